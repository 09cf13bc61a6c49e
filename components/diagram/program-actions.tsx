'use client';
import type { KeyboardEvent } from 'react';
import { capsOf, isPressed, shortcuts } from '#components/shortcuts.ts';
import type { StageTerm } from '#content/stage-terms.ts';
import type { Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import type { ProgramAction } from '#model/program-action.ts';
import { isStartable, programName } from '#model/role.ts';
import { copy } from './copy.vi.ts';
import { Menu } from './menu.tsx';
import { hasOwn, useOwnItems } from './own-controls.tsx';
import styles from './program-actions.module.css';
import { useTabStop } from './roving.tsx';
import { saidOf, useSign } from './signs.tsx';
import { useStage } from './stage-context.ts';

/** Kill, freeze and leave, or run again: beside one another, or in a menu where the card is `compact`. */
export function ProgramActions({ program, compact }: { program: ProgramPicture; compact: boolean }) {
  return compact ? <BreakMenu program={program} /> : <Buttons program={program} />;
}

function Buttons({ program }: { program: ProgramPicture }) {
  const { lab } = useStage();
  const offers = offered(lab, program);
  if (offers.length === 0) return null;
  return (
    <footer className={styles.actions}>
      {offers.map((offer) => (
        <Action key={offer.action} program={program} offer={offer} />
      ))}
    </footer>
  );
}

/** Does to the program what a key stands for, if it is offered now. */
export const useActionKeys = (program: ProgramPicture | undefined): ((event: KeyboardEvent) => void) => {
  const { act, lab } = useStage();
  return (event) => {
    if (!program || event.repeat) return;
    const offer = offered(lab, program).find(({ action }) => isPressed(shortcuts.program[action], event.nativeEvent));
    if (!offer) return;
    event.preventDefault();
    act?.(offer.action, program.id);
  };
};

/** A menu over the stage has no room for more. */
const firstSentence = (text: string): string => text.slice(0, text.indexOf('. ') + 1) || text;

interface Offer {
  action: ProgramAction;
  /** What the glossary says of it. */
  term?: StageTerm;
  label: string;
  look?: string | undefined;
}

const run: Offer = { action: 'run', label: copy.run, look: styles.run };
const remove: Offer = { action: 'remove', label: copy.remove };

const hasEnded = ({ state }: ProgramPicture): boolean => state === 'dead' || state === 'left';

/** What can be done to the program now: its buttons, its menu and its keys. */
const offered = (lab: Lab, program: ProgramPicture): Offer[] => {
  if (hasEnded(program)) {
    return isStartable(lab, program.role) ? [run, remove] : [run];
  }
  if (lab.roles[program.role]?.breakable === false) return [];
  return [
    { action: 'kill', label: copy.kill, look: styles.kill, term: 'kill' },
    program.state === 'frozen'
      ? { action: 'thaw', label: copy.thaw, term: 'thaw' }
      : { action: 'freeze', label: copy.freeze, term: 'freeze' },
    { action: 'leave', label: copy.leave, term: 'leave' },
  ];
};

function Action({ program, offer: { action, label, look, term } }: { program: ProgramPicture; offer: Offer }) {
  const { act, lab, copy: words, pending } = useStage();
  const tabIndex = useTabStop();
  const sign = useSign(term, 'once');
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      {...sign}
      className={look}
      data-act={action}
      data-of={program.id}
      data-pending={pending(action, program.id)}
      aria-keyshortcuts={shortcuts.program[action].flatMap(capsOf).join(' ')}
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
  const breaks = offered(lab, program);
  if (breaks.length === 0 && !hasOwn(lab, program.role)) return null;
  return (
    <footer className={styles.actions}>
      <Menu
        of={program.id}
        label={copy.breakLabel(programName(lab, words, program.id))}
        className={styles.menuButton}
        align="end"
        items={[
          ...breaks.map(({ action, label, term }) => ({
            key: action,
            label,
            ...(term && { says: firstSentence(saidOf(term).text) }),
            choose: () => act?.(action, program.id),
          })),
          ...own,
        ]}
      >
        {copy.break}
      </Menu>
    </footer>
  );
}
