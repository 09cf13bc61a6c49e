import type { ChoiceControl, Control, Lab, NumberControl, Setting } from './lab.ts';

/** Whether the control's value stays in force as a setting of the same name. */
export const isSetting = (control: Control): control is NumberControl | ChoiceControl =>
  control.kind === 'slider' || control.kind === 'stepper' || control.kind === 'choice';

/** Key of a setting in the picture: one of the lab's, or one of a single program's. */
export const settingKey = (setting: string, program: string | null): string =>
  program === null ? setting : `${setting}@${program}`;

/** Settings of a lab before anybody touched them. */
export const initialSettings = (lab: Pick<Lab, 'controls'>): Record<string, Setting> =>
  Object.fromEntries(lab.controls.filter(isSetting).map((control) => [control.id, control.initial]));
