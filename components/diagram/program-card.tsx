'use client';
import type { ProgramPicture } from '#model/picture.ts';
import { programName } from '#model/role.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import { Hands, MemberHands } from './hands.tsx';
import { OwnControls } from './own-controls.tsx';
import { ProgramActions } from './program-actions.tsx';
import styles from './program-card.module.css';
import { SessionRing } from './session-ring.tsx';
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
          <Body program={program} />
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

function Body({ program }: { program: ProgramPicture }) {
  const { picture } = useStage();
  if (program.silence && program.state !== 'running') return <SessionRing silence={program.silence} />;
  if (program.state === 'dead') return <span className={styles.said}>{causeOfDeath(program)}</span>;
  if (program.state === 'left') return <span className={styles.said}>{copy.leftPolitely}</span>;
  const memberships = Object.values(picture.groups).flatMap((group) =>
    group.members.filter((member) => member.program === program.id).map((member) => ({ group, member })),
  );
  const membership = memberships[0];
  const owned = membership?.member.partitions.map((one) => one.partition) ?? [];
  if (membership || Object.keys(picture.topics).length > 0) {
    const words = membership ? (owned.length > 0 ? copy.owns(owned) : copy.idleMember) : copy.joining;
    return <MemberHands program={program} words={words} />;
  }
  return <Hands program={program} />;
}

const causeOfDeath = (program: ProgramPicture): string => {
  const { exited } = program;
  if (!exited) return '';
  if (exited.cause === 'out-of-memory') return copy.outOfMemory;
  const labels = exited.held.map((held) => (held.technology === 'rabbitmq' ? `#${held.label}` : held.label));
  if (exited.cause === 'crashed' && exited.signal === null) return copy.crashed(exited.code);
  return labels.length > 0 ? copy.diedHolding(labels) : copy.diedIdle;
};
