import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, raised, settled } from '#model/steps.ts';

const consumersOf = ({ queues }: Picture, limits: string) => queues[`letters.${limits}`]?.consumers ?? [];
const waiting = ({ queues }: Picture, limits: string): number => queues[`letters.${limits}`]?.ready.length ?? 0;

const ready: Step = {
  until: (picture) =>
    picture.programs.newsletter?.connected === true &&
    consumersOf(picture, String(picture.settings.limits)).length === 1,
  why: 'the newsletter is connected and the sender reads',
};
/** Another queue, or another pace: the sender has subscribed anew, or to nothing. */
const set = (setting: 'limits' | 'speed' | 'prefetch', value: string): Step[] => [
  { act: setting, value },
  {
    until: (picture) => {
      const { limits, speed, prefetch } = picture.settings;
      const there = consumersOf(picture, String(limits));
      const others = Object.values(picture.queues).filter(({ name }) => name !== `letters.${limits}`);
      if (others.some(({ consumers }) => consumers.length > 0)) return false;
      return speed === 'pause' ? there.length === 0 : there.length === 1 && there[0]?.prefetch === Number(prefetch);
    },
    why: `the sender has taken up ${setting} ${value}`,
  },
];
const waits = (limits: string, count: number): Step => ({
  until: (picture) => waiting(picture, limits) >= count,
  why: `${count} letters wait in ${limits}`,
});
const empty = (limits: string): Step => ({
  until: (picture) =>
    waiting(picture, limits) === 0 && (picture.queues[`letters.${limits}`]?.unacked.length ?? 0) === 0,
  why: `nothing left in ${limits}`,
  withinMs: 30_000,
});

export const solution: Solution = {
  pauseMs: 300,
  steps: [
    ready,
    { act: 'rate', value: 20 },
    met('grows'),
    { act: 'rate', value: 0 },

    ...set('speed', '10'),
    ...set('limits', 'drop-head'),
    { predict: 'full-drop', option: 'oldest' },
    { act: 'send-many', value: 40 },
    settled('full-drop'),
    met('drops-oldest'),
    empty('drop-head'),

    ...set('limits', 'reject'),
    { predict: 'full-reject', option: 'nack' },
    { act: 'send-many', value: 40 },
    met('refused'),
    settled('full-reject'),
    empty('reject'),
    { act: 'flow', value: 'on' },
    { act: 'send-many', value: 50 },
    met('pace'),
    empty('reject'),
    { act: 'flow', value: 'off' },

    ...set('speed', '2'),
    ...set('limits', 'ttl'),
    { act: 'send-many', value: 15 },
    met('expired'),
    empty('ttl'),

    ...set('limits', 'priority'),
    { act: 'send-many', value: 6 },
    waits('priority', 5),
    { act: 'vip' },
    met('overtakes'),
    empty('priority'),
    ...set('prefetch', '50'),
    { predict: 'vip-prefetched', option: 'after-hands' },
    { act: 'send-many', value: 6 },
    { until: (picture) => (picture.programs.sender?.hands.length ?? 0) >= 6, why: 'the sender has them all' },
    { act: 'vip' },
    settled('vip-prefetched'),
    empty('priority'),

    ...set('prefetch', '1'),
    ...set('speed', 'pause'),
    ...set('limits', 'open'),
    { predict: 'short-behind', option: 'at-head' },
    { act: 'short' },
    waits('open', 1),
    ...set('speed', '10'),
    met('trap'),
    settled('short-behind'),
  ],
  wrongTries: [
    {
      name: 'sends a VIP letter to a sender that has many in its hands',
      raises: 'vip-prefetched',
      steps: [
        ready,
        ...set('prefetch', '50'),
        ...set('limits', 'priority'),
        { act: 'send-many', value: 5 },
        { until: (picture) => (picture.programs.sender?.hands.length ?? 0) >= 5, why: 'the sender has them all' },
        { act: 'vip' },
        raised('vip-prefetched'),
      ],
    },
    {
      name: 'sends a VIP letter to a queue without priorities',
      raises: 'vip-plain',
      steps: [ready, { act: 'send-many', value: 6 }, waits('open', 4), { act: 'vip' }, raised('vip-plain')],
    },
    {
      name: 'sends a letter that may expire to a sender that waits for it',
      raises: 'short-taken',
      steps: [ready, { act: 'short' }, raised('short-taken')],
    },
    {
      name: 'waits for confirms on a queue that drops its head',
      raises: 'flow-drops',
      steps: [
        ready,
        ...set('limits', 'drop-head'),
        { act: 'flow', value: 'on' },
        { act: 'send-many', value: 40 },
        raised('flow-drops'),
      ],
    },
  ],
};
