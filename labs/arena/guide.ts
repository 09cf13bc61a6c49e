import type { Experiment, Move } from '#model/guide.ts';
import { setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { runsIn, underWay } from './results.ts';

const isMeasuring = (picture: Picture): boolean => underWay(picture) !== undefined;
const run: Move = { act: 'run', done: isMeasuring };
const over: Move = {};

const oneWay = setTo('mode', 'one-way');
const plain = setTo('batch', 'off');
const fast = setTo('rate', '5000');
const light = setTo('size', '1000');

/** Whether the newest run is one that the settings of now describe, but for gathering: what a gathered one is compared with. */
const isPlainThere = (picture: Picture): boolean => {
  const { rate, size, mode, acks, disk } = picture.settings;
  return runsIn(picture).some(
    (one) =>
      one.batch === 'off' &&
      `${one.rate} ${one.size} ${one.mode} ${one.acks} ${one.disk}` === `${rate} ${size} ${mode} ${acks} ${disk}`,
  );
};
const unlessPlain = (move: Move): Move => ({
  ...move,
  done: (picture) => isPlainThere(picture) || (move.done?.(picture) ?? false),
});

export const guide = [
  { objective: 'low', prediction: 'at-low', moves: [setTo('rate', '10'), light, oneWay, run, over] },
  { objective: 'twice', prediction: 'noise', moves: [run, over] },
  { objective: 'high', prediction: 'at-high', moves: [oneWay, plain, light, fast, run, over] },
  {
    objective: 'batched',
    moves: [
      oneWay,
      light,
      fast,
      unlessPlain(plain),
      unlessPlain(run),
      { done: isPlainThere },
      setTo('batch', 'on'),
      run,
      over,
    ],
  },
  {
    objective: 'large',
    prediction: 'when-large',
    moves: [setTo('rate', '10'), setTo('size', '100000'), run, over],
  },
  { objective: 'reply', moves: [setTo('rate', '500'), light, setTo('mode', 'reply'), run, over] },
  { objective: 'greatest', moves: [oneWay, light, { act: 'greatest', done: isMeasuring }, over] },
] as const satisfies readonly Experiment[];
