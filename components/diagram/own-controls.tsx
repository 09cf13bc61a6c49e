'use client';
import { DropdownMenu } from 'radix-ui';
import type { ButtonControl, ChoiceControl, Control, Lab } from '#model/lab.ts';
import type { ProgramPicture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import { copy } from './copy.vi.ts';
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
            aria-label={`${label}: ${said?.options?.[value] ?? value}, ${program.id}`}
            title={`${label}: ${said?.options?.[next] ?? next}`}
            onClick={() => act?.(control.id, program.id, next)}
          >
            {said?.options?.[value] ?? value}
          </button>
        );
      })}
      {buttons.length > 0 ? (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger
            className={styles.chip}
            data-pending={buttons.some((control) => pending(control.id, program.id))}
            aria-label={copy.own(program.id)}
          >
            ⋯
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className={styles.menu} align="start" sideOffset={4}>
              <OwnItems program={program} />
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      ) : null}
    </>
  );
}

/** The same as items of a menu; `compact` cards have settings in it, too. */
export function OwnItems({ program, compact = false }: { program: ProgramPicture; compact?: boolean }) {
  const { lab, picture, act, copy: words } = useStage();
  if (program.state !== 'running') return null;
  return (
    <>
      {buttonsOf(lab.controls, program.role).map((control) => (
        <DropdownMenu.Item key={control.id} className={styles.item} onSelect={() => act?.(control.id, program.id)}>
          {words.controls[control.id]?.label ?? control.id}
        </DropdownMenu.Item>
      ))}
      {compact
        ? choicesOf(lab.controls, program.role).flatMap((control) => {
            const said = words.controls[control.id];
            const value = String(picture.settings[settingKey(control.id, program.id)] ?? control.initial);
            return control.options
              .filter((option) => option !== value)
              .map((option) => (
                <DropdownMenu.Item
                  key={`${control.id} ${option}`}
                  className={styles.item}
                  onSelect={() => act?.(control.id, program.id, option)}
                >
                  {said?.label ?? control.id}: {said?.options?.[option] ?? option}
                </DropdownMenu.Item>
              ));
          })
        : null}
    </>
  );
}
