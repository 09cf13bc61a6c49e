import { prediction } from '#model/prediction.ts';
import { clockOf } from './fields.ts';
import { beginLedger, seqsOf, takeLedger } from './ledger.ts';

/** When a window's result comes out. */
export const whenEmitted = prediction(
  'when-emitted',
  ['full', 'next', 'watermark', 'clock'],
  () => ({ ledger: beginLedger(), beyond: new Map<number, number>() }),
  ({ ledger, beyond }, event, before) => {
    const news = takeLedger(ledger, event, before);
    if (news?.about === 'order') beyond.set(news.order.order, news.order.at);
    if (news?.about !== 'emitted' || news.window.kind !== 'tumbling' || news.before) return undefined;
    const { window, order } = news;
    // Orders of later windows that came before the one that brought it out.
    const waited = [...beyond].filter(([number, at]) => at >= window.ends && number < order.order).length;
    return {
      actual: order.at < window.ends ? 'full' : waited > 0 ? 'watermark' : 'next',
      facts: {
        from: clockOf(window.from),
        ends: clockOf(window.ends),
        order: order.order,
        at: clockOf(order.at),
        watermark: clockOf(window.watermark),
        waited,
        total: window.total,
      },
      evidence: seqsOf(order.seq, event.seq),
    };
  },
);

/** What becomes of an order whose window has been emitted. */
export const lateOrder = prediction(
  'late-order',
  ['dropped', 'next-window', 'corrected'],
  beginLedger,
  (ledger, event, before) => {
    const news = takeLedger(ledger, event, before);
    if (!news || news.about === 'order' || news.order.behind === 0) return undefined;
    const { order } = news;
    const facts = { order: order.order, at: clockOf(order.at), behind: order.behind, amount: order.amount };
    if (news.about === 'late' && news.isOut) {
      const empty = { from: '', ends: '', locks: '', total: 0, was: 0 };
      return {
        actual: 'dropped',
        facts: { ...facts, ...empty, watermark: clockOf(news.watermark) },
        evidence: seqsOf(order.seq, event.seq),
      };
    }
    if (news.about !== 'emitted' || news.window.kind !== 'tumbling') return undefined;
    const { from, ends, locks, total, watermark } = news.window;
    const isOwn = order.at >= from && order.at < ends;
    return {
      actual: isOwn ? 'corrected' : 'next-window',
      facts: {
        ...facts,
        from: clockOf(from),
        ends: clockOf(ends),
        locks: clockOf(locks),
        watermark: clockOf(watermark),
        total,
        was: total - order.amount,
      },
      evidence: seqsOf(news.before?.seq, order.seq, event.seq),
    };
  },
);

/** What becomes of two sessions when a late order falls between them. */
export const merge = prediction('merge', ['third', 'extends', 'merges'], beginLedger, (ledger, event, before) => {
  const news = takeLedger(ledger, event, before);
  if (news?.about !== 'changed' || news.window.kind !== 'session' || news.order.behind === 0) return undefined;
  const { window, order, merged } = news;
  return {
    actual: window.count === 1 ? 'third' : merged.length > 1 ? 'merges' : 'extends',
    facts: {
      order: order.order,
      customer: window.customer,
      at: clockOf(order.at),
      from: clockOf(window.from),
      to: clockOf(window.to),
      count: window.count,
      total: window.total,
    },
    evidence: seqsOf(...merged.map(({ seq }) => seq), order.seq, event.seq),
  };
});

/** What a window is emitted with whose program was killed in the middle of it, and began again with nothing. */
export const killed = prediction('killed', ['all', 'rest', 'nothing'], beginLedger, (ledger, event, before) => {
  const news = takeLedger(ledger, event, before);
  if (news?.about !== 'emitted' || news.window.kind !== 'tumbling') return undefined;
  const { window, truth } = news;
  if (ledger.died === undefined || truth.earlier === 0 || ledger.restore !== 'none') return undefined;
  return {
    actual: window.total < truth.total ? 'rest' : 'all',
    facts: {
      from: clockOf(window.from),
      ends: clockOf(window.ends),
      total: window.total,
      truth: truth.total,
      earlier: truth.earlier,
      missing: truth.total - window.total,
    },
    evidence: [ledger.died, event.seq],
  };
});
