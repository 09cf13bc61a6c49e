'use client';
import { memo, useRef, useState } from 'react';
import type { Control, Lab, LabCopy, NumberControl } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import styles from './controls.module.css';
import { copy } from './copy.vi.ts';
import type { Session } from './session.ts';

interface ControlsProps {
  lab: Lab;
  words: LabCopy;
  settings: Picture['settings'];
  session: Session;
  disabled: boolean;
  /** What is pending is asked of the session; a new number says that it has changed. */
  pendingVersion: number;
  /** On a phone only the first few are in the bar; the others open above it. */
  compact: boolean;
}

/** The lab's own controls, from its data. */
export const Controls = memo(function Controls(props: ControlsProps) {
  const { lab, words, settings, session, disabled, compact } = props;
  const [open, setOpen] = useState(false);
  const shared = lab.controls.filter((control) => control.per !== 'program');
  const first = compact ? shared.filter((control) => control.kind === 'button').slice(0, 2) : shared;
  const rest = compact ? shared.filter((control) => !first.includes(control)) : [];
  const draw = (control: Control): React.ReactNode => (
    <ControlField
      key={control.id}
      control={control}
      words={words}
      settings={settings}
      session={session}
      disabled={disabled}
    />
  );
  return (
    <section className={compact ? styles.bar : styles.dock} aria-label={copy.controls}>
      {first.map(draw)}
      {rest.length > 0 ? (
        <>
          <button
            type="button"
            className={styles.button}
            aria-expanded={open}
            aria-label={copy.more}
            onClick={() => setOpen(!open)}
          >
            ⋯
          </button>
          {open ? <div className={styles.sheet}>{rest.map(draw)}</div> : null}
        </>
      ) : null}
    </section>
  );
});

interface FieldProps {
  control: Control;
  words: LabCopy;
  settings: Picture['settings'];
  session: Session;
  disabled: boolean;
}

function ControlField({ control, words, settings, session, disabled }: FieldProps) {
  const said = words.controls[control.id];
  const label = said?.label ?? control.id;
  const waiting = session.pending(control.id);
  if (control.kind === 'button') {
    return (
      <button
        type="button"
        className={control.primary ? styles.primary : styles.button}
        title={said?.help}
        disabled={disabled}
        data-pending={waiting}
        onClick={() => session.act(control.id)}
      >
        {label}
      </button>
    );
  }
  if (control.kind === 'choice') {
    const value = String(settings[settingKey(control.id, null)] ?? control.initial);
    return (
      <fieldset className={styles.field} disabled={disabled} title={said?.help}>
        <legend>{label}</legend>
        <div className={styles.segments} data-pending={waiting}>
          {control.options.map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={option === value}
              onClick={() => option !== value && session.act(control.id, undefined, option)}
            >
              {said?.options?.[option] ?? option}
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
  if (control.kind === 'form') return null;
  const current = settings[settingKey(control.id, null)];
  const value = typeof current === 'number' ? current : control.initial;
  const shared = { control, label, help: said?.help, unit: said?.unit, value, disabled, session, waiting };
  if (control.kind === 'slider') return <Slider {...shared} />;
  if (control.kind === 'stepper') return <Stepper {...shared} />;
  return <Amount {...shared} />;
}

interface NumberProps {
  control: NumberControl;
  label: string;
  help: string | undefined;
  unit: string | undefined;
  value: number;
  disabled: boolean;
  session: Session;
  waiting: boolean;
}

const sendEveryMs = 120;

/** Sends while it is dragged, at most every 120 ms, and always its last value. */
function Slider({ control, label, help, unit, value, disabled, session }: NumberProps) {
  const [held, setHeld] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = held ?? value;
  const send = (next: number): void => {
    setHeld(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      session.act(control.id, undefined, next);
      // From here the log has the word again.
      timer.current = setTimeout(() => setHeld(null), 1500);
    }, sendEveryMs);
  };
  return (
    <label className={styles.field} title={help}>
      {label}
      <input
        type="range"
        className={styles.slider}
        min={control.min}
        max={control.max}
        step={control.step}
        value={shown}
        disabled={disabled}
        aria-valuetext={`${shown}${unit ?? ''}`}
        style={{ '--part': `${((shown - control.min) / (control.max - control.min)) * 100}%` }}
        onChange={(event) => send(event.currentTarget.valueAsNumber)}
      />
      <output className={styles.value}>
        {shown}
        {unit ?? ''}
      </output>
    </label>
  );
}

function Stepper({ control, label, help, value, disabled, session, waiting }: NumberProps) {
  const to = (next: number): void =>
    session.act(control.id, undefined, Math.min(control.max, Math.max(control.min, next)));
  return (
    <fieldset className={styles.field} disabled={disabled} title={help}>
      <legend>{label}</legend>
      <div className={styles.segments} data-pending={waiting}>
        <button
          type="button"
          aria-label={copy.decrease(label)}
          disabled={value <= control.min}
          onClick={() => to(value - control.step)}
        >
          −
        </button>
        <output className={styles.number}>{value}</output>
        <button
          type="button"
          aria-label={copy.increase(label)}
          disabled={value >= control.max}
          onClick={() => to(value + control.step)}
        >
          +
        </button>
      </div>
    </fieldset>
  );
}

function Amount({ control, label, help, unit, disabled, session, waiting }: NumberProps) {
  const [amount, setAmount] = useState(control.initial);
  const valid = Number.isInteger(amount) && amount >= control.min && amount <= control.max;
  return (
    <form
      className={styles.amount}
      title={help}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) session.act(control.id, undefined, amount);
      }}
    >
      <button type="submit" disabled={disabled || !valid} data-pending={waiting}>
        {label}
      </button>
      <input
        type="number"
        aria-label={copy.amount(label)}
        min={control.min}
        max={control.max}
        step={control.step}
        value={Number.isNaN(amount) ? '' : amount}
        disabled={disabled}
        onChange={(event) => setAmount(event.currentTarget.valueAsNumber)}
      />
      {unit ? <span>{unit}</span> : null}
    </form>
  );
}
