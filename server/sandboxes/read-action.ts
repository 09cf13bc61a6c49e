import type { z } from 'zod';
import { type ActionRequest, controlValue } from '#model/control.ts';
import type { Control, ControlValue, Lab } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { type ProgramAction, programActions } from '#model/program-action.ts';
import { isSetting } from '#model/setting.ts';
import type { Technology } from '#model/technology.ts';
import { copy } from './copy.vi.ts';
import { Refusal } from './refusal.ts';
import type { Order } from './troupe.ts';

/** What is asked of the sandbox's own brokers, not of its programs. */
export interface BrokersOrder {
  do: 'kill-brokers';
  brokers: readonly Technology[];
}

/** What a learner's action comes to. */
export interface ReadAction {
  order: Order | BrokersOrder;
  /** Absent for a built-in action. */
  control?: Control;
  value: Exclude<ControlValue, undefined> | null;
}

/** What an action asks of programs or brokers, with the value it carries; throws a `Refusal` where the lab takes no such thing now. */
export const readAction = (lab: Lab, picture: Picture, { action, program, value }: ActionRequest): ReadAction => {
  const control = lab.controls.find((one) => one.id === action);
  if (!control) {
    if (!isProgramAction(action)) throw new Refusal(404, 'unknown-action', action);
    if (program === undefined) throw new Refusal(400, 'bad-request');
    return { order: { do: action, program }, value: null };
  }
  const parsed = controlValue(control, picture).safeParse(value);
  if (!parsed.success) throw refusalOf(control, parsed.error);
  if (control.per === 'program' && program === undefined) throw new Refusal(400, 'bad-request');
  const order = orderOf(control, parsed.data, control.per === 'program' ? program : undefined);
  return { order, control, value: parsed.data ?? null };
};

/** Of the first thing wrong with a value. */
const refusalOf = (control: Control, { issues }: z.ZodError): Refusal => {
  const issue = issues[0];
  const field = issue?.path[0];
  const at = { control: control.id, ...(typeof field === 'string' ? { field } : {}) };
  if (control.kind === 'slider' || control.kind === 'stepper' || control.kind === 'amount')
    return Refusal.ofValue(at, copy.values.outOfRange(control.min, control.max));
  if (issue?.code === 'too_small') return Refusal.ofValue(at, copy.values.missing);
  if (issue?.code === 'too_big') return Refusal.ofValue(at, copy.values.tooLong(Number(issue.maximum)));
  if (issue?.code === 'invalid_format') return Refusal.ofValue(at, copy.values.controlCharacter);
  if (issue?.code === 'invalid_value') return Refusal.ofValue(at, copy.values.notOffered);
  return Refusal.ofValue(at, copy.values.unexpected);
};

const isProgramAction = (action: string): action is ProgramAction => programActions.some((one) => one === action);

const orderOf = (control: Control, value: ControlValue, program: string | undefined): Order | BrokersOrder => {
  const { effect } = control;
  if ('start' in effect) return { do: 'start', roles: [effect.start].flat() };
  if ('cut' in effect) return { ...effect, do: 'cut', whose: effect.cut };
  if ('do' in effect) return { do: 'each', action: effect.do, programs: effect.to };
  if ('killBrokers' in effect) return { do: 'kill-brokers', brokers: effect.killBrokers };
  const roles = typeof effect.tell === 'function' ? [effect.tell(fieldsOf(value))] : [effect.tell].flat();
  return { do: 'tell', roles, line: lineOf(control, value), program, isSetting: isSetting(control) };
};

const fieldsOf = (value: ControlValue): Readonly<Record<string, string>> => (typeof value === 'object' ? value : {});

const lineOf = (control: Control, value: ControlValue): string => {
  if (control.kind === 'form') return control.effect.line(fieldsOf(value));
  if (control.kind === 'choice') return control.effect.line(String(value));
  if (control.kind !== 'button') return control.effect.line(Number(value));
  return 'tell' in control.effect ? control.effect.line(undefined) : '';
};
