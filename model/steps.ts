import type { Step } from './lab.ts';

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
export const raised = (hint: string): Step => ({
  until: (picture) => picture.hints[hint] !== undefined,
  why: `hint ${hint}`,
});
