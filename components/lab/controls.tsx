'use client';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Move } from '#model/guide.ts';
import type { Control, FormControl, Lab, LabCopy } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { settingKey } from '#model/setting.ts';
import styles from './controls.module.css';
import { copy } from './copy.vi.ts';
import { Form } from './form-control.tsx';
import { Amount, Slider, Stepper } from './number-controls.tsx';
import { isPending } from './pending.ts';
import { usePictureNow } from './picture-now.ts';
import type { Session } from './session.ts';

interface ControlsProps {
  lab: Lab;
  words: LabCopy;
  playback: Playback;
  session: Session;
  disabled: boolean;
  /** On a phone only the first few are in the bar; the others open beside it. */
  compact: boolean;
  suggestion?: Suggestion | undefined;
}

/** What the learner is to press next, and the value that they are to give it. */
export type Suggestion = Pick<Move, 'act' | 'value'>;

/** The lab's own controls, from its data. */
export function Controls({ lab, words, playback, session, disabled, compact, suggestion }: ControlsProps) {
  const [open, setOpen] = useState(false);
  const shared = lab.controls.filter((control) => control.per !== 'program');
  const first = compact ? shared.filter((control) => control.kind === 'button').slice(0, 2) : shared;
  const rest = compact ? shared.filter((control) => !first.includes(control)) : [];
  const rowForms = formsInRow(shared);
  const close = (): void => setOpen(false);
  const draw = (control: Control): React.ReactNode =>
    control.kind === 'form' ? (
      <Form
        key={control.id}
        control={control}
        words={words}
        playback={playback}
        session={session}
        disabled={disabled}
        place={compact ? 'sheet' : rowForms.has(control.id) ? 'row' : 'popover'}
        onSent={close}
      />
    ) : (
      <ControlField
        key={control.id}
        control={control}
        words={words}
        playback={playback}
        session={session}
        disabled={disabled}
        onSent={close}
        suggestion={suggestion}
      />
    );
  if (!compact) {
    return (
      <section className={styles.dock} data-focus-home="" aria-label={copy.controls}>
        {first.map(draw)}
      </section>
    );
  }
  return (
    <section
      className={styles.compact}
      data-focus-home=""
      data-sheet={open ? 'open' : undefined}
      aria-label={copy.controls}
    >
      <div className={styles.bar}>
        {first.map(draw)}
        {rest.length > 0 ? (
          <button
            type="button"
            className={styles.button}
            aria-expanded={open}
            aria-label={copy.more}
            data-more
            onClick={() => setOpen(!open)}
          >
            ⋯
          </button>
        ) : null}
      </div>
      {/* Stays, so that a form keeps what was typed. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from any of its fields */}
      <div
        className={styles.sheet}
        hidden={!open}
        onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && close()}
      >
        {rest.map(draw)}
      </div>
    </section>
  );
}

const mostFieldsInForm = 2;
const mostFieldsInRow = 4;

/** The forms that stand open in the row of controls: small ones, as long as they leave the stage its height. */
const formsInRow = (controls: readonly Control[]): Set<string> => {
  let fields = 0;
  return new Set(
    controls.flatMap((control) => {
      if (control.kind !== 'form' || control.fields.length > mostFieldsInForm) return [];
      if (fields + control.fields.length > mostFieldsInRow) return [];
      fields += control.fields.length;
      return [control.id];
    }),
  );
};

interface FieldProps {
  control: Exclude<Control, FormControl>;
  words: LabCopy;
  playback: Playback;
  session: Session;
  disabled: boolean;
  /** After a command that is given once; what is tuned, by a slider or step by step, is seldom right at the first touch. */
  onSent: () => void;
  suggestion: Suggestion | undefined;
}

function ControlField({ control, words, playback, session, disabled, onSent, suggestion }: FieldProps) {
  const said = words.controls[control.id];
  const label = said?.label ?? control.id;
  const waiting = useStore(session, ({ pending }) => isPending(pending, control.id));
  const current = usePictureNow(playback, ({ settings }) => settings[settingKey(control.id, null)]);
  const sends = usePictureNow(playback, (picture) =>
    control.kind === 'button' ? control.sends?.(picture) : undefined,
  );
  const id = useId();
  if (control.kind === 'button') {
    return (
      <button
        type="button"
        className={control.primary ? styles.primary : styles.button}
        data-act={control.id}
        title={said?.help}
        {...(sends !== undefined && { 'aria-describedby': id })}
        disabled={disabled}
        data-pending={waiting}
        onClick={() => {
          session.act(control.id);
          onSent();
        }}
      >
        {label}
        {/* Hidden from its name, which stays what hints and goals call it. */}
        {sends === undefined ? null : (
          <small id={id} aria-hidden="true">
            {sends}
          </small>
        )}
      </button>
    );
  }
  if (control.kind === 'choice') {
    const value = String(current ?? control.initial);
    return (
      <fieldset className={styles.field} data-act={control.id} disabled={disabled} title={said?.help}>
        <legend>{label}</legend>
        <div className={styles.segments} data-pending={waiting}>
          {control.options.map((option) => (
            <button
              key={option}
              type="button"
              data-option-value={option}
              aria-pressed={option === value}
              onClick={() => {
                if (option === value) return;
                session.act(control.id, undefined, option);
                onSent();
              }}
            >
              {said?.options?.[option] ?? option}
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
  const value = typeof current === 'number' ? current : control.initial;
  const shared = { control, label, help: said?.help, unit: said?.unit, value, disabled, session, waiting };
  if (control.kind === 'slider') return <Slider {...shared} />;
  if (control.kind === 'stepper') return <Stepper {...shared} />;
  const suggested = suggestion?.act === control.id ? Number(suggestion.value) : undefined;
  return <Amount {...shared} onSent={onSent} suggested={suggested} />;
}
