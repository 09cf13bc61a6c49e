import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import {
  committedBy,
  configOf,
  isAsAtFirst,
  isClean,
  orders,
  ownConfigs,
  prices,
  staysRepeated,
  tapeOf,
} from './topics.ts';

const dead = (picture: Picture): string | undefined => programsIn(picture, 'report', 'dead', 'left')[0];
const running = (picture: Picture): string | undefined => programsIn(picture, 'report', 'running')[0];
const [thawed] = backToWork('report');
const [catalogThawed, catalogRuns] = backToWork('catalog');
const asAtFirst = (topic: typeof orders | typeof prices): Move => ({
  act: 'restore',
  done: (picture) => isAsAtFirst(picture, topic),
});

/** The reader's offset is no longer in the log. */
const isBehind = (picture: Picture): boolean =>
  (committedBy(picture, 'report', orders) ?? 0) < tapeOf(picture, orders).low;
const hasRead = (picture: Picture): boolean => committedBy(picture, 'report', orders) !== undefined;

const limit = { topic: orders, name: 'retention.bytes', value: '500', how: 'merge' };
const isLimited = (picture: Picture): boolean =>
  configOf(picture, orders, 'retention.bytes') === limit.value && configOf(picture, orders, 'segment.ms') === '3000';

const hasGaps = (picture: Picture): boolean => (tapeOf(picture, prices).gaps?.length ?? 0) > 0;
const willRepeat = (picture: Picture): boolean => hasGaps(picture) && staysRepeated(tapeOf(picture, prices));
const areOff = ({ settings }: Picture): boolean => settings.prices === 'off';
const quietMs = 2_500;
/** Old enough for the next price to begin a new segment. */
const isQuiet = (picture: Picture): boolean => {
  const tape = tapeOf(picture, prices);
  return areOff(picture) && isClean(tape) && picture.at - (tape.records.at(-1)?.at ?? picture.at) > quietMs;
};

const product = 'mũ';
const ofProduct = (picture: Picture) => tapeOf(picture, prices).records.filter(({ key }) => key === product);
const isDeleted = (picture: Picture): boolean => ofProduct(picture).some(({ tombstone }) => tombstone);

/** One setting is the topic's own, and nothing else. */
const isReplaced = ({ topics }: Picture): boolean => {
  const own = ownConfigs(topics.orders?.config);
  return own.length === 1 && own[0] === 'retention.ms';
};

export const guide = [
  { objective: 'expired', prediction: 'expiry', moves: [asAtFirst(orders), setTo('flow', 'on'), {}] },
  {
    objective: 'returned',
    prediction: 'returns',
    moves: [
      asAtFirst(orders),
      thawed,
      setTo('flow', 'on'),
      { act: 'run', program: dead, done: (picture) => dead(picture) === undefined || hasRead(picture) },
      { done: hasRead },
      { act: 'leave', program: running, done: (picture) => running(picture) === undefined || isBehind(picture) },
      { done: isBehind },
      { act: 'run', program: dead },
    ],
  },
  {
    objective: 'by-size',
    moves: [
      unless(isLimited, asAtFirst(orders)),
      setTo('flow', 'on'),
      { act: 'config', value: limit, done: isLimited },
      {},
    ],
  },
  { objective: 'compacted', moves: [asAtFirst(prices), setTo('prices', 'on'), {}] },
  {
    objective: 'rebuilt',
    moves: [
      asAtFirst(prices),
      catalogThawed,
      catalogRuns,
      unless(hasGaps, setTo('prices', 'on')),
      { done: hasGaps },
      { act: 'rebuild' },
    ],
  },
  {
    objective: 'active',
    prediction: 'active',
    moves: [
      asAtFirst(prices),
      setTo('flow', 'on'),
      unless(willRepeat, setTo('prices', 'on')),
      { done: willRepeat },
      setTo('prices', 'off'),
      { done: isQuiet },
      { act: 'price', value: { what: 'price', product: 'áo' } },
    ],
  },
  {
    objective: 'deleted',
    moves: [
      asAtFirst(prices),
      {
        act: 'price',
        value: { what: 'price', product },
        done: (picture) => ofProduct(picture).length > 0,
      },
      { act: 'price', value: { what: 'stop', product }, done: isDeleted },
      setTo('prices', 'on'),
      {},
    ],
  },
  {
    objective: 'two-ways',
    prediction: 'alter',
    moves: [
      unless(isReplaced, asAtFirst(orders)),
      {
        act: 'config',
        value: { topic: orders, name: 'retention.ms', value: '20000', how: 'replace' },
        done: isReplaced,
        settles: true,
      },
      { act: 'config', value: { topic: orders, name: 'segment.ms', value: '3000', how: 'merge' } },
    ],
  },
] as const satisfies readonly Experiment[];
