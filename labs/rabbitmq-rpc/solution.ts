import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { consumersOf, consuming, quiet, waiting } from '#model/technologies/rabbitmq/steps.ts';

/** So many services read, and both checkouts listen. */
const reading = (count: number): Step[] => [
  consuming('replies-a', 1),
  consuming('replies-b', 1),
  consuming('stock', count),
];
const readers = (picture: Picture): string[] => consumersOf(picture, 'stock').map(({ program }) => program);
const reader = (picture: Picture): string | undefined => readers(picture)[0];
/** Whoever holds a question. */
const busy = (picture: Picture): string | undefined =>
  readers(picture).find((one) => picture.programs[one]?.hands.length);
const working: Step = { until: (picture) => busy(picture) !== undefined, why: 'a service has a question in hand' };
/** A service that left politely. */
const gone = ({ programs }: Picture): string | undefined =>
  Object.values(programs).find(({ role, state }) => role === 'stock' && state === 'left')?.id;

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...reading(2),
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
    consuming('stock', 0),
    { until: (picture) => gone(picture) !== undefined, why: 'no service is left' },
    { act: 'ask', program: 'checkout-b' },
    waiting('stock'),
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
    wrongTry('kills a service that has nothing to do', 'killed-idle', [
      ...reading(2),
      { act: 'kill', program: 'stock-2' },
    ]),
    wrongTry('kills the only service left', 'nobody-left', [
      ...reading(2),
      { act: 'leave', program: 'stock-2' },
      ...reading(1),
      { act: 'ask', program: 'checkout-a' },
      working,
      { act: 'kill', program: 'stock-1' },
      ended('stock-1'),
      consuming('stock', 0),
    ]),
    wrongTry('waits for crossing answers with a single service', 'one-server', [
      ...reading(2),
      { act: 'leave', program: 'stock-2' },
      ...reading(1),
      { act: 'ask-both' },
    ]),
    wrongTry('lets questions expire although nobody gives up', 'expire-alone', [
      ...reading(2),
      { act: 'expire', value: 'on' },
      set('expire', 'on'),
      { act: 'ask', program: 'checkout-a' },
    ]),
  ],
};
