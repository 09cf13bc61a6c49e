import type { Experiment } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { endedIn, isAsked } from './calls.ts';

const [thaw, rerun] = backToWork('gateway', 'stock');

const hasAsked =
  (...[failed, ...protocols]: Parameters<typeof isAsked> extends [unknown, ...infer Rest] ? Rest : never) =>
  (picture: Picture): boolean =>
    endedIn(picture).some((one) => isAsked(one, failed, ...protocols));

const inBinary = hasAsked(false, 'grpc-web');
const missedByConnect = hasAsked(true, 'connect', 'connect-json');

export const guide = [
  {
    objective: 'binary',
    moves: [thaw, rerun, setTo('kind', 'ask'), setTo('protocol', 'grpc-web'), { act: 'call' }],
  },
  {
    objective: 'json',
    prediction: 'reply-size',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'ask'),
      // One to compare with.
      unless(inBinary, setTo('protocol', 'grpc-web')),
      { act: 'call', done: inBinary },
      setTo('protocol', 'connect-json'),
      { act: 'call', settles: true },
    ],
  },
  {
    objective: 'streamed',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'watch'),
      {
        act: 'call',
        done: ({ webCalls }) => webCalls.some(({ kind, exchange }) => kind === 'server-streaming' && !exchange?.ended),
      },
      {},
    ],
  },
  {
    objective: 'status',
    prediction: 'error-status',
    moves: [
      thaw,
      rerun,
      setTo('kind', 'missing'),
      unless(missedByConnect, setTo('protocol', 'connect-json')),
      { act: 'call', done: missedByConnect },
      setTo('protocol', 'grpc-web'),
      { act: 'call', settles: true },
    ],
  },
  {
    objective: 'refused',
    prediction: 'client-stream',
    moves: [setTo('kind', 'stream'), { act: 'call', settles: true }],
  },
  { objective: 'relayed', moves: [thaw, rerun, setTo('kind', 'relay'), { act: 'call' }] },
] satisfies readonly Experiment[];
