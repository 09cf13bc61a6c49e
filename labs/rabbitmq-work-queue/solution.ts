import type { Solution, Step } from '#model/lab.ts';
import { holding, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming, drained } from '#model/technologies/rabbitmq/steps.ts';

const ready = (count: number): Step[] => [connected('producer'), consuming('orders', count)];

export const solution: Solution = {
  steps: [
    ...ready(2),
    { act: 'add-worker' },
    ...ready(3),
    // All nine are handed out at once, three to each.
    { act: 'prefetch', value: 3 },
    consuming('orders', 3, ({ prefetch }) => prefetch === 3),
    { act: 'send-many', value: 9 },
    met('round-robin'),
    drained('orders'),

    { act: 'prefetch', value: 1 },
    consuming('orders', 3, ({ prefetch }) => prefetch === 1),
    { predict: 'after-kill', option: 'other-worker' },
    // One for each: whose turn it is depends on who subscribed again first.
    { act: 'send-many', value: 3 },
    holding('worker-1'),
    { act: 'kill', program: 'worker-1' },
    met('redelivered'),
    settled('after-kill'),
    { act: 'run', program: 'worker-1' },
    ...ready(3),
    drained('orders'),

    { predict: 'while-frozen', option: 'kept' },
    { act: 'send-many', value: 8 },
    holding('worker-2'),
    { act: 'freeze', program: 'worker-2' },
    met('frozen-keeps'),
    settled('while-frozen'),
    { act: 'thaw', program: 'worker-2' },
    drained('orders'),

    { act: 'speed', program: 'worker-1', value: 'slow' },
    { act: 'send-many', value: 12 },
    met('fair-dispatch'),
    { act: 'leave', program: 'worker-1' },
    met('polite-leave'),
    drained('orders'),

    { act: 'ack', value: 'auto' },
    consuming('orders', 2, ({ ackMode }) => ackMode === 'automatic'),
    { predict: 'after-kill-automatic', option: 'all-lost' },
    { act: 'send-many', value: 6 },
    holding('worker-3', 2),
    { act: 'kill', program: 'worker-3' },
    met('lost'),
    settled('after-kill-automatic'),
  ],
  wrongTries: [
    wrongTry('kills a worker that has nothing to do', 'killed-idle', [
      ...ready(2),
      { act: 'kill', program: 'worker-1' },
    ]),
    wrongTry('waits for a redelivery with automatic ack', 'killed-automatic', [
      ...ready(2),
      { predict: 'after-kill', option: 'other-worker' },
      { act: 'ack', value: 'auto' },
      consuming('orders', 2, ({ ackMode }) => ackMode === 'automatic'),
      { act: 'send-many', value: 4 },
      holding('worker-1'),
      { act: 'kill', program: 'worker-1' },
    ]),
    wrongTry('kills the only worker left', 'killed-only', [
      ...ready(2),
      { act: 'leave', program: 'worker-2' },
      ...ready(1),
      { act: 'send' },
      holding('worker-1'),
      { act: 'kill', program: 'worker-1' },
    ]),
    wrongTry('freezes a worker that has nothing to do', 'froze-idle', [
      ...ready(2),
      { act: 'freeze', program: 'worker-2' },
    ]),
    wrongTry('lets a worker leave that has nothing to do', 'left-idle', [
      ...ready(2),
      { act: 'leave', program: 'worker-2' },
    ]),
    wrongTry('freezes a worker whose orders count as done', 'needs-manual', [
      ...ready(2),
      { act: 'ack', value: 'auto' },
      consuming('orders', 2, ({ ackMode }) => ackMode === 'automatic'),
      { act: 'send-many', value: 6 },
      holding('worker-1'),
      { act: 'freeze', program: 'worker-1' },
    ]),
    wrongTry('lets a slow worker hoard with a high prefetch', 'hoarding', [
      ...ready(2),
      { act: 'prefetch', value: 10 },
      consuming('orders', 2, ({ prefetch }) => prefetch === 10),
      { act: 'speed', program: 'worker-1', value: 'slow' },
      { act: 'send-many', value: 10 },
    ]),
  ],
};
