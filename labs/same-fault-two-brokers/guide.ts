import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { bothHold, isCalm, isMember, isPoisoned, isReady, orderIn, victims } from './sides.ts';
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

/** An order that cannot be read has been tried in vain: the broker has given it out more than twice. */
const hasGoneRound = (picture: Picture): boolean =>
  Object.values(picture.messages).some(({ body, deliveries }) => orderIn(body)?.isBad && deliveries > 2);
/** Both leave it out, and go on with what has piled up behind it. */
const isSkipping = (picture: Picture): boolean => picture.settings.bad === 'skip' && isUnderWay('poison')(picture);

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
      { done: (picture) => isPoisoned(picture) || (isReady(picture) && isCalm(picture)) },
      setTo('bad', 'again'),
      { act: 'poison', done: isPoisoned },
      { act: 'send', settles: true },
    ),
  },
  {
    objective: 'skipped',
    moves: first(
      [...backToWork('worker', 'reader')],
      { done: (picture) => isPoisoned(picture) || isSkipping(picture) || (isReady(picture) && isCalm(picture)) },
      unless(isSkipping, setTo('bad', 'again')),
      unless(isSkipping, { act: 'poison', done: isPoisoned }),
      { done: (picture) => isSkipping(picture) || hasGoneRound(picture) },
      setTo('bad', 'skip'),
      {},
    ),
  },
] as const satisfies readonly Experiment[];
