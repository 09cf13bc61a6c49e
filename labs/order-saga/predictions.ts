import { prediction } from '#model/prediction.ts';
import { follow, hasSeen, noSagas, proofOf } from './saga-log.ts';

/** The bank says no: what is there to be undone. */
export const declinedUndo = prediction(
  'declined-undo',
  ['release', 'refund-release', 'nothing'],
  noSagas,
  (log, event) => {
    const order = follow(log, event);
    if (order?.reason !== 'payment_declined' || order.status !== 'cancelled') return undefined;
    const { id } = order;
    const released = hasSeen(log, id, 'released');
    const refunded = hasSeen(log, id, 'refunded');
    return {
      actual: refunded ? 'refund-release' : released ? 'release' : 'nothing',
      facts: { id },
      evidence: proofOf(log, id, 'charge-refused', 'refunded', 'released', 'cancelled'),
    };
  },
);

/** The bank takes the money and answers too late, twice. */
export const lateCharge = prediction('late-charge', ['once', 'each-time', 'never'], noSagas, (log, event) => {
  const order = follow(log, event);
  const asked = order && log.charges.get(order.id);
  if (!asked || asked.length < 2 || (order.status !== 'placed' && order.status !== 'cancelled')) return undefined;
  const { id } = order;
  const paid = log.paid.get(id) ?? 0;
  return {
    actual: paid === 0 ? 'never' : paid === 1 ? 'once' : 'each-time',
    facts: { id, asked: asked.length },
    evidence: [...asked, ...proofOf(log, id, 'charged', 'placed', 'cancelled')],
  };
});

/** Longer than a service needs to start and to go on with what its journal has. */
const silentMs = 8_000;

/** The service order is killed right after the money was taken, before it has written so. */
export const killedOrder = prediction(
  'killed-order',
  ['goes-on', 'paid-twice', 'forgotten'],
  noSagas,
  (log, event, before) => {
    follow(log, event);
    const { programs } = before;
    for (const [id, death] of log.interrupted) {
      const order = log.orders.get(id);
      if (!order) continue;
      const paid = log.paid.get(id) ?? 0;
      const evidence = [...proofOf(log, id, 'opened', 'charged'), death, ...proofOf(log, id, 'closed')];
      if (paid > 1) return { actual: 'paid-twice', facts: { id }, evidence };
      const asked = log.charges.get(id)?.length ?? 0;
      if (order.closed) return { actual: 'goes-on', facts: { id, asked, status: order.status }, evidence };
      const { state, startedAt } = programs.order ?? {};
      const quietSince = Math.max(log.lastWriteAt, startedAt ?? 0);
      if (state === 'running' && event.at - quietSince > silentMs && (startedAt ?? 0) > log.lastWriteAt) {
        return { actual: 'forgotten', facts: { id }, evidence };
      }
    }
    return undefined;
  },
);

/** The letter cannot be delivered: what becomes of the order. */
export const mailFails = prediction('mail-fails', ['stays-placed', 'cancelled', 'waits'], noSagas, (log, event) => {
  const order = follow(log, event);
  if (!order || !hasSeen(log, order.id, 'dead-lettered')) return undefined;
  const { id, status } = order;
  return {
    actual: status === 'placed' ? 'stays-placed' : status === 'running' ? 'waits' : 'cancelled',
    facts: { id },
    evidence: proofOf(log, id, 'placed', 'cancelled', 'dead-lettered'),
  };
});
