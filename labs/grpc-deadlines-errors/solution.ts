import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { isOpen } from '#model/technologies/grpc/picture.ts';
import { connected, noCalls } from '#model/technologies/grpc/steps.ts';
import { isHolding } from './story.ts';

const choose = (control: string, value: string | number): Step[] => [{ act: control, value }, set(control, value)];
/** All three have found each other. */
const ready: readonly Step[] = [connected('checkout', 'order'), connected('order', 'stock')];
const withStock: Step = { until: (picture) => isHolding(picture, 'stock'), why: 'the stock has a call in its hands' };
/** The stock, as it was started last, listens. */
const listening: Step = {
  until: (_, events) => {
    const last = events.findLast(
      (event) =>
        (event.type === 'program.started' && event.program === 'stock') ||
        (event.type === 'program.printed' && event.program === 'stock' && event.line.startsWith('Giữ hàng ở cổng')),
    );
    return last?.type === 'program.printed';
  },
  why: 'the stock listens',
};
const triedInVain: Step = {
  until: ({ streams }) =>
    streams.some((call) => call.client === 'checkout' && call.method.endsWith('/CountItems') && !isOpen(call)),
  why: 'a first try has failed',
};

export const solution: Solution = {
  pauseMs: 700,
  steps: [
    ...ready,
    { act: 'hold' },
    met('answered'),
    noCalls,

    ...choose('pace', 'slow'),
    ...choose('deadline', 2),
    { predict: 'after-deadline', option: 'finishes' },
    { act: 'hold' },
    met('zombie'),
    settled('after-deadline'),
    noCalls,

    ...choose('heed', 'on'),
    { predict: 'second-hop', option: 'none' },
    { act: 'hold' },
    met('unpassed'),
    settled('second-hop'),
    noCalls,

    ...choose('pass', 'on'),
    { act: 'hold' },
    met('passed-on'),
    noCalls,

    ...choose('deadline', 10),
    { act: 'hold' },
    withStock,
    { act: 'cancel' },
    met('cancelled'),
    noCalls,

    ...choose('request', 'no-token'),
    { act: 'hold' },
    noCalls,
    ...choose('request', 'bad-quantity'),
    { act: 'hold' },
    noCalls,
    ...choose('request', 'too-large'),
    { act: 'hold' },
    met('refused'),
    noCalls,
    ...choose('request', 'good'),

    { predict: 'killed', option: 'canceled' },
    { act: 'hold' },
    withStock,
    { act: 'kill', program: 'stock' },
    ended('stock'),
    met('killed'),
    settled('killed'),

    ...choose('retry', 'on'),
    ...choose('pace', 'fast'),
    { act: 'count' },
    triedInVain,
    { act: 'run', program: 'stock' },
    met('retried'),
    listening,
    noCalls,

    ...choose('pace', 'slow'),
    { predict: 'leaving', option: 'finishes' },
    { act: 'hold' },
    withStock,
    { act: 'leave', program: 'stock' },
    met('drained'),
    settled('leaving'),
    ended('stock'),
    // What comes then finds nobody.
    { act: 'hold' },
    noCalls,
    { act: 'run', program: 'stock' },
    listening,
  ],
  wrongTries: [
    wrongTry('sets a short deadline for a stock that is fast', 'in-time', [
      ...ready,
      ...choose('deadline', 2),
      { act: 'hold' },
    ]),
    wrongTry('cancels although nothing is waited for', 'nothing-to-cancel', [...ready, { act: 'cancel' }]),
    wrongTry('expects that an order is tried again', 'hold-again', [
      ...ready,
      ...choose('retry', 'on'),
      { act: 'kill', program: 'stock' },
      ended('stock'),
      { act: 'hold' },
    ]),
    wrongTry('kills a stock that has nothing in its hands', 'killed-idle', [
      ...ready,
      { act: 'kill', program: 'stock' },
    ]),
    wrongTry('asks a stock to leave that has nothing in its hands', 'left-idle', [
      ...ready,
      { act: 'leave', program: 'stock' },
    ]),
  ],
};
