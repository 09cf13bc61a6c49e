'use client';
import type { ButtonControl, ChoiceControl, Control, Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import { programName } from '#model/role.ts';
import { settingKey } from '#model/setting.ts';
import { copy } from './copy.vi.ts';
import { Menu, type MenuItem } from './menu.tsx';
import styles from './program-actions.module.css';
import { useTabStop } from './roving.tsx';
import { useSign } from './signs.tsx';
import { useStage } from './stage-context.ts';

const isOwn = (control: Control, role: string): boolean =>
  control.per === 'program' && 'tell' in control.effect && control.effect.tell === role;

const choicesOf = (controls: readonly Control[], role: string): ChoiceControl[] =>
  controls.filter((control) => control.kind === 'choice').filter((control) => isOwn(control, role));

const buttonsOf = (controls: readonly Control[], role: string): ButtonControl[] =>
  controls.filter((control) => control.kind === 'button').filter((control) => isOwn(control, role));

/** Whether the lab has something to do to a program of the role. */
export const hasOwn = ({ controls }: Lab, role: string): boolean => controls.some((control) => isOwn(control, role));

/** What a lab lets a learner do to one program: the setting in force as a chip, commands in a menu. */
export function OwnControls({ program }: { program: ProgramPicture }) {
  const { lab, copy: words, pending } = useStage();
  const items = useOwnItems(program);
  if (program.state !== 'running') return null;
  const buttons = buttonsOf(lab.controls, program.role);
  return (
    <>
      {choicesOf(lab.controls, program.role).map((control) => (
        <Chip key={control.id} control={control} program={program} />
      ))}
      {buttons.length > 0 ? (
        <Menu
          of={program.id}
          label={copy.own(programName(lab, words, program.id))}
          className={styles.chip}
          align="start"
          pending={buttons.some((control) => pending(control.id, program.id))}
          items={items}
        >
          ⋯
        </Menu>
      ) : null}
    </>
  );
}

/** A setting of one program: it shows what holds now, and a click takes the next. */
function Chip({ control: { id, options, initial }, program }: { control: ChoiceControl; program: ProgramPicture }) {
  const { lab, picture, act, copy: words, pending } = useStage();
  const said = words.controls[id];
  const label = said?.label ?? id;
  const nameOf = (option: string): string => said?.options?.[option] ?? option;
  const value = String(picture.settings[settingKey(id, program.id)] ?? initial);
  const next = options[(options.indexOf(value) + 1) % options.length] ?? initial;
  const tabIndex = useTabStop();
  const sign = useSign({ id, term: label, text: copy.chip(nameOf(value), nameOf(next)) }, 'once');
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      {...sign}
      className={styles.chip}
      data-act={id}
      data-of={program.id}
      data-pending={pending(id, program.id)}
      aria-label={`${label}: ${nameOf(value)}, ${programName(lab, words, program.id)}`}
      onClick={() => act?.(id, program.id, next)}
    >
      {nameOf(value)}
    </button>
  );
}

/** The same as items of a menu; that of a `compact` card has the settings in it, too. */
export const useOwnItems = (program: ProgramPicture, compact = false): MenuItem[] => {
  const { lab, picture, act, copy: words } = useStage();
  if (program.state !== 'running') return [];
  const settings = compact ? choicesOf(lab.controls, program.role) : [];
  return [
    ...buttonsOf(lab.controls, program.role).map(({ id }) => ({
      key: id,
      label: words.controls[id]?.label ?? id,
      choose: () => act?.(id, program.id),
    })),
    ...settings.flatMap(({ id, options, initial }) => {
      const said = words.controls[id];
      const value = String(picture.settings[settingKey(id, program.id)] ?? initial);
      return options
        .filter((option) => option !== value)
        .map((option) => ({
          key: `${id} ${option}`,
          label: copy.change(said?.label ?? id, said?.options?.[option] ?? option),
          choose: () => act?.(id, program.id, option),
        }));
    }),
  ];
};
