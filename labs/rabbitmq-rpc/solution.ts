import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { ended, holding, met, set, settled, wrongTry } from '#model/steps.ts';
import { isOpen } from '#model/technologies/grpc/picture.ts';
import { noCalls } from '#model/technologies/grpc/steps.ts';
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
/** No question, no answer and no call is anywhere. */
const allQuiet: readonly Step[] = [quiet, noCalls];
/** Whoever holds a question and works on a call too. */
const doublyBusy = (picture: Picture): string | undefined =>
  readers(picture).find(
    (one) =>
      (picture.programs[one]?.hands.length ?? 0) > 0 &&
      picture.streams.some((call) => call.server === one && call.seenAt !== undefined && isOpen(call)),
  );
const inBothHands: Step = {
  until: (picture) => doublyBusy(picture) !== undefined,
  why: 'a service has a question in hand and a call on the line',
};
/** One that was killed. */
const dead = ({ programs }: Picture): string | undefined =>
  Object.values(programs).find(({ role, state }) => role === 'stock' && state === 'dead')?.id;
/** A service that left politely. */
const gone = ({ programs }: Picture): string | undefined =>
  Object.values(programs).find(({ role, state }) => role === 'stock' && state === 'left')?.id;

const pace =
  (value: 'fast' | 'slow') =>
  (...programs: readonly string[]): Step[] =>
    programs.map((program): Step => ({ act: 'speed', program, value }));
const [fast, slow] = [pace('fast'), pace('slow')];

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

    { act: 'run', program: 'checkout-b' },
    { act: 'run', program: dead },
    { act: 'timeout', value: 'none' },
    set('timeout', 'none'),
    ...fast('stock-1', 'stock-2'),
    ...reading(2),
    quiet,
    { act: 'route', value: 'both' },
    set('route', 'both'),
    { predict: 'two-ways', option: 'alike' },
    { act: 'ask', program: 'checkout-a' },
    met('both-ways'),
    settled('two-ways'),
    ...allQuiet,

    { predict: 'server-dies-twice', option: 'call-fails' },
    { act: 'ask-both' },
    inBothHands,
    { act: 'kill', program: doublyBusy },
    met('one-fails'),
    settled('server-dies-twice'),
    ...allQuiet,

    // Nobody is left: one way fails at once, the other waits.
    { act: 'leave', program: reader },
    consuming('stock', 0),
    { until: (picture) => gone(picture) !== undefined, why: 'no service is left' },
    { act: 'ask-both' },
    waiting('stock', 2),
    { act: 'run', program: gone },
    { act: 'run', program: dead },
    ...reading(2),
    ...allQuiet,

    { act: 'timeout', value: '3' },
    set('timeout', '3'),
    ...slow('stock-1', 'stock-2'),
    { predict: 'two-deadlines', option: 'call-stops' },
    { act: 'ask', program: 'checkout-a' },
    met('deadline'),
    settled('two-deadlines'),
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
    wrongTry('kills a service that nobody calls', 'called-another', [
      ...reading(2),
      { act: 'add-stock' },
      ...reading(3),
      { act: 'route', value: 'both' },
      set('route', 'both'),
      { act: 'ask-many', value: 2 },
      holding('stock-3'),
      { act: 'kill', program: 'stock-3' },
    ]),
    wrongTry('lets questions expire although nobody gives up', 'expire-alone', [
      ...reading(2),
      { act: 'expire', value: 'on' },
      set('expire', 'on'),
      { act: 'ask', program: 'checkout-a' },
    ]),
  ],
};
