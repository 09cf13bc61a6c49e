import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { connected, noCalls, progressed } from '#model/technologies/grpc/steps.ts';

const choose = (control: string, value: string | number): Step[] => [{ act: control, value }, set(control, value)];

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    connected('counter', 'stock'),
    { act: 'open' },
    met('unary'),

    ...choose('kind', 'server'),
    { act: 'open' },
    met('server'),

    ...choose('kind', 'client'),
    { act: 'open' },
    progressed('client-streaming', 'out', 4),
    { act: 'half-close' },
    met('client'),

    ...choose('kind', 'bidi'),
    { predict: 'after-half-close', option: 'arrive' },
    { act: 'open' },
    met('interleaved'),
    progressed('bidi-streaming', 'out', 5),
    { act: 'half-close' },
    met('half-open'),
    settled('after-half-close'),
    noCalls,

    ...choose('kind', 'server'),
    ...choose('count', 12),
    { predict: 'cancel', option: 'stops' },
    { act: 'open' },
    progressed('server-streaming', 'back', 3),
    { act: 'cancel' },
    met('cancelled'),
    settled('cancel'),
    noCalls,

    ...choose('count', 6),
    { act: 'open' },
    progressed('server-streaming', 'back', 1),
    { act: 'open' },
    met('shared'),
    noCalls,

    ...choose('size', 'large'),
    ...choose('reading', 'slow'),
    ...choose('pace', 'burst'),
    ...choose('count', 14),
    { predict: 'fast-server', option: 'waits' },
    { act: 'open' },
    met('held-back'),
    settled('fast-server'),
    noCalls,
  ],
  wrongTries: [
    wrongTry('cancels although no call goes on', 'nothing-open', [connected('counter', 'stock'), { act: 'cancel' }]),
    wrongTry('closes the way out of a call that has closed it long ago', 'already-closed', [
      connected('counter', 'stock'),
      ...choose('kind', 'server'),
      { act: 'open' },
      progressed('server-streaming', 'back', 1),
      { act: 'half-close' },
    ]),
    wrongTry('cancels where it should say that it has sent all', 'cancelled-sending', [
      connected('counter', 'stock'),
      ...choose('kind', 'client'),
      { act: 'open' },
      progressed('client-streaming', 'out', 3),
      { act: 'cancel' },
    ]),
    wrongTry('reads slowly what is too small to fill a window', 'slow-small', [
      connected('counter', 'stock'),
      ...choose('kind', 'server'),
      ...choose('pace', 'burst'),
      ...choose('reading', 'slow'),
      { act: 'open' },
    ]),
  ],
};
