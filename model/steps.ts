import type { Setting, Solution, Step } from './lab.ts';

/** Waits until the objective is met. */
export const met = (objective: string): Step => ({
  until: (picture) => picture.objectives[objective] !== undefined,
  why: `objective ${objective}`,
  withinMs: 25_000,
});

/** Waits until the run has answered the prediction. */
export const settled = (prediction: string): Step => ({
  until: (picture) => picture.predictions[prediction]?.settled !== undefined,
  why: `prediction ${prediction} settled`,
});

/** Waits until the hint is raised. */
const raised = (hint: string): Step => ({
  until: (picture) => picture.hints[hint] !== undefined,
  why: `hint ${hint}`,
});

/** Waits until the setting has that value. */
export const set = (setting: string, value: Setting): Step => ({
  until: (picture) => picture.settings[setting] === value,
  why: `${setting} is ${value}`,
});

/** Waits until the program has something in its hands, or so much. */
export const holding = (program: string, count = 1): Step => ({
  until: (picture) => (picture.programs[program]?.hands.length ?? 0) >= count,
  why: `${program} holds ${count}`,
});

/** Waits until the program has ended. */
export const ended = (program: string): Step => ({
  until: (picture) => picture.programs[program]?.exited !== undefined,
  why: `${program} has ended`,
});

/** A mistake, and the hint that it must raise in the end. */
export const wrongTry = (name: string, raises: string, steps: readonly Step[]): Solution['wrongTries'][number] => ({
  name,
  raises,
  steps: [...steps, raised(raises)],
});
