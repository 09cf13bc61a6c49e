import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { quiet } from '#model/technologies/rabbitmq/steps.ts';

const services = ['order', 'payment', 'inventory'] as const;

/** Waits until those services, as they were started last, have said that both of their doors are open. */
const serving = (...programs: readonly string[]): Step => ({
  until: (_, events) =>
    programs.every((program) => {
      const last = events.findLast(
        (event) =>
          (event.type === 'program.started' && event.program === program) ||
          (event.type === 'program.printed' && event.program === program && event.line.includes(' ở cổng ')),
      );
      return last?.type === 'program.printed';
    }),
  why: `${programs.join(', ')} serve`,
});

/** Waits until no call goes on, and no order is anywhere on the other way. */
const settledDown: readonly Step[] = [
  { until: ({ streams }) => streams.every(({ ended: end }) => end !== undefined), why: 'no call goes on' },
  quiet,
];

const frozen: Step = {
  until: ({ programs }) => programs.inventory?.state === 'frozen',
  why: 'inventory stands still',
};

export const solution: Solution = {
  pauseMs: 600,
  steps: [
    serving(...services),
    { act: 'order' },
    met('both'),
    ...settledDown,

    { predict: 'slow-payment', option: 'sync-waits' },
    { act: 'delay', value: 3_000 },
    set('delay', 3_000),
    { act: 'order' },
    met('sum'),
    settled('slow-payment'),
    ...settledDown,
    { act: 'delay', value: 0 },
    set('delay', 0),

    { predict: 'inventory-dies', option: 'sync-fails' },
    { act: 'kill', program: 'inventory' },
    ended('inventory'),
    { act: 'order' },
    met('one-fails'),
    settled('inventory-dies'),

    { predict: 'after-restart', option: 'async-only' },
    { act: 'run', program: 'inventory' },
    met('worked-off'),
    settled('after-restart'),
    serving('inventory'),
    ...settledDown,

    { predict: 'frozen', option: 'waits' },
    { act: 'freeze', program: 'inventory' },
    frozen,
    { act: 'order' },
    met('hangs'),
    settled('frozen'),
    { act: 'thaw', program: 'inventory' },
    ...settledDown,

    { predict: 'order-dies', option: 'both-fail' },
    { act: 'kill', program: 'order' },
    ended('order'),
    { act: 'order' },
    met('front-door'),
    settled('order-dies'),
    { act: 'run', program: 'order' },
    serving('order'),
    // Many at once: the calls all wait side by side, the queue hands out one after the other.
    { act: 'order-many', value: 5 },
    {
      until: ({ finished }) => finished.filter(({ queue }) => queue === 'inventory').length >= 9,
      why: 'the five orders are done on the way through the queues too',
    },
    ...settledDown,
  ],
  wrongTries: [
    wrongTry('makes the payment slower by so little that nobody would notice', 'too-little', [
      serving(...services),
      { act: 'delay', value: 500 },
      set('delay', 500),
      { act: 'order' },
    ]),
    wrongTry('brings the warehouse back before an order has come', 'revived-early', [
      serving(...services),
      { act: 'kill', program: 'inventory' },
      ended('inventory'),
      { act: 'run', program: 'inventory' },
      serving('inventory'),
    ]),
    wrongTry('kills the payment instead of the warehouse', 'other-victim', [
      serving(...services),
      { act: 'kill', program: 'payment' },
      ended('payment'),
      { act: 'order' },
    ]),
    wrongTry('thaws the warehouse at once', 'thawed-early', [
      serving(...services),
      { act: 'freeze', program: 'inventory' },
      frozen,
      { act: 'order' },
      { act: 'thaw', program: 'inventory' },
    ]),
  ],
};
