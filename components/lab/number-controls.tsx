'use client';
import { useEffect, useRef, useState } from 'react';
import type { NumberControl } from '#model/lab.ts';
import styles from './controls.module.css';
import { copy } from './copy.vi.ts';
import type { Session } from './session.ts';

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

const restMs = 120;
/** So long after an answer its event has come, or never does. */
const heardMs = 1_500;

/** Sends once it has rested for 120 ms, so that no drag floods the log. */
export function Slider({ control, label, help, unit, value, disabled, session }: NumberProps) {
  const [held, setHeld] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = held ?? value;
  const send = (next: number): void => {
    setHeld(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      session.act(control.id, undefined, next);
      // From here the log has the word again.
      timer.current = setTimeout(() => setHeld(null), heardMs);
    }, restMs);
  };
  return (
    <label className={styles.field} data-act={control.id} title={help}>
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

/** A number between two buttons, kept as a setting. A second press counts from what the first has asked for. */
export function Stepper({ control, label, help, value, disabled, session, waiting }: NumberProps) {
  const [asked, setAsked] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setAsked((one) => (one === value ? null : one)), [value]);
  const from = asked ?? value;
  const to = async (next: number): Promise<void> => {
    setAsked(next);
    await session.act(control.id, undefined, next);
    clearTimeout(timer.current);
    // From here the log has the word again, whoever else has set it.
    timer.current = setTimeout(() => setAsked(null), heardMs);
  };
  return (
    <fieldset className={styles.field} data-act={control.id} disabled={disabled} title={help}>
      <legend>{label}</legend>
      <div className={styles.segments} data-pending={waiting}>
        <button
          type="button"
          aria-label={copy.decrease(label)}
          aria-disabled={from <= control.min}
          onClick={() => from > control.min && to(Math.max(control.min, from - control.step))}
        >
          −
        </button>
        <output className={styles.number}>{value}</output>
        <button
          type="button"
          aria-label={copy.increase(label)}
          aria-disabled={from >= control.max}
          onClick={() => from < control.max && to(Math.min(control.max, from + control.step))}
        >
          +
        </button>
      </div>
    </fieldset>
  );
}

/** A button with a number beside it: sent on click and not kept. */
export function Amount({
  control,
  label,
  help,
  unit,
  disabled,
  session,
  waiting,
  onSent,
  suggested,
}: NumberProps & { onSent: () => void; suggested: number | undefined }) {
  const [amount, setAmount] = useState(control.initial);
  // What the next step asks for stands there before it is pressed.
  useEffect(() => {
    if (suggested !== undefined) setAmount(suggested);
  }, [suggested]);
  const valid = Number.isInteger(amount) && amount >= control.min && amount <= control.max;
  return (
    <form
      className={styles.amount}
      data-act={control.id}
      title={help}
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        session.act(control.id, undefined, amount);
        onSent();
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
