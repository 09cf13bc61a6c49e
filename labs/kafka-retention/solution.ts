import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { committedBy, isAsAtFirst, isClean, orders, prices, staysRepeated, tapeOf } from './topics.ts';

const ready: Step = {
  until: ({ groups, topics }) =>
    groups.report?.state === 'Stable' && groups.catalog?.state === 'Stable' && topics.prices?.config !== undefined,
  why: 'both groups are stable, and the broker has told how the topics are set up',
};
const config = (topic: string, name: string, value: string, how: 'merge' | 'replace'): Step => ({
  act: 'config',
  value: { topic, name, value, how },
});
const restored: readonly Step[] = [
  { act: 'restore' },
  {
    until: (picture) => isAsAtFirst(picture, orders) && isAsAtFirst(picture, prices),
    why: 'both topics are set up as at first',
  },
];
const hasRead: Step = {
  until: (picture) => (committedBy(picture, 'report', orders) ?? 0) >= 2,
  why: 'the report has committed two orders',
};
const behind: Step = {
  until: (picture) => tapeOf(picture, orders).low > (committedBy(picture, 'report', orders) ?? 0),
  why: 'the offset of the report is gone',
  withinMs: 30_000,
};
const repeated: Step = {
  until: (picture) => staysRepeated(tapeOf(picture, prices)),
  why: 'some products will have several prices whatever the cleaner does',
};
const quiet: Step = {
  until: (picture) => {
    const tape = tapeOf(picture, prices);
    return isClean(tape) && picture.at - (tape.records.at(-1)?.at ?? 0) > 3_000;
  },
  why: 'the cleaner has done what it may',
};
const drained: Step = {
  until: (picture) => tapeOf(picture, orders).low === tapeOf(picture, orders).high,
  why: 'no order is left',
  withinMs: 40_000,
};
const leave: readonly Step[] = [{ act: 'leave', program: 'report' }, ended('report')];
const run: Step = { act: 'run', program: 'report' };
const rebuilt: Step = {
  until: (picture, events) => {
    const asked = events.findLast((event) => event.type === 'action.accepted' && event.action === 'rebuild')?.seq ?? 0;
    const { high } = tapeOf(picture, prices);
    return events.some(
      ({ seq, ...event }) =>
        seq > asked && event.type === 'record.handled' && event.group === 'catalog' && event.offset === high - 1,
    );
  },
  why: 'the table is there again',
};

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'expiry', option: 'segment' },
    { act: 'flow', value: 'on' },
    met('expired'),
    settled('expiry'),

    { predict: 'returns', option: 'end' },
    ...leave,
    behind,
    run,
    met('returned'),
    settled('returns'),

    config(orders, 'retention.bytes', '500', 'merge'),
    met('by-size'),
    ...restored,

    { act: 'prices', value: 'on' },
    met('compacted'),
    { act: 'rebuild' },
    met('rebuilt'),

    { predict: 'active', option: 'more' },
    repeated,
    { act: 'prices', value: 'off' },
    set('prices', 'off'),
    quiet,
    { act: 'price', value: { what: 'price', product: 'áo' } },
    met('active'),
    settled('active'),

    { act: 'price', value: { what: 'stop', product: 'mũ' } },
    { act: 'prices', value: 'on' },
    met('deleted'),
    { act: 'prices', value: 'off' },

    { predict: 'alter', option: 'default' },
    config(orders, 'retention.ms', '20000', 'replace'),
    settled('alter'),
    config(orders, 'segment.ms', '3000', 'merge'),
    met('two-ways'),
    ...restored,
    { act: 'flow', value: 'off' },
    drained,
    // What is older than its retention.ms is all there.
    { act: 'rebuild' },
    rebuilt,
  ],
  wrongTries: [
    wrongTry('comes back while its offset is still in the log', 'back-early', [
      ready,
      { act: 'flow', value: 'on' },
      hasRead,
      ...leave,
      run,
    ]),
    wrongTry('builds the table anew before anything was compacted', 'rebuilt-early', [
      ready,
      { act: 'price', value: { what: 'price', product: 'áo' } },
      { until: ({ programs }) => (programs.catalog?.handled ?? 0) > 0, why: 'the price has been read' },
      { act: 'rebuild' },
    ]),
    wrongTry('writes one setting of the compacted topic without the others', 'not-compacted', [
      ready,
      config(prices, 'segment.ms', '1000', 'replace'),
    ]),
  ],
};
