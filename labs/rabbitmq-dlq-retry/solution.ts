import type { Solution, Step } from '#model/lab.ts';
import { met, raised, settled } from '#model/steps.ts';
import { connected, consuming, waiting } from '#model/technologies/rabbitmq/steps.ts';
import { deadLetters, main } from './programs/topology.ts';

const ready: Step[] = [connected('shop', 'operator'), consuming(main, 1)];
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
    { predict: 'replayed-unfixed', option: 'back' },
    { act: 'replay' },
    settled('replayed-unfixed'),
    dead(1),

    mode('retry'),
    { predict: 'climbed', option: 'four' },
    poison,
    met('ladder'),
    settled('climbed'),
    dead(2),

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
    {
      name: 'replays a poison order to a worker that still cannot read it',
      raises: 'replayed-unfixed',
      steps: [...ready, mode('dlx'), poison, dead(1), { act: 'replay' }, raised('replayed-unfixed')],
    },
    {
      name: 'replays an empty queue',
      raises: 'replayed-nothing',
      steps: [...ready, { act: 'replay' }, raised('replayed-nothing')],
    },
    {
      name: 'mends the worker before there is anything to see',
      raises: 'fixed-first',
      steps: [...ready, { act: 'parser', value: 'new' }, poison, raised('fixed-first')],
    },
    {
      name: 'watches the poison order with nobody behind it',
      raises: 'alone',
      steps: [...ready, poison, raised('alone')],
    },
    {
      name: 'leaves the gateway down until the ladder ends',
      raises: 'gave-up',
      steps: [...ready, { act: 'scale', value: '10' }, mode('retry'), gateway('down'), good, raised('gave-up')],
    },
    {
      name: 'dead-letters at once what would have gone through a second later',
      raises: 'no-ladder',
      steps: [...ready, mode('dlx'), gateway('down'), good, raised('no-ladder')],
    },
  ],
};
