import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, raised, settled } from '#model/steps.ts';

const readers = ({ queues }: Picture): string[] => queues.stock?.consumers.map(({ program }) => program) ?? [];
const held = (picture: Picture, program: string): number => picture.programs[program]?.hands.length ?? 0;

const reading = (count: number): Step => ({
  until: (picture) =>
    readers(picture).length === count &&
    ['replies-a', 'replies-b'].every((queue) => picture.queues[queue]?.consumers.length === 1),
  why: `${count} services read, both checkouts listen`,
});
const working: Step = { until: (picture) => busy(picture) !== undefined, why: 'a service has a question in hand' };
const quiet: Step = {
  until: (picture) => Object.keys(picture.messages).length === 0,
  why: 'no question and no answer anywhere',
  withinMs: 30_000,
};
const dead = (program: string): Step => ({
  until: (picture) => picture.programs[program]?.state === 'dead' && !readers(picture).includes(program),
  why: `${program} is dead, and the broker knows`,
});
const set = (setting: string, value: string): Step => ({
  until: (picture) => picture.settings[setting] === value,
  why: `${setting} is ${value}`,
});
/** Whoever holds a question. */
const busy = (picture: Picture): string | undefined => readers(picture).find((one) => held(picture, one) > 0);

const reader = (picture: Picture): string | undefined => readers(picture)[0];
/** A service that left politely. */
const gone = ({ programs }: Picture): string | undefined =>
  Object.values(programs).find(({ role, state }) => role === 'stock' && state === 'left')?.id;

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    reading(2),
    { act: 'ask', program: 'checkout-a' },
    met('answered'),
    quiet,
    { predict: 'crossing', option: 'fast-first' },
    { act: 'speed', program: 'stock-1', value: 'slow' },
    // Two of each: one of them meets the slow service while the other checkout's meets the fast one.
    { act: 'ask-many', value: 2 },
    met('crossed'),
    quiet,
    settled('crossing'),
    { act: 'speed', program: 'stock-1', value: 'fast' },

    { predict: 'server-dies', option: 'other-answers' },
    { act: 'ask-both' },
    working,
    { act: 'kill', program: busy },
    met('taken-over'),
    settled('server-dies'),
    quiet,

    { act: 'leave', program: reader },
    { until: (picture) => readers(picture).length === 0 && gone(picture) !== undefined, why: 'no service left' },
    { act: 'ask', program: 'checkout-b' },
    { until: (picture) => picture.queues.stock?.ready.length === 1, why: 'the question waits' },
    { act: 'run', program: gone },
    met('waited'),
    quiet,

    { act: 'timeout', value: '3' },
    set('timeout', '3'),
    { act: 'speed', program: reader, value: 'slow' },
    { predict: 'late-answer', option: 'answers' },
    { act: 'ask', program: 'checkout-a' },
    working,
    met('late'),
    settled('late-answer'),
    quiet,

    { act: 'expire', value: 'on' },
    set('expire', 'on'),
    { act: 'ask-both' },
    met('expired'),
    quiet,

    { act: 'expire', value: 'off' },
    set('expire', 'off'),
    { act: 'ask', program: 'checkout-b' },
    working,
    { act: 'kill', program: 'checkout-b' },
    met('orphan'),
  ],
  wrongTries: [
    {
      name: 'kills a service that has nothing to do',
      raises: 'killed-idle',
      steps: [reading(2), { act: 'kill', program: 'stock-2' }, raised('killed-idle')],
    },
    {
      name: 'kills the only service left',
      raises: 'nobody-left',
      steps: [
        reading(2),
        { act: 'leave', program: 'stock-2' },
        reading(1),
        { act: 'ask', program: 'checkout-a' },
        working,
        { act: 'kill', program: 'stock-1' },
        dead('stock-1'),
        raised('nobody-left'),
      ],
    },
    {
      name: 'waits for crossing answers with a single service',
      raises: 'one-server',
      steps: [reading(2), { act: 'leave', program: 'stock-2' }, reading(1), { act: 'ask-both' }, raised('one-server')],
    },
    {
      name: 'lets questions expire although nobody gives up',
      raises: 'expire-alone',
      steps: [
        reading(2),
        { act: 'expire', value: 'on' },
        set('expire', 'on'),
        { act: 'ask', program: 'checkout-a' },
        raised('expire-alone'),
      ],
    },
  ],
};
