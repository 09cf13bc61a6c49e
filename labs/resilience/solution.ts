import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { connected, noCalls } from '#model/technologies/grpc/steps.ts';
import { type BreakerState, breakerOf, crowd, lastPriceMs, newestRush, openCharges } from './rushes.ts';

const choose = (control: string, value: string): Step[] => [{ act: control, value }, set(control, value)];
/** The checkout has found both. */
const ready: readonly Step[] = [connected('checkout', 'payment'), connected('checkout', 'catalog')];
const breakerIs = (state: BreakerState): Step => ({
  until: (picture) => breakerOf(picture) === state,
  why: `the breaker is ${state}`,
});
/** Everybody of the newest press has an answer. */
const answered: Step = {
  until: (picture) => {
    const paid = newestRush(picture)?.paid ?? [];
    return paid[0] !== undefined && paid.length === paid[0].of;
  },
  why: 'everybody has an answer',
  withinMs: 30_000,
};
/** So many of a press wait for payment. */
const waiting = (count: number): Step => ({
  until: (picture) => openCharges(picture) >= count,
  why: `${count} wait for payment`,
});
const refused: Step = {
  until: (picture) => newestRush(picture)?.paid.some(({ outcome }) => outcome === 'refused') ?? false,
  why: 'somebody was refused a place',
};
const priced: Step = { until: (picture) => lastPriceMs(picture) !== undefined, why: 'the price is there' };

export const solution: Solution = {
  pauseMs: 700,
  steps: [
    ...ready,
    ...choose('payment', 'busy'),
    ...choose('retry', 'exponential'),
    { predict: 'waves', option: 'together' },
    { act: 'rush' },
    met('storm'),
    settled('waves'),
    noCalls,

    ...choose('retry', 'jitter'),
    { act: 'rush' },
    met('spread'),
    noCalls,

    ...choose('retry', 'none'),
    ...choose('payment', 'failing'),
    ...choose('breaker', 'on'),
    { act: 'rush' },
    breakerIs('open'),
    { act: 'rush' },
    met('opened'),

    { predict: 'probe', option: 'one' },
    breakerIs('ready'),
    { act: 'rush' },
    met('reopened'),
    settled('probe'),

    ...choose('payment', 'ok'),
    breakerIs('ready'),
    { act: 'pay' },
    met('closed'),
    { act: 'rush' },
    answered,
    ...choose('breaker', 'off'),

    ...choose('payment', 'slow'),
    ...choose('retry', 'fixed'),
    ...choose('limit', 'try'),
    { predict: 'charges', option: 'several' },
    { act: 'pay' },
    met('double'),
    settled('charges'),
    noCalls,

    ...choose('key', 'on'),
    { act: 'pay' },
    met('once'),
    noCalls,

    ...choose('key', 'off'),
    ...choose('limit', 'budget'),
    { predict: 'tries', option: 'two' },
    { act: 'pay' },
    met('budget'),
    settled('tries'),
    noCalls,

    ...choose('retry', 'none'),
    ...choose('limit', 'none'),
    // First without: the price has to wait for somebody's place.
    { act: 'rush' },
    waiting(crowd),
    { act: 'price' },
    priced,
    noCalls,
    ...choose('bulkhead', 'on'),
    { act: 'rush' },
    refused,
    { act: 'price' },
    met('isolated'),
    noCalls,
    ...choose('payment', 'ok'),
  ],
  wrongTries: [
    wrongTry('lets a crowd be refused and nobody try again', 'no-retry', [
      ...ready,
      ...choose('payment', 'busy'),
      { act: 'rush' },
    ]),
    wrongTry('pays before the breaker has waited', 'too-early', [
      ...ready,
      ...choose('payment', 'failing'),
      ...choose('breaker', 'on'),
      { act: 'rush' },
      breakerIs('ready'),
      { act: 'pay' },
      met('reopened'),
      ...choose('payment', 'ok'),
      { act: 'pay' },
    ]),
    wrongTry('waits for a slow payment without a limit', 'no-limit', [
      ...ready,
      ...choose('payment', 'slow'),
      ...choose('retry', 'fixed'),
      { act: 'pay' },
    ]),
    wrongTry('asks for a price while all places are taken', 'starved', [
      ...ready,
      ...choose('payment', 'slow'),
      { act: 'rush' },
      waiting(crowd),
      { act: 'price' },
    ]),
  ],
};
