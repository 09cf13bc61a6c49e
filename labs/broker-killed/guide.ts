import type { Experiment, Move } from '#model/guide.ts';
import { setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { haveDiedSince, isUnderWay } from './deaths.ts';
import { restarted } from './predictions.ts';
import { isCalm, left, manyWait, sides, someDone } from './sides.ts';

/** They have died since the learner said who would have to be started again, or at all where nobody was asked. */
const haveDied = (picture: Picture): boolean => haveDiedSince(picture, picture.predictions[restarted.id]?.madeSeq ?? 0);
const someLeft = (picture: Picture): boolean => sides.every((side) => left[side](picture) > 0);

/** Moves of an experiment in which both die while orders wait that were sent in that way. */
const killWhileWaiting = (persistent: 'on' | 'off', ...first: readonly Move[]): readonly [Move, ...Move[]] => [
  { done: (picture) => isUnderWay(picture) || manyWait(picture) || isCalm(picture) },
  unless(isUnderWay, setTo('persistent', persistent)),
  { act: 'send', done: (picture) => isUnderWay(picture) || manyWait(picture) },
  ...first,
  { act: 'kill-brokers', done: isUnderWay, settles: true },
  {},
];

export const guide = [
  {
    objective: 'resumed',
    prediction: 'restarted',
    moves: [
      { done: (picture) => haveDied(picture) || isCalm(picture) },
      { act: 'kill-brokers', done: haveDied, settles: true },
      { done: (picture) => !isUnderWay(picture) },
      { act: 'send', done: someLeft },
      {},
    ],
  },
  { objective: 'kept', prediction: 'kept', moves: killWhileWaiting('on') },
  {
    objective: 'acked',
    prediction: 'acked',
    moves: killWhileWaiting('on', { done: (picture) => isUnderWay(picture) || someDone(picture) }),
  },
  { objective: 'dropped', prediction: 'dropped', moves: killWhileWaiting('off') },
] as const satisfies readonly Experiment[];
