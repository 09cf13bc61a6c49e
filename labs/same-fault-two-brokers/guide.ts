import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { badOrders, bothHold, isCalm, isMember, isPoisoned, isReady, sent, victims } from './sides.ts';
import { type Kind, newestKind } from './trials.ts';

/** The fault is under way: it has befallen both, and all is not calm again. */
const isUnderWay =
  (kind: Kind) =>
  (picture: Picture): boolean =>
    newestKind(picture) === kind && !isCalm(picture);

/** Moves until everybody is at work and nothing is left, but while the fault is under way. */
const prepare = (isSo: (picture: Picture) => boolean): Move[] => {
  const [thaw, rehire] = backToWork('worker', 'reader');
  return [
    unless(isSo, thaw),
    unless(isSo, rehire),
    unless((picture) => isSo(picture) || !isPoisoned(picture), setTo('bad', 'skip')),
    { done: (picture) => isSo(picture) || bothHold(picture) || (isReady(picture) && isCalm(picture)) },
    { act: 'send', done: (picture) => isSo(picture) || bothHold(picture) },
  ];
};

const hit = (kind: Kind, act: string) => ({ act, done: isUnderWay(kind), settles: true as const });

const first = (moves: readonly Move[], ...rest: readonly Move[]): readonly [Move, ...Move[]] => {
  const [head = {}, ...tail] = moves;
  return [head, ...tail, ...rest];
};

/** An order that cannot be read is on its way round. */
const isGoingRound = (picture: Picture): boolean => isPoisoned(picture) && picture.settings.bad === 'again';
/** After it others have been sent. */
const hasMore = (picture: Picture): boolean => sent(picture) > (badOrders(picture).at(-1)?.order ?? 0) + 3;

export const guide = [
  {
    objective: 'killed',
    prediction: 'sooner',
    moves: first(prepare(isUnderWay('killed')), hit('killed', 'kill-both'), {}),
  },
  {
    objective: 'frozen',
    prediction: 'frozen-twice',
    moves: first(
      prepare(isUnderWay('frozen')),
      hit('frozen', 'freeze-both'),
      { done: (picture) => picture.programs[victims.kafka]?.state !== 'frozen' || !isMember(picture, victims.kafka) },
      {
        act: 'thaw-both',
        done: ({ programs }) => Object.values(programs).every(({ state }) => state !== 'frozen'),
      },
      {},
    ),
  },
  {
    objective: 'left',
    moves: first(prepare(isUnderWay('left')), hit('left', 'leave-both'), {}),
  },
  {
    objective: 'cut',
    prediction: 'cut-twice',
    moves: first(prepare(isUnderWay('cut')), hit('cut', 'cut-both'), {}),
  },
  {
    objective: 'poison',
    prediction: 'held-up',
    moves: first(
      [...backToWork('worker', 'reader')],
      { done: (picture) => isPoisoned(picture) || isReady(picture) },
      setTo('bad', 'again'),
      { act: 'poison', done: isPoisoned },
      { act: 'send', done: hasMore, settles: true },
      {},
    ),
  },
  {
    objective: 'skipped',
    moves: first(
      [...backToWork('worker', 'reader')],
      unless((picture) => isPoisoned(picture), setTo('bad', 'again')),
      { act: 'poison', done: isPoisoned },
      { done: isGoingRound },
      setTo('bad', 'skip'),
      {},
    ),
  },
] as const satisfies readonly Experiment[];
