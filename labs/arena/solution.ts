import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { set, settled, wrongTry } from '#model/steps.ts';
import { underWay } from './results.ts';

const choose = (control: string, value: string): Step[] => [{ act: control, value }, set(control, value)];

const ready: Step = {
  until: ({ programs }, events) =>
    programs.sender !== undefined && events.some((one) => one.type === 'program.printed' && one.program === 'sender'),
  why: 'the sender is connected to all three',
};

/** How often the sender has said that a run has ended. */
const ends = (picture: Picture): number =>
  (picture.programs.sender?.timed ?? []).findLast(({ name }) => name === 'end')?.seq ?? 0;

/** Three ways, each of them warmed up, measured and left until nothing is under way. */
const runLimitMs = 60_000;
const metInTime = (objective: string): Step => ({
  until: (picture) => picture.objectives[objective] !== undefined,
  why: `objective ${objective}`,
  withinMs: runLimitMs,
});
const over: Step = {
  until: (picture) => ends(picture) > 0 && underWay(picture) === undefined,
  why: 'the run has ended',
  withinMs: runLimitMs,
};

export const solution: Solution = {
  pauseMs: 800,
  steps: [
    ready,
    { predict: 'at-low', option: 'grpc' },
    { act: 'run' },
    metInTime('low'),
    settled('at-low'),
    over,

    { predict: 'noise', option: 'more' },
    { act: 'run' },
    metInTime('twice'),
    settled('noise'),
    over,

    ...choose('rate', '5000'),
    { predict: 'at-high', option: 'grpc' },
    { act: 'run' },
    metInTime('high'),
    settled('at-high'),
    over,

    ...choose('batch', 'on'),
    { act: 'run' },
    metInTime('batched'),
    over,

    ...choose('batch', 'off'),
    ...choose('rate', '10'),
    ...choose('size', '100000'),
    { predict: 'when-large', option: 'grpc' },
    { act: 'run' },
    metInTime('large'),
    settled('when-large'),
    over,

    ...choose('size', '1000'),
    ...choose('rate', '500'),
    ...choose('mode', 'reply'),
    { act: 'run' },
    metInTime('reply'),
    over,

    ...choose('mode', 'one-way'),
    { act: 'greatest' },
    { ...metInTime('greatest'), withinMs: 2 * runLimitMs },
    over,
  ],
  wrongTries: [
    wrongTry('gathers where there is nothing to gather', 'nothing-to-gather', [
      ready,
      ...choose('batch', 'on'),
      { act: 'run' },
      {
        until: ({ hints }) => hints['nothing-to-gather'] !== undefined,
        why: 'hint nothing-to-gather',
        withinMs: runLimitMs,
      },
    ]),
    wrongTry('changes rate and gathering at once', 'two-changes', [
      ready,
      { act: 'run' },
      metInTime('low'),
      over,
      ...choose('rate', '5000'),
      ...choose('batch', 'on'),
      { act: 'run' },
      { until: ({ hints }) => hints['two-changes'] !== undefined, why: 'hint two-changes', withinMs: runLimitMs },
    ]),
  ],
};
