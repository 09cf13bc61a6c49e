import { prediction } from '#model/prediction.ts';
import { highOf, isTrue, nextOf, type Shown, shown, shownIn, worth, worthAsOnes, writtenIn } from './figures.ts';

const few = 5;

/** Version 2 reads all of the log again: what the dashboard, which asks the first view, shows meanwhile. */
export const meanwhile = prediction(
  'meanwhile',
  ['old', 'falls', 'corrects'],
  (): { began?: number; shown: Shown[] } => ({ shown: [] }),
  (state, event, before) => {
    if (event.type === 'record.consumed' && event.group === 'revenue-v2') state.began ??= event.seq;
    const now = shownIn(event);
    if (now && state.began !== undefined) state.shown.push(now);
    const written = writtenIn(event, 'revenue_v2');
    if (state.began === undefined || !written || written.next < few || written.next !== highOf(before))
      return undefined;
    const last = shown(before);
    if (!last || [...state.shown, last].some(({ view }) => view !== 'v1')) return undefined;
    const falls = state.shown.some(({ orders }, i) => orders < (state.shown[i - 1]?.orders ?? 0));
    return {
      actual: falls ? 'falls' : isTrue(last) ? 'corrects' : 'old',
      facts: { orders: last.orders, old: last.revenue, count: written.next, fresh: written.revenue },
      evidence: [state.began, event.seq],
    };
  },
);

/** From version 2 back to version 1. */
export const rollback = prediction(
  'rollback',
  ['reread', 'at-once', 'gone'],
  (): { turned?: { seq: number; at: number; read: number } } => ({}),
  (state, event, before) => {
    if (event.type === 'setting.changed' && event.setting === 'view') {
      const isBack = event.value === 'v1' && before.settings.view === 'v2';
      if (isBack) state.turned = { seq: event.seq, at: event.at, read: 0 };
      else delete state.turned;
      return undefined;
    }
    const { turned } = state;
    if (!turned) return undefined;
    if (event.type === 'record.consumed' && event.group === 'revenue-v1') turned.read += 1;
    const now = shownIn(event);
    if (now?.view !== 'v1') return undefined;
    return {
      actual: now.orders === 0 ? 'gone' : turned.read > 1 ? 'reread' : 'at-once',
      facts: { ms: event.at - turned.at, orders: now.orders, revenue: now.revenue },
      evidence: [turned.seq, event.seq],
    };
  },
);

/** No new order, and the batch is run: what becomes of the sum of both layers. */
export const batchRuns = prediction(
  'batch-runs',
  ['same', 'up', 'down'],
  (): { before?: Shown & { seq: number } } => ({}),
  (state, event, picture) => {
    if (writtenIn(event, 'batch')) {
      const last = shown(picture);
      // Where everything had been in the batch before, there was nothing of the fast layer to replace.
      if (last?.view === 'lambda' && last.batched < last.orders) state.before = { ...last, seq: event.seq };
      return undefined;
    }
    const now = shownIn(event);
    if (!now || !state.before) return undefined;
    const { before } = state;
    delete state.before;
    if (now.view !== 'lambda' || now.orders !== before.orders) return undefined;
    const difference = now.revenue - before.revenue;
    return {
      actual: difference === 0 ? 'same' : difference > 0 ? 'up' : 'down',
      facts: { orders: now.orders, old: before.revenue, fresh: now.revenue, difference: Math.abs(difference) },
      evidence: [before.seq, event.seq],
    };
  },
);

/** The code of the fast layer is mended, and one order later the batch has not run: is the sum right? */
export const afterFix = prediction(
  'after-fix',
  ['right', 'wrong', 'recounts'],
  (): { mended?: { seq: number; orders: number; batched: number; oldRows: number } } => ({}),
  (state, event, before) => {
    if (event.type === 'setting.changed' && event.setting === 'code') {
      const last = shown(before);
      const batched = nextOf(before, 'batch');
      delete state.mended;
      // Something that the old code has computed is to be in it.
      if (event.value === 'v2' && last?.view === 'lambda' && !isTrue(last))
        state.mended = { seq: event.seq, orders: last.orders, batched, oldRows: last.orders - batched };
      return undefined;
    }
    const now = shownIn(event);
    const { mended } = state;
    if (!now || !mended || now.view !== 'lambda' || now.batched !== mended.batched) return undefined;
    if (now.orders <= mended.orders) return undefined;
    const [right, asOnes] = [worth(now.orders), worthAsOnes(now.orders)];
    return {
      actual: now.revenue === right ? 'right' : now.revenue >= asOnes ? 'wrong' : 'recounts',
      facts: { orders: now.orders, shown: now.revenue, right, rows: mended.oldRows },
      evidence: [mended.seq, event.seq],
    };
  },
);
