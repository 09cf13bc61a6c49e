// Ba kiểu window trên giờ đặt hàng, và watermark. Chỉ là phép tính và bộ nhớ: không biết gì về Kafka.
import { clockOf } from './clock.ts';

const size = 10; // tumbling và sliding dài 10 giây
const hop = 5; // sliding: cứ 5 giây mở một window
const gap = 6; // session: khách im quá 6 giây thì hết phiên
const lateness = 4; // watermark đi sau đơn mới nhất 4 giây

export const kinds = ['tumbling', 'sliding', 'session'] as const;

export interface Window {
  kind: (typeof kinds)[number];
  /** Chỉ session có: mỗi khách một phiên. */
  customer?: string;
  from: number;
  /** Tumbling, sliding: cuối window. Session: đơn mới nhất của phiên. */
  to: number;
  count: number;
  total: number;
}

export interface Order {
  order: number;
  customer: string;
  amount: number;
  at: number;
}

/** Tên của một window, cũng là key của nó trên Kafka. */
export const idOf = ({ kind, customer, from }: Window) => [kind, customer, clockOf(from)].filter(Boolean).join(' ');

/** Từ lúc watermark tới đây thì window phát. */
export const endOf = ({ kind, to }: Window) => (kind === 'session' ? to + gap : to);

/** Những window cố định mà giờ này rơi vào: một tumbling, hai sliding. */
function slotsOf(at: number): Window[] {
  const slot = (kind: Window['kind'], from: number) => ({ kind, from, to: from + size, count: 0, total: 0 });
  const last = at - (at % hop);
  return [slot('tumbling', at - (at % size)), slot('sliding', last - hop), slot('sliding', last)];
}

/** Phiên của đơn này: nhập mọi phiên của khách mà nó cách không quá `gap`. */
function sessionWith({ customer, amount, at }: Order, open: Window[]) {
  const near = open.filter(
    (one) => one.kind === 'session' && one.customer === customer && at >= one.from - gap && at <= one.to + gap,
  );
  const session: Window = {
    kind: 'session',
    customer,
    from: Math.min(at, ...near.map(({ from }) => from)),
    to: Math.max(at, ...near.map(({ to }) => to)),
    count: near.reduce((sum, { count }) => sum + count, 1),
    total: near.reduce((sum, { total }) => sum + total, amount),
  };
  return { session, near };
}

export function createState(grace: number) {
  const open = new Map<string, Window>();
  let newest = 0;
  let wait = grace;

  const watermark = () => newest - lateness;
  /** Qua cả hạn chờ đơn muộn: không sửa nữa. */
  const isLocked = (window: Window) => endOf(window) + wait <= watermark();

  /** Cộng một đơn vào các window của nó, rồi xem watermark đi qua window nào. */
  function add(order: Order) {
    const before = watermark();
    newest = Math.max(newest, order.at);
    const { session, near } = sessionWith(order, [...open.values()]);
    const fixed = slotsOf(order.at).map((slot) => {
      const { count, total } = open.get(idOf(slot)) ?? slot;
      return { ...slot, count: count + 1, total: total + order.amount };
    });
    const all = [...fixed, session];
    const changed = all.filter((window) => !isLocked(window));
    const dropped = all.filter(isLocked).map(idOf);
    const merged = isLocked(session) ? [] : near.map(idOf).filter((id) => id !== idOf(session));
    for (const id of merged) open.delete(id);
    for (const window of changed) open.set(idOf(window), window);

    // Phát khi watermark vừa đi qua cuối window, và phát lại mỗi lần một đơn muộn sửa nó.
    const passed = [...open.values()].filter((window) => endOf(window) <= watermark());
    const emitted = passed.filter((window) => endOf(window) > before || changed.includes(window));
    const locked = passed.filter(isLocked).map(idOf);
    for (const id of locked) open.delete(id);
    return { changed, dropped, merged, emitted, locked };
  }

  return {
    watermark,
    add,
    size: () => open.size,
    setGrace(seconds: number) {
      wait = seconds;
    },
    /** Đặt lại một window đọc được từ changelog, với watermark lúc nó được ghi. */
    put(window: Window, mark: number) {
      open.set(idOf(window), window);
      newest = Math.max(newest, mark + lateness);
    },
    remove: (id: string) => open.delete(id),
  };
}
