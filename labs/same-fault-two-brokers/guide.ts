import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import {
  bothHold,
  isCalm,
  isDeep,
  isMember,
  isPoisoned,
  isReady,
  orderIn,
  roles,
  sides,
  thirdsIn,
  victims,
} from './sides.ts';
import { type Kind, newestKind } from './trials.ts';

/** The fault is under way: it has befallen both, and all is not calm again. */
const isUnderWay =
  (kind: Kind) =>
  (picture: Picture): boolean =>
    newestKind(picture) === kind && !isCalm(picture);

/** Moves until there are two on each side and all of them run, but while that is so. */
const backToTwo = (isSo: (picture: Picture) => boolean = () => false): Move[] => {
  const [thaw, rehire] = backToWork(...Object.values(roles));
  const running = (picture: Picture): string | undefined => thirdsIn(picture, 'running')[0];
  const ended = (picture: Picture): string | undefined => thirdsIn(picture, 'dead', 'left')[0];
  const moves: readonly Move[] = [
    thaw,
    { act: 'leave', program: running, done: (picture) => running(picture) === undefined },
    { act: 'remove', program: ended, done: (picture) => thirdsIn(picture, 'running', 'dead', 'left').length === 0 },
    rehire,
  ];
  return moves.map((move) => unless(isSo, move));
};

const isAtRest = (picture: Picture): boolean => isReady(picture) && isCalm(picture);

/** The same, and no order that cannot be read is in the way of others. */
const clear = (isSo: (picture: Picture) => boolean): Move[] => [
  ...backToTwo(isSo),
  unless((picture) => isSo(picture) || !isPoisoned(picture), setTo('bad', 'skip')),
];

/** Moves until both whom the buttons are about have an order in hand, but while the fault is under way. */
const prepare = (isSo: (picture: Picture) => boolean): Move[] => [
  ...clear(isSo),
  { done: (picture) => isSo(picture) || bothHold(picture) || isAtRest(picture) },
  { act: 'send', done: (picture) => isSo(picture) || bothHold(picture) },
];

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
/** One more on each side is at work. */
const isHelped = (picture: Picture): boolean => thirdsIn(picture, 'running').length === sides.length;

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
      backToTwo(),
      { done: (picture) => isPoisoned(picture) || isAtRest(picture) },
      setTo('bad', 'again'),
      { act: 'poison', done: isPoisoned },
      { act: 'send', settles: true },
    ),
  },
  {
    objective: 'skipped',
    moves: first(
      backToTwo(),
      { done: (picture) => isPoisoned(picture) || isSkipping(picture) || isAtRest(picture) },
      unless(isSkipping, setTo('bad', 'again')),
      unless(isSkipping, { act: 'poison', done: isPoisoned }),
      { done: (picture) => isSkipping(picture) || hasGoneRound(picture) },
      setTo('bad', 'skip'),
      {},
    ),
  },
  {
    objective: 'slow',
    prediction: 'third',
    moves: first(
      clear(isUnderWay('slow')),
      { done: (picture) => isUnderWay('slow')(picture) || isAtRest(picture) },
      hit('slow', 'rush'),
      { done: (picture) => isHelped(picture) || sides.every((side) => isDeep(picture, side)) },
      { act: 'add-both', done: isHelped },
      {},
    ),
  },
] as const satisfies readonly Experiment[];
