import type { Solution, Step } from '#model/lab.ts';
import { met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming, waiting } from '#model/technologies/rabbitmq/steps.ts';
import { deadLetters, limited, main } from './programs/topology.ts';

const ready: Step[] = [connected('shop', 'operator'), consuming(main, 1), consuming(limited.queue, 1)];
const dead = (count: number): Step => ({
  until: ({ queues }) => queues[deadLetters.queue]?.ready.length === count,
  why: `${count} dead letters`,
});
const quiet: Step = {
  until: ({ messages }) =>
    Object.values(messages).every(({ queues }) => queues.every((queue) => queue === deadLetters.queue)),
  why: 'nothing left but dead letters',
};
const good: Step = { act: 'good' };
const poison: Step = { act: 'poison' };
const mode = (value: string): Step => ({ act: 'mode', value });
const gateway = (value: string): Step => ({ act: 'gateway', value });

export const solution: Solution = {
  steps: [
    ...ready,
    { act: 'scale', value: '10' },
    // One that cannot be read, put back each time: the two behind it wait.
    { predict: 'blocked', option: 'none' },
    poison,
    good,
    good,
    met('looping'),
    settled('blocked'),

    mode('dlx'),
    met('rejected'),
    quiet,

    // Nobody has mended anything yet.
    { predict: 'replayed-unfixed', option: 'once' },
    { act: 'replay' },
    settled('replayed-unfixed'),
    dead(1),

    // A queue that counts: nacks it does not count from 4.3 on, rejects it does.
    { predict: 'limited', option: 'fourth' },
    { act: 'limited' },
    settled('limited'),
    { act: 'return', value: 'reject' },
    met('limited'),
    dead(2),

    mode('retry'),
    { predict: 'climbed', option: 'four' },
    poison,
    met('ladder'),
    settled('climbed'),
    dead(3),

    gateway('down'),
    { predict: 'overtaken', option: 'overtakes' },
    good,
    waiting('orders.retry.30s'),
    gateway('up'),
    good,
    met('recovered'),
    met('overtaken'),
    settled('overtaken'),
    quiet,

    mode('sort'),
    gateway('down'),
    good,
    waiting('orders.retry.5s'),
    poison,
    met('straight'),
    met('alarm'),
    gateway('up'),
    quiet,

    { act: 'parser', value: 'new' },
    { act: 'replay' },
    met('replayed'),
    dead(0),
    quiet,
  ],
  pauseMs: 500,
  wrongTries: [
    wrongTry('replays a poison order to a worker that still cannot read it', 'replayed-unfixed', [
      ...ready,
      mode('dlx'),
      poison,
      dead(1),
      { act: 'replay' },
    ]),
    wrongTry('replays an empty queue', 'replayed-nothing', [...ready, { act: 'replay' }]),
    wrongTry('mends the worker before there is anything to see', 'fixed-first', [
      ...ready,
      { act: 'parser', value: 'new' },
      poison,
    ]),
    wrongTry('mends the worker before the queue with a limit has counted anything', 'fixed-first', [
      ...ready,
      { act: 'parser', value: 'new' },
      { act: 'limited' },
    ]),
    wrongTry('watches the poison order with nobody behind it', 'alone', [...ready, poison]),
    wrongTry('leaves the gateway down until the ladder ends', 'gave-up', [
      ...ready,
      { act: 'scale', value: '10' },
      mode('retry'),
      gateway('down'),
      good,
    ]),
    wrongTry('dead-letters at once what would have gone through a second later', 'no-ladder', [
      ...ready,
      mode('dlx'),
      gateway('down'),
      good,
    ]),
  ],
};
