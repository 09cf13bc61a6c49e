// Hai topic, một chương trình: đọc cái nào trước? Cùng những record ấy, hai thứ tự, hai kết quả.

export interface Timed {
  topic: 'orders' | 'payments';
  order: number;
  /** Giờ nó xảy ra, tính bằng giây. */
  at: number;
}

const bound = 8;
const lateness = 4;

/** Hết topic này mới sang topic kia: dễ gặp khi chương trình vừa chạy lại và có nhiều thứ nằm chờ. */
export const oneAfterTheOther = (orders: readonly Timed[], payments: readonly Timed[]) => [...orders, ...payments];

/** Lần nào cũng lấy record có giờ nhỏ nhất trong hai record đứng đầu. */
export function oldestFirst(orders: readonly Timed[], payments: readonly Timed[]) {
  const heads = { orders: [...orders], payments: [...payments] };
  const taken: Timed[] = [];
  while (heads.orders.length > 0 || heads.payments.length > 0) {
    const [order, payment] = [heads.orders[0], heads.payments[0]];
    const from = !payment || (order && order.at <= payment.at) ? heads.orders : heads.payments;
    taken.push(...from.splice(0, 1));
  }
  return taken;
}

/** Những đơn ghép được với tiền của nó: cách nhau tối đa 8 giây, và lúc tiền tới thì đơn còn trong state. */
export function joined(records: readonly Timed[]) {
  const waiting = new Map<number, number>();
  const paid: number[] = [];
  let newest = 0;
  for (const { topic, order, at } of records) {
    newest = Math.max(newest, at);
    const orderedAt = waiting.get(order);
    if (topic === 'orders') waiting.set(order, at);
    else if (orderedAt !== undefined && at - orderedAt <= bound) paid.push(order);
    for (const [old, since] of waiting) if (since + bound <= newest - lateness) waiting.delete(old);
  }
  return paid;
}
