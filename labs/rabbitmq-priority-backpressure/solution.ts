import type { Solution, Step } from '#model/lab.ts';
import { holding, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consumersOf, consuming, drained, waiting } from '#model/technologies/rabbitmq/steps.ts';

const ready: Step[] = [connected('newsletter'), consuming('letters.open', 1)];
/** Another queue, or another pace: the sender has subscribed anew, or to nothing. */
const set = (setting: 'limits' | 'speed' | 'prefetch', value: string): Step[] => [
  { act: setting, value },
  {
    until: (picture) => {
      const { limits, speed, prefetch } = picture.settings;
      const there = consumersOf(picture, `letters.${limits}`);
      const others = Object.values(picture.queues).filter(({ name }) => name !== `letters.${limits}`);
      if (others.some(({ consumers }) => consumers.length > 0)) return false;
      return speed === 'pause' ? there.length === 0 : there.length === 1 && there[0]?.prefetch === Number(prefetch);
    },
    why: `the sender has taken up ${setting} ${value}`,
  },
];

export const solution: Solution = {
  pauseMs: 300,
  steps: [
    ...ready,
    { act: 'rate', value: 20 },
    met('grows'),
    { act: 'rate', value: 0 },

    ...set('speed', '10'),
    ...set('limits', 'drop-head'),
    { predict: 'full-drop', option: 'oldest' },
    { act: 'send-many', value: 40 },
    settled('full-drop'),
    met('drops-oldest'),
    drained('letters.drop-head'),

    ...set('limits', 'reject'),
    { predict: 'full-reject', option: 'nack' },
    { act: 'send-many', value: 40 },
    met('refused'),
    settled('full-reject'),
    drained('letters.reject'),
    { act: 'flow', value: 'on' },
    { act: 'send-many', value: 50 },
    met('pace'),
    drained('letters.reject'),
    { act: 'flow', value: 'off' },

    ...set('speed', '2'),
    ...set('limits', 'ttl'),
    { act: 'send-many', value: 15 },
    met('expired'),
    drained('letters.ttl'),

    ...set('limits', 'priority'),
    { act: 'send-many', value: 6 },
    waiting('letters.priority', 5),
    { act: 'vip' },
    met('overtakes'),
    drained('letters.priority'),
    ...set('prefetch', '50'),
    { predict: 'vip-prefetched', option: 'after-hands' },
    { act: 'send-many', value: 6 },
    holding('sender', 6),
    { act: 'vip' },
    settled('vip-prefetched'),
    drained('letters.priority'),

    ...set('prefetch', '1'),
    ...set('speed', 'pause'),
    ...set('limits', 'open'),
    { predict: 'short-behind', option: 'at-head' },
    { act: 'short' },
    waiting('letters.open', 1),
    ...set('speed', '10'),
    met('trap'),
    settled('short-behind'),
  ],
  wrongTries: [
    wrongTry('sends a VIP letter to a sender that has many in its hands', 'vip-prefetched', [
      ...ready,
      ...set('prefetch', '50'),
      ...set('limits', 'priority'),
      { act: 'send-many', value: 5 },
      holding('sender', 5),
      { act: 'vip' },
    ]),
    wrongTry('sends a VIP letter to a queue without priorities', 'vip-plain', [
      ...ready,
      { act: 'send-many', value: 6 },
      waiting('letters.open', 4),
      { act: 'vip' },
    ]),
    wrongTry('sends a letter that may expire to a sender that waits for it', 'short-taken', [
      ...ready,
      { act: 'short' },
    ]),
    wrongTry('waits for confirms on a queue that drops its head', 'flow-drops', [
      ...ready,
      ...set('limits', 'drop-head'),
      { act: 'flow', value: 'on' },
      { act: 'send-many', value: 40 },
    ]),
  ],
};
