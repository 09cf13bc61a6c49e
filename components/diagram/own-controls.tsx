'use client';
import type { ButtonControl, ChoiceControl, Control, Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import { programName } from '#model/role.ts';
import { settingKey } from '#model/setting.ts';
import { copy } from './copy.vi.ts';
import { Menu, type MenuItem } from './menu.tsx';
import styles from './program-actions.module.css';
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
  const { lab, picture, act, copy: words, pending } = useStage();
  const items = useOwnItems(program);
  if (program.state !== 'running') return null;
  const buttons = buttonsOf(lab.controls, program.role);
  return (
    <>
      {choicesOf(lab.controls, program.role).map((control) => {
        const said = words.controls[control.id];
        const label = said?.label ?? control.id;
        const value = String(picture.settings[settingKey(control.id, program.id)] ?? control.initial);
        const next = control.options[(control.options.indexOf(value) + 1) % control.options.length] ?? control.initial;
        return (
          <button
            key={control.id}
            type="button"
            className={styles.chip}
            data-pending={pending(control.id, program.id)}
            aria-label={`${label}: ${said?.options?.[value] ?? value}, ${programName(lab, words, program.id)}`}
            title={`${label}: ${said?.options?.[next] ?? next}`}
            onClick={() => act?.(control.id, program.id, next)}
          >
            {said?.options?.[value] ?? value}
          </button>
        );
      })}
      {buttons.length > 0 ? (
        <Menu
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
          label: `${said?.label ?? id}: ${said?.options?.[option] ?? option}`,
          choose: () => act?.(id, program.id, option),
        }));
    }),
  ];
};
