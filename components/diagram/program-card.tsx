'use client';
import { stageTerms } from '#content/stage-terms.ts';
import type { Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import { programIds, programName } from '#model/role.ts';
import type { Station } from '#model/scene.ts';
import { CardBody } from './card-body.tsx';
import { copy } from './copy.vi.ts';
import { OwnControls } from './own-controls.tsx';
import { ProgramActions, useActionKeys } from './program-actions.tsx';
import styles from './program-card.module.css';
import { StopOf, useRoving } from './roving.tsx';
import { SignButton } from './signs.tsx';
import { useStage } from './stage-context.ts';

type ProgramStation = Extract<Station, { kind: 'program' }>;

/** A program: its process, what is in its hands, and what can be done to it. Real buttons in HTML over the drawing. */
export function ProgramCard({ station }: { station: ProgramStation }) {
  const { picture, frame, lab, copy: words, act } = useStage();
  const name = programName(lab, words, station.program);
  const program = picture.programs[station.program];
  const { stop, attributes } = useRoving(station.program, useActionKeys(program));
  const { x, y, width, height } = station;
  const compact = frame === 'portrait' || height < 100;
  // Too low for the button below the name, and wide enough for it beside that.
  const low = frame === 'landscape' && height < 66 && width >= 190;
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height} className={styles.frame}>
      {program ? (
        <section
          className={styles.card}
          data-state={program.state}
          data-compact={compact}
          data-low={low || undefined}
          aria-label={name}
          {...attributes}
        >
          <StopOf stop={stop}>
            <header>
              <Name program={program} name={name} />
              {act && !compact ? <OwnControls program={program} /> : null}
              <Corner program={program} />
            </header>
            <CardBody program={program} />
            {act ? <ProgramActions program={program} compact={compact} /> : null}
          </StopOf>
        </section>
      ) : isDue(lab, station.program) ? (
        <div className={styles.card} data-state="due" data-compact={compact}>
          <header>
            <strong className={styles.name}>{name}</strong>
          </header>
          <span className={styles.said}>{copy.notStarted}</span>
        </div>
      ) : null}
    </foreignObject>
  );
}

/** Whether the lab opens with that program: its place is kept until it has started. */
const isDue = ({ roles }: Lab, program: string): boolean =>
  Object.entries(roles).some(([name, role]) => programIds(name, role).slice(0, role.start).includes(program));

/** Its name; one that says what somebody's work is, and not what the program is, can be asked what it means. */
function Name({ program, name }: { program: ProgramPicture; name: string }) {
  const { copy: words } = useStage();
  const term = stageTerms.find(({ id }) => id === words.roles[program.role]?.term);
  return term ? (
    <SignButton sign={term.id} className={styles.name}>
      {name}
    </SignButton>
  ) : (
    <strong className={styles.name}>{name}</strong>
  );
}

function Corner({ program }: { program: ProgramPicture }) {
  const { state, exited, cutAt, cutLoses, pid } = program;
  if (state === 'dead' && exited?.signal === 'SIGKILL') {
    return (
      <SignButton sign="kill" className={styles.signal}>
        {exited.signal}
      </SignButton>
    );
  }
  if (state === 'dead') return <span className={styles.signal}>{exited?.signal ?? 'exit'}</span>;
  if (state === 'left') {
    return (
      <SignButton sign="leave" className={styles.pid}>
        {copy.hasLeft}
      </SignButton>
    );
  }
  if (state === 'frozen') {
    return (
      <SignButton sign="freeze" className={styles.frozen}>
        {copy.frozen}
      </SignButton>
    );
  }
  if (cutAt !== undefined) {
    return (
      <SignButton sign="cable-cut" className={styles.cut}>
        ✕ {copy.cut(cutLoses)}
      </SignButton>
    );
  }
  return <span className={styles.pid}>{copy.pid(pid)}</span>;
}
