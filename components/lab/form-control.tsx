'use client';
import { type FormEvent, lazy, type ReactElement, type ReactNode, Suspense, useId, useState } from 'react';
import { useStore } from 'zustand';
import { fieldOptions } from '#model/form.ts';
import type { FormControl, FormField, LabCopy } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import controls from './controls.module.css';
import { copy } from './copy.vi.ts';
import styles from './form-control.module.css';
import { isPending } from './pending.ts';
import { usePictureNow } from './picture-now.ts';
import type { Session } from './session.ts';

interface FormProps {
  control: FormControl;
  words: LabCopy;
  playback: Playback;
  session: Session;
  disabled: boolean;
  /** In the row of controls, above a button of the row, or one under the other on a phone. */
  place: 'row' | 'popover' | 'sheet';
  onSent: () => void;
}

// Most labs have no form that needs it.
const FormPopover = lazy(async () => ({ default: (await import('./form-popover.tsx')).FormPopover }));

export interface PopoverProps {
  label: string;
  /** A button that opens it, also before the popover's own code is there. */
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

type Said = NonNullable<NonNullable<LabCopy['controls'][string]['fields']>[string]>;

/** A form of a lab; it keeps what was typed, so that the next one is sent with a change or two. */
export function Form(props: FormProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState(false);
  const { control, words, session, place } = props;
  const waiting = useStore(session, ({ pending }) => isPending(pending, control.id));
  const label = words.controls[control.id]?.label ?? control.id;
  const drawing = (
    <Fields
      {...props}
      waiting={waiting}
      typed={typed}
      onType={(field, text) => setTyped({ ...typed, [field]: text })}
      onSent={() => {
        setOpen(false);
        props.onSent();
      }}
    />
  );
  if (place !== 'popover') return drawing;
  // What has to be typed; choices have a value as they are.
  const asked = control.fields
    .filter(({ kind }) => kind === 'text')
    .map(({ id }) => words.controls[control.id]?.fields?.[id]?.label ?? id);
  const trigger = (
    <button
      type="button"
      className={controls.button}
      data-act={control.id}
      disabled={props.disabled}
      title={words.controls[control.id]?.help}
      data-pending={waiting}
      onClick={() => setOpen(true)}
    >
      {label} …{asked.length > 0 ? <small aria-hidden="true">{asked.join(', ')}</small> : null}
    </button>
  );
  return (
    <Suspense fallback={trigger}>
      <FormPopover label={label} trigger={trigger} open={open} onOpenChange={setOpen}>
        {drawing}
      </FormPopover>
    </Suspense>
  );
}

interface FieldsProps extends FormProps {
  waiting: boolean;
  typed: Readonly<Record<string, string>>;
  onType: (field: string, text: string) => void;
}

function Fields({ control, words, playback, session, disabled, place, waiting, typed, onType, onSent }: FieldsProps) {
  const options = useOptions(control, playback);
  const [missing, setMissing] = useState<string | null>(null);
  const refusal = useStore(session, (state) => state.refusal);
  const refusedField = refusal?.at?.control === control.id ? refusal.at.field : undefined;
  const id = useId();
  const said = words.controls[control.id];
  const label = said?.label ?? control.id;
  const saidOf = (field: FormField): Said => said?.fields?.[field.id] ?? { label: field.id };
  // What has vanished from the picture meanwhile cannot be sent.
  const textOf = (field: FormField): string => {
    const text = typed[field.id];
    if (field.kind === 'text') return text ?? field.initial;
    const offered = options[field.id] ?? [];
    return text !== undefined && offered.includes(text) ? text : (offered[0] ?? '');
  };
  const barren = control.fields.find((field) => field.kind === 'choice' && options[field.id]?.length === 0);
  const full = control.fields.find((field) => field.kind === 'text' && textOf(field).length >= limitOf(field));
  const wrong = control.fields.find(({ id: one }) => one === (missing ?? refusedField));
  const hint = barren
    ? copy.form.nothingToChoose(saidOf(barren).label)
    : wrong
      ? missing !== null || !refusal
        ? copy.form.required(saidOf(wrong).label)
        : `${saidOf(wrong).label}: ${refusal.sentence}`
      : full?.kind === 'text' && typed[full.id] !== undefined
        ? copy.form.full(limitOf(full))
        : null;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const empty = control.fields.find(
      (field) => field.kind === 'text' && field.required && textOf(field).trim() === '',
    );
    setMissing(empty?.id ?? null);
    if (empty) {
      document.getElementById(`${id}${empty.id}`)?.focus();
      return;
    }
    const value = Object.fromEntries(control.fields.map((field) => [field.id, textOf(field)]));
    void session.act(control.id, undefined, value).then((accepted) => accepted && onSent());
  };
  const type = (field: string, text: string): void => {
    setMissing(null);
    if (refusedField !== undefined) session.dismiss();
    onType(field, text);
  };
  return (
    <form
      className={styles.form}
      data-act={place === 'popover' ? undefined : control.id}
      data-place={place}
      aria-label={label}
      title={said?.help}
      noValidate
      onSubmit={send}
    >
      {place === 'row' ? null : <strong>{label}</strong>}
      {control.fields.map((field) => (
        <label key={field.id} htmlFor={`${id}${field.id}`}>
          <span>{saidOf(field).label}</span>
          {field.kind === 'text' ? (
            <input
              id={`${id}${field.id}`}
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={textOf(field)}
              maxLength={limitOf(field)}
              required={field.required ?? false}
              placeholder={saidOf(field).placeholder}
              disabled={disabled}
              aria-invalid={field === wrong}
              aria-describedby={hint === null ? undefined : `${id}hint`}
              style={{ '--letters': Math.min(18, Math.max(8, field.maxLength)) }}
              onChange={(event) => type(field.id, event.currentTarget.value.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '))}
            />
          ) : (
            <select
              id={`${id}${field.id}`}
              value={textOf(field)}
              disabled={disabled || options[field.id]?.length === 0}
              aria-invalid={field === wrong}
              aria-describedby={hint === null ? undefined : `${id}hint`}
              onChange={(event) => type(field.id, event.currentTarget.value)}
            >
              {options[field.id]?.map((option) => (
                <option key={option} value={option}>
                  {saidOf(field).options?.[option] ?? (option || copy.form.empty)}
                </option>
              ))}
            </select>
          )}
        </label>
      ))}
      <button
        type="submit"
        className={place === 'row' ? controls.button : controls.primary}
        disabled={disabled || barren !== undefined}
        data-pending={waiting}
      >
        {label}
      </button>
      <small id={`${id}hint`} role="status">
        {hint}
      </small>
    </form>
  );
}

const limitOf = (field: Extract<FormField, { kind: 'text' }>): number => Math.min(field.maxLength, 200);

const separator = '\u001f';

/** What each choice of the form offers now; renders again only when that changes, not with every event. */
const useOptions = (control: FormControl, playback: Playback): Record<string, readonly string[]> => {
  const known = usePictureNow(playback, (picture) =>
    control.fields
      .map((field) =>
        field.kind === 'choice' ? fieldOptions(field, picture).map((option) => `${option}${separator}`) : [],
      )
      .map((offered) => offered.join(''))
      .join('\n'),
  ).split('\n');
  return Object.fromEntries(
    control.fields.flatMap((field, index) =>
      field.kind === 'choice' ? [[field.id, known[index]?.split(separator).slice(0, -1) ?? []]] : [],
    ),
  );
};
