'use client';
import type { Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import { isStartable, programName } from '#model/role.ts';
import { copy } from './copy.vi.ts';
import { Menu } from './menu.tsx';
import { hasOwn, useOwnItems } from './own-controls.tsx';
import styles from './program-actions.module.css';
import { useStage } from './stage-context.ts';

/** Kill, freeze and leave, or run again: beside one another, or in a menu where the card is `compact`. */
export function ProgramActions({ program, compact }: { program: ProgramPicture; compact: boolean }) {
  return compact ? <BreakMenu program={program} /> : <Buttons program={program} />;
}

function Buttons({ program }: { program: ProgramPicture }) {
  const { lab } = useStage();
  if (program.state === 'running' && !isBreakable(lab, program)) return null;
  return (
    <footer className={styles.actions}>
      {offered(lab, program).map((offer) => (
        <Action key={offer.action} program={program} offer={offer} />
      ))}
    </footer>
  );
}

const isBreakable = (lab: Lab, { role }: ProgramPicture): boolean => lab.roles[role]?.breakable !== false;

interface Offer {
  action: string;
  label: string;
  look?: string | undefined;
}

const run: Offer = { action: 'run', label: copy.run, look: styles.run };

const hasEnded = ({ state }: ProgramPicture): boolean => state === 'dead' || state === 'left';

const offered = (lab: Lab, program: ProgramPicture): Offer[] => {
  if (hasEnded(program)) {
    return [run, ...(isStartable(lab, program.role) ? [{ action: 'remove', label: copy.remove }] : [])];
  }
  return [
    { action: 'kill', label: copy.kill, look: styles.kill },
    program.state === 'frozen' ? { action: 'thaw', label: copy.thaw } : { action: 'freeze', label: copy.freeze },
    { action: 'leave', label: copy.leave },
  ];
};

function Action({ program, offer: { action, label, look } }: { program: ProgramPicture; offer: Offer }) {
  const { act, lab, copy: words, pending } = useStage();
  return (
    <button
      type="button"
      className={look}
      data-pending={pending(action, program.id)}
      aria-label={copy.actionLabel(label, programName(lab, words, program.id))}
      onClick={() => act?.(action, program.id)}
    >
      {label}
    </button>
  );
}

function BreakMenu({ program }: { program: ProgramPicture }) {
  const { act, lab, copy: words } = useStage();
  const own = useOwnItems(program, true);
  if (hasEnded(program)) {
    return (
      <footer className={styles.actions}>
        <Action program={program} offer={run} />
      </footer>
    );
  }
  const breaks = isBreakable(lab, program) ? offered(lab, program) : [];
  if (breaks.length === 0 && !hasOwn(lab, program.role)) return null;
  return (
    <footer className={styles.actions}>
      <Menu
        label={copy.breakLabel(programName(lab, words, program.id))}
        className={styles.menuButton}
        align="end"
        items={[
          ...breaks.map(({ action, label }) => ({ key: action, label, choose: () => act?.(action, program.id) })),
          ...own,
        ]}
      >
        {copy.break}
      </Menu>
    </footer>
  );
}
