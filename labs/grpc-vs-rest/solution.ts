import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { connected } from '#model/technologies/grpc/steps.ts';
import { newestRun, readRun } from './runs.ts';

const choose = (control: string, value: string | number): Step[] => [{ act: control, value }, set(control, value)];

/** The shop is connected, and both servers listen. */
const ready: readonly Step[] = [
  connected('shop', 'grpc'),
  {
    until: (_, events) =>
      events.some(
        (one) => one.type === 'program.printed' && one.program === 'rest' && one.line.startsWith('Nghe REST'),
      ),
    why: 'the REST server listens',
  },
];

/** The newest run has been gone through, so that the next one is told apart from it. */
const over: Step = {
  until: (picture) => {
    const id = newestRun(picture);
    const ways = id === undefined ? [] : Object.values(readRun(picture, id).ways);
    return ways.length === (picture.settings.way === 'both' ? 2 : 1) && ways.every(({ isWhole }) => isWhole);
  },
  why: 'the newest run is over',
};

export const solution: Solution = {
  pauseMs: 1_000,
  steps: [
    ...ready,
    { act: 'ask' },
    met('both'),
    // Once more: by now both programs have compiled what they need, and both ends know each other's headers.
    { act: 'ask' },
    over,

    ...choose('work', '200'),
    ...choose('count', 6),
    { act: 'ask' },
    met('as-fast'),
    over,

    ...choose('count', 24),
    { predict: 'waiting-line', option: 'rounds' },
    { act: 'ask' },
    met('six'),
    settled('waiting-line'),
    over,

    ...choose('work', '0'),
    ...choose('count', 1),
    ...choose('size', '100'),
    { act: 'ask' },
    met('plain'),
    over,

    ...choose('gzip', 'on'),
    ...choose('size', '1'),
    { predict: 'gzip-small', option: 'untouched' },
    { act: 'ask' },
    met('too-small'),
    settled('gzip-small'),
    over,

    ...choose('size', '400'),
    { predict: 'gzip-large', option: 'close' },
    { act: 'ask' },
    met('zipped'),
    settled('gzip-large'),
    over,

    ...choose('gzip', 'off'),
    ...choose('size', '5'),
    ...choose('count', 12),
    ...choose('work', '200'),
    ...choose('connections', 'fresh'),
    { predict: 'cold-bytes', option: 'grpc' },
    { act: 'ask' },
    met('cold'),
    settled('cold-bytes'),
    over,
  ],
  wrongTries: [
    wrongTry('asks by one way only, with nothing to compare', 'one-way', [
      ...ready,
      ...choose('way', 'grpc'),
      { act: 'ask' },
    ]),
    wrongTry('asks once more no more questions at once than there are connections', 'nobody-waits', [
      ...ready,
      ...choose('work', '200'),
      ...choose('count', 6),
      { act: 'ask' },
      met('as-fast'),
      over,
      { act: 'ask' },
    ]),
    wrongTry('compresses nothing, and looks for the same size', 'still-plain', [
      ...ready,
      ...choose('size', '400'),
      { act: 'ask' },
      met('plain'),
      over,
      { act: 'ask' },
    ]),
  ],
};
