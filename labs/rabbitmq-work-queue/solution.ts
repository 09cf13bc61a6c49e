import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, raised, settled } from '#model/steps.ts';

const held = (picture: Picture, program: string): number => picture.programs[program]?.hands.length ?? 0;
const consumers = (picture: Picture) => picture.queues.orders?.consumers ?? [];
const isEmpty = (picture: Picture): boolean =>
  consumers(picture).length > 0 && Object.values(picture.messages).length === 0;

const ready = (count: number): Step => ({
  until: (picture) => picture.programs.producer?.connected === true && consumers(picture).length === count,
  why: `producer connected and ${count} workers consuming`,
});
const subscribed = (is: (consumer: { ackMode: string; prefetch: number }) => boolean, count: number): Step => ({
  until: (picture) => consumers(picture).length === count && consumers(picture).every(is),
  why: 'every worker has subscribed with the new settings',
});
const holding = (program: string, count = 1): Step => ({
  until: (picture) => held(picture, program) >= count,
  why: `${program} holds ${count}`,
});
const drained: Step = {
  until: isEmpty,
  why: 'no order left anywhere',
  withinMs: 40_000,
};

export const solution: Solution = {
  steps: [
    ready(2),
    { act: 'add-worker' },
    ready(3),
    // All nine are handed out at once, three to each.
    { act: 'prefetch', value: 3 },
    subscribed(({ prefetch }) => prefetch === 3, 3),
    { act: 'send-many', value: 9 },
    met('round-robin'),
    drained,

    { act: 'prefetch', value: 1 },
    subscribed(({ prefetch }) => prefetch === 1, 3),
    { predict: 'after-kill', option: 'other-worker' },
    // One for each: whose turn it is depends on who subscribed again first.
    { act: 'send-many', value: 3 },
    holding('worker-1'),
    { act: 'kill', program: 'worker-1' },
    met('redelivered'),
    settled('after-kill'),
    { act: 'run', program: 'worker-1' },
    ready(3),
    drained,

    { predict: 'while-frozen', option: 'kept' },
    { act: 'send-many', value: 8 },
    holding('worker-2'),
    { act: 'freeze', program: 'worker-2' },
    met('frozen-keeps'),
    settled('while-frozen'),
    { act: 'thaw', program: 'worker-2' },
    drained,

    { act: 'speed', program: 'worker-1', value: 'slow' },
    { act: 'send-many', value: 12 },
    met('fair-dispatch'),
    { act: 'leave', program: 'worker-1' },
    met('polite-leave'),
    drained,

    { act: 'ack', value: 'auto' },
    subscribed(({ ackMode }) => ackMode === 'automatic', 2),
    { predict: 'after-kill-automatic', option: 'all-lost' },
    { act: 'send-many', value: 6 },
    holding('worker-3', 2),
    { act: 'kill', program: 'worker-3' },
    met('lost'),
    settled('after-kill-automatic'),
  ],
  wrongTries: [
    {
      name: 'kills a worker that has nothing to do',
      raises: 'killed-idle',
      steps: [ready(2), { act: 'kill', program: 'worker-1' }, raised('killed-idle')],
    },
    {
      name: 'waits for a redelivery with automatic ack',
      raises: 'killed-automatic',
      steps: [
        ready(2),
        { predict: 'after-kill', option: 'other-worker' },
        { act: 'ack', value: 'auto' },
        subscribed(({ ackMode }) => ackMode === 'automatic', 2),
        { act: 'send-many', value: 4 },
        holding('worker-1'),
        { act: 'kill', program: 'worker-1' },
        raised('killed-automatic'),
      ],
    },
    {
      name: 'kills the only worker left',
      raises: 'killed-only',
      steps: [
        ready(2),
        { act: 'leave', program: 'worker-2' },
        ready(1),
        { act: 'send' },
        holding('worker-1'),
        { act: 'kill', program: 'worker-1' },
        raised('killed-only'),
      ],
    },
    {
      name: 'freezes a worker that has nothing to do',
      raises: 'froze-idle',
      steps: [ready(2), { act: 'freeze', program: 'worker-2' }, raised('froze-idle')],
    },
    {
      name: 'lets a worker leave that has nothing to do',
      raises: 'left-idle',
      steps: [ready(2), { act: 'leave', program: 'worker-2' }, raised('left-idle')],
    },
    {
      name: 'freezes a worker whose orders count as done',
      raises: 'needs-manual',
      steps: [
        ready(2),
        { act: 'ack', value: 'auto' },
        subscribed(({ ackMode }) => ackMode === 'automatic', 2),
        { act: 'send-many', value: 6 },
        holding('worker-1'),
        { act: 'freeze', program: 'worker-1' },
        raised('needs-manual'),
      ],
    },
    {
      name: 'lets a slow worker hoard with a high prefetch',
      raises: 'hoarding',
      steps: [
        ready(2),
        { act: 'prefetch', value: 10 },
        subscribed(({ prefetch }) => prefetch === 10, 2),
        { act: 'speed', program: 'worker-1', value: 'slow' },
        { act: 'send-many', value: 10 },
        raised('hoarding'),
      ],
    },
  ],
};
