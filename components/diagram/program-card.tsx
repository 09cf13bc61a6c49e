'use client';
import type { ProgramPicture } from '#model/picture.ts';
import { programName } from '#model/role.ts';
import type { Station } from '#model/scene.ts';
import { CardBody } from './card-body.tsx';
import { copy } from './copy.vi.ts';
import { OwnControls } from './own-controls.tsx';
import { ProgramActions } from './program-actions.tsx';
import styles from './program-card.module.css';
import { useStage } from './stage-context.ts';

type ProgramStation = Extract<Station, { kind: 'program' }>;

/** A program: its process, what is in its hands, and what can be done to it. Real buttons in HTML over the drawing. */
export function ProgramCard({ station }: { station: ProgramStation }) {
  const { picture, frame, lab, copy: words, act } = useStage();
  const name = programName(lab, words, station.program);
  const program = picture.programs[station.program];
  const { x, y, width, height } = station;
  const compact = frame === 'portrait' || height < 100;
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height} className={styles.frame}>
      {program ? (
        <section className={styles.card} data-state={program.state} data-compact={compact} aria-label={name}>
          <header>
            <strong className={styles.name}>{name}</strong>
            {act && !compact ? <OwnControls program={program} /> : null}
            <Corner program={program} />
          </header>
          <CardBody program={program} />
          {act ? <ProgramActions program={program} compact={compact} /> : null}
        </section>
      ) : null}
    </foreignObject>
  );
}

function Corner({ program }: { program: ProgramPicture }) {
  if (program.state === 'dead') return <span className={styles.signal}>{program.exited?.signal ?? 'exit'}</span>;
  if (program.state === 'left') return <span className={styles.pid}>{copy.hasLeft}</span>;
  if (program.state === 'frozen') return <span className={styles.frozen}>{copy.frozen}</span>;
  if (program.cutAt !== undefined) return <span className={styles.cut}>✕ {copy.cableCut}</span>;
  return <span className={styles.pid}>{copy.pid(program.pid)}</span>;
}
