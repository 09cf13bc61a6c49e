import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, bothUnless, enough, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import { isOpen } from '#model/technologies/grpc/picture.ts';

const running = (picture: Picture): string[] => programsIn(picture, 'stock', 'running');
const isSlow = ({ settings }: Picture, stock: string): boolean => settings[settingKey('speed', stock)] === 'slow';
const slow = (picture: Picture): string[] => running(picture).filter((stock) => isSlow(picture, stock));
const fast = (picture: Picture): string[] => running(picture).filter((stock) => !isSlow(picture, stock));
const busy = (picture: Picture): string | undefined =>
  running(picture).find((stock) => (picture.programs[stock]?.hands.length ?? 0) > 0);
/** No question and no answer is anywhere. */
const isQuiet = ({ messages }: Picture): boolean => Object.keys(messages).length === 0;

const checkouts = backToWork('checkout');
const [thaw, rehire] = backToWork('stock');
/** A service was killed, and what it and the others were asked is not answered yet. */
const killed = (picture: Picture): boolean => programsIn(picture, 'stock', 'dead').length > 0 && !isQuiet(picture);
/** So many services answer, or in the middle of an experiment at least one. */
const staff = (count: number, underWay: (picture: Picture) => boolean): [Move, Move] =>
  bothUnless((picture) => underWay(picture) && running(picture).length > 0, enough('stock', count, 'add-stock'));

const patient = setTo('timeout', 'none');
const impatient = setTo('timeout', '3');
/** A service that needs five seconds gives time to do something to it meanwhile. */
const allSlow = {
  act: 'speed',
  value: 'slow',
  program: (picture: Picture) => fast(picture)[0],
  done: (picture: Picture) => fast(picture).length === 0,
};

/** Whom each checkout calls, where it calls. */
const called = { 'checkout-a': 'stock-1', 'checkout-b': 'stock-2' } as const;
/** A checkout whose service runs. */
const caller = (picture: Picture): string | undefined =>
  Object.entries(called).find(([, stock]) => running(picture).includes(stock))?.[0];
const someoneCalled = {
  act: 'add-stock',
  done: (picture: Picture) => caller(picture) !== undefined,
};
const bothWays = setTo('route', 'both');
/** No call goes on either. */
const isStill = (picture: Picture): boolean => isQuiet(picture) && !picture.streams.some(isOpen);
/** A service that holds a question and works on a call. */
const doublyBusy = (picture: Picture): string | undefined =>
  running(picture).find(
    (stock) =>
      (picture.programs[stock]?.hands.length ?? 0) > 0 &&
      picture.streams.some((call) => call.server === stock && isOpen(call)),
  );

const orphan = 'checkout-b';
const isGone = ({ programs }: Picture): boolean => programs[orphan]?.exited !== undefined;
/** A question of its is with a service, or waits for one. */
const asks = ({ calls, messages }: Picture): boolean =>
  calls.some(({ from, request }) => from === orphan && messages[request] !== undefined);

export const guide = [
  {
    objective: 'answered',
    moves: [...checkouts, thaw, ...enough('stock', 1, 'add-stock'), { act: 'ask', program: () => 'checkout-a' }],
  },
  {
    objective: 'crossed',
    prediction: 'crossing',
    moves: [
      ...checkouts,
      thaw,
      patient,
      ...enough('stock', 2, 'add-stock'),
      {
        act: 'speed',
        value: 'fast',
        program: (picture) => slow(picture)[0],
        done: (picture) => fast(picture).length > 0,
      },
      {
        act: 'speed',
        value: 'slow',
        program: (picture) => fast(picture)[0],
        done: (picture) => slow(picture).length > 0,
      },
      { done: isQuiet },
      { act: 'ask-many', value: 2 },
    ],
  },
  {
    objective: 'taken-over',
    prediction: 'server-dies',
    moves: [
      ...checkouts,
      thaw,
      patient,
      unless(killed, rehire),
      ...staff(2, killed),
      allSlow,
      { act: 'ask-many', value: 2, done: (picture) => killed(picture) || busy(picture) !== undefined },
      { act: 'kill', program: busy, done: killed },
      {},
    ],
  },
  {
    objective: 'waited',
    moves: [
      ...checkouts,
      thaw,
      patient,
      {
        act: 'leave',
        program: (picture) => running(picture)[0],
        done: (picture) => running(picture).length === 0 || !isQuiet(picture),
      },
      { act: 'ask', program: () => 'checkout-b', done: (picture) => !isQuiet(picture) },
      ...enough('stock', 1, 'add-stock'),
      {},
    ],
  },
  {
    objective: 'late',
    prediction: 'late-answer',
    moves: [
      ...checkouts,
      thaw,
      ...enough('stock', 1, 'add-stock'),
      setTo('expire', 'off'),
      impatient,
      allSlow,
      { act: 'ask', program: () => 'checkout-a', done: (picture) => !isQuiet(picture) },
      {},
    ],
  },
  {
    objective: 'expired',
    moves: [
      ...checkouts,
      thaw,
      ...enough('stock', 1, 'add-stock'),
      impatient,
      setTo('expire', 'on'),
      allSlow,
      { act: 'ask-many', value: 4, done: ({ queues }) => (queues.stock?.ready.length ?? 0) > 0 },
      {},
    ],
  },
  {
    objective: 'orphan',
    moves: [
      thaw,
      ...enough('stock', 1, 'add-stock'),
      patient,
      setTo('expire', 'off'),
      allSlow,
      ...bothUnless((picture) => isGone(picture) && asks(picture), checkouts),
      { act: 'ask-many', value: 2, done: asks },
      { act: 'kill', program: () => orphan, done: isGone },
      {},
    ],
  },
  {
    objective: 'both-ways',
    prediction: 'two-ways',
    moves: [
      ...checkouts,
      thaw,
      rehire,
      someoneCalled,
      patient,
      bothWays,
      { done: isStill },
      { act: 'ask', program: caller },
    ],
  },
  {
    objective: 'one-fails',
    prediction: 'server-dies-twice',
    moves: [
      ...checkouts,
      thaw,
      patient,
      bothWays,
      unless(killed, rehire),
      ...staff(2, killed),
      unless(killed, someoneCalled),
      unless(killed, allSlow),
      { act: 'ask-many', value: 2, done: (picture) => killed(picture) || doublyBusy(picture) !== undefined },
      { act: 'kill', program: doublyBusy, done: killed },
      {},
    ],
  },
  {
    objective: 'deadline',
    prediction: 'two-deadlines',
    moves: [
      ...checkouts,
      thaw,
      rehire,
      someoneCalled,
      setTo('expire', 'off'),
      impatient,
      bothWays,
      allSlow,
      { act: 'ask', program: caller, done: (picture) => !isStill(picture) },
      {},
    ],
  },
] as const satisfies readonly Experiment[];
