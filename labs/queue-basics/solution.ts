import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming, drained, waiting } from '#model/technologies/rabbitmq/steps.ts';

const ready = (workers: number): Step[] => [connected('shop'), consuming('orders', workers)];
const mailing = consuming('emails', 1);
/** Waits until no more than so many orders wait. */
const falling = (count: number): Step => ({
  until: ({ queues }) => (queues.orders?.ready.length ?? 0) <= count,
  why: `no more than ${count} orders wait`,
  withinMs: 30_000,
});
/** Waits until the newest event is so much younger than the first order that waits. */
const waitedFor = (ms: number): Step => ({
  until: ({ queues, messages, at }) => {
    const oldest = messages[queues.orders?.ready[0] ?? ''];
    return oldest !== undefined && at - oldest.arrivedAt >= ms;
  },
  why: `an order has waited ${ms} ms`,
});

export const solution: Solution = {
  steps: [
    ...ready(1),
    mailing,
    // The first batch shall be a full one: nothing is sent before 200 are there.
    { act: 'wait', value: 12 },
    { predict: 'pace', option: 'own-pace' },
    { act: 'rush' },
    settled('pace'),
    { predict: 'scaling', option: 'grows-with' },
    falling(232),
    { act: 'add-worker' },
    { act: 'add-worker' },
    ...ready(3),
    met('scaled-out'),
    settled('scaling'),
    { act: 'kill', program: 'worker-1' },
    met('killed'),
    met('rush'),
    met('full-batch'),
    { act: 'wait', value: 2 },
    met('timed-batch'),

    // Two workers are left, for 40 orders a second.
    ...ready(2),
    { predict: 'overload', option: 'grows' },
    { act: 'steady', value: 60 },
    settled('overload'),
    { act: 'steady', value: 0 },
    waiting('orders', 20),
    { act: 'leave', program: 'worker-2' },
    met('left'),
    drained('orders'),

    { act: 'leave', program: 'worker-3' },
    ended('worker-3'),
    { predict: 'decoupled', option: 'waits' },
    { act: 'send-many', value: 40 },
    waiting('orders', 40),
    waitedFor(100),
    { act: 'run', program: 'worker-3' },
    met('decoupled'),
    settled('decoupled'),
  ],
  wrongTries: [
    wrongTry('kills a worker that has nothing to do', 'killed-idle', [
      ...ready(1),
      { act: 'kill', program: 'worker-1' },
    ]),
    wrongTry('kills the only worker in the rush', 'killed-last', [
      ...ready(1),
      { act: 'rush' },
      waiting('orders', 50),
      { act: 'kill', program: 'worker-1' },
    ]),
    wrongTry('lets a worker leave when nothing waits', 'left-idle', [
      ...ready(1),
      { act: 'add-worker' },
      ...ready(2),
      { act: 'leave', program: 'worker-2' },
    ]),
    wrongTry('compares workers of different speed', 'no-comparison', [
      ...ready(1),
      { act: 'rush' },
      waiting('orders', 260),
      falling(255),
      { act: 'add-worker' },
      { act: 'add-worker' },
      ...ready(3),
      { act: 'worker-rate', value: 10 },
    ]),
    wrongTry('has three workers from the beginning', 'no-comparison', [
      ...ready(1),
      { act: 'add-worker' },
      { act: 'add-worker' },
      ...ready(3),
      { act: 'rush' },
    ]),
    wrongTry('sends every e-mail on its own', 'one-by-one', [
      ...ready(1),
      mailing,
      { act: 'batch', value: '1' },
      { act: 'worker-rate', value: 40 },
      { act: 'send-many', value: 80 },
    ]),
    wrongTry('waits too short for a full batch', 'never-full', [
      ...ready(1),
      mailing,
      { act: 'wait', value: 1 },
      { act: 'send-many', value: 150 },
    ]),
  ],
};
