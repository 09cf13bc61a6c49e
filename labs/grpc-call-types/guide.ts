import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import type { CallPicture } from '#model/technologies/grpc/picture.ts';
import { openCalls } from './calls.ts';

const [thaw, rerun] = backToWork('counter', 'stock');

const openOf = (picture: Picture, kind: CallPicture['kind']): CallPicture | undefined =>
  openCalls(picture, kind).at(-1);
const atLeast = (count: number): Move => ({
  act: 'count',
  value: count,
  done: ({ settings }) => Number(settings.count) >= count,
});
const hasMoreToCome = ({ settings }: Picture, call: CallPicture | undefined): boolean =>
  call !== undefined && (call.out.closed || call.out.sent > call.back.got || call.out.sent < Number(settings.count));
/** Opens one, unless one of that kind goes on. */
const openA = (kind: CallPicture['kind']): Move => ({
  act: 'open',
  done: (picture) => openOf(picture, kind) !== undefined,
});
const once = (kind: CallPicture['kind'], isSo: (call: CallPicture) => boolean): Move => ({
  done: (picture) => {
    const call = openOf(picture, kind);
    return call !== undefined && isSo(call);
  },
});

export const guide = [
  { objective: 'unary', moves: [thaw, rerun, setTo('kind', 'unary'), { act: 'open' }] },
  {
    objective: 'server',
    moves: [thaw, rerun, setTo('kind', 'server'), setTo('reading', 'fast'), atLeast(3), openA('server-streaming'), {}],
  },
  {
    objective: 'client',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'client'),
      atLeast(3),
      openA('client-streaming'),
      once('client-streaming', ({ out }) => out.sent >= 3),
      { act: 'half-close', done: (picture) => openOf(picture, 'client-streaming')?.out.closed ?? false },
      {},
    ],
  },
  {
    objective: 'interleaved',
    moves: [thaw, rerun, setTo('kind', 'bidi'), atLeast(4), openA('bidi-streaming'), {}],
  },
  {
    objective: 'half-open',
    prediction: 'after-half-close',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'bidi'),
      atLeast(4),
      // One that waits for nothing but its end shows nothing any more.
      { act: 'open', done: (picture) => hasMoreToCome(picture, openOf(picture, 'bidi-streaming')) },
      once('bidi-streaming', ({ out, back }) => out.sent >= 3 && out.sent > back.got),
      { act: 'half-close', settles: true },
    ],
  },
  {
    objective: 'cancelled',
    prediction: 'cancel',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'server'),
      setTo('pace', 'steady'),
      atLeast(6),
      openA('server-streaming'),
      once('server-streaming', ({ back }) => back.got > 0),
      { act: 'cancel', settles: true },
    ],
  },
  {
    objective: 'shared',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'server'),
      setTo('pace', 'steady'),
      atLeast(6),
      openA('server-streaming'),
      { act: 'open', done: (picture) => openCalls(picture, 'server-streaming').length > 1 },
      {},
    ],
  },
  {
    objective: 'held-back',
    prediction: 'fast-server',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'server'),
      setTo('size', 'large'),
      setTo('reading', 'slow'),
      setTo('pace', 'burst'),
      atLeast(12),
      { act: 'cancel', done: (picture) => openCalls(picture).every(({ kind }) => kind === 'server-streaming') },
      { act: 'open', settles: true },
    ],
  },
] satisfies readonly Experiment[];
