// Saga của một đơn: đi tới từng bước, hỏng thì bù trừ ngược lại, rồi báo tin. Chạy lại từ đâu cũng được: bước nào sổ
// ghi đã xong thì lấy kết quả cũ, bước dở thì làm lại, và service kia nhận ra mã đơn.
import { Code, ConnectError } from '@connectrpc/connect';
import { publishEvent, sendNotice } from './announce.ts';
import { here } from './faults.ts';
import type { Order, Step } from './journal.ts';
import * as journal from './journal.ts';
import { isStopping, persist } from './patience.ts';
import { Refusal } from './refusal.ts';
import { charge, findEmail, refund, release, reserve } from './steps.ts';

/** Những saga đang chạy, với lúc đơn của chúng có kết cục. */
const running = new Map<string, Promise<void>>();

/** Cho saga đi tiếp từ chỗ sổ dừng lại. Xong khi đơn được đặt hay bị huỷ; bù trừ và báo tin thì làm tiếp phía sau. */
export function decided(id: string): Promise<void> {
  const known = running.get(id);
  if (known) return known;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  running.set(id, promise);
  promise.catch(() => {}); // không phải lúc nào cũng có người chờ
  walk(id, resolve)
    .catch((error) => {
      if (!isStopping()) console.error(`Đơn #${id}: saga dừng giữa chừng. ${error}`);
      reject(new ConnectError('service order dừng giữa chừng, sổ giữ việc lại cho lần chạy sau', Code.Unavailable));
    })
    .finally(() => running.delete(id));
  return promise;
}

async function walk(id: string, tellDecided: () => void) {
  if (orderOf(id).status === 'running') await forward(orderOf(id));
  tellDecided();
  if (orderOf(id).status === 'cancelling') await compensate(orderOf(id));
  await announce(orderOf(id));
  journal.close(id);
  console.log(`Đơn #${id}: saga xong, ${orderOf(id).status}`);
}

async function forward(order: Order) {
  const { id } = order;
  try {
    const { email } = await step(id, 'user', () => findEmail(order));
    const { product, amount } = await step(id, 'stock', () => reserve(order));
    journal.learned(id, { email, product, amount });
    await step(id, 'payment', () => charge(order, amount));
    journal.mark(id, 'order', 'begun');
    here('order before');
    journal.settle(id, 'placed'); // qua dòng này thì không còn đường quay lại
    here('order after');
    console.log(`Đơn #${id}: đã đặt, ${amount} đồng`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    journal.settle(id, 'cancelling', error.reason);
    here('cancel after');
    console.log(`Đơn #${id}: huỷ, ${error.reason}. ${error.message}`);
  }
}

async function compensate(order: Order) {
  const { id } = order;
  // Ngược thứ tự đã đi. Bước không rõ kết quả cũng phải bù trừ: chỉ service kia biết nó đã làm hay chưa.
  if (mayHaveDone(id, 'payment')) await step(id, 'refund', () => persist(`Đơn #${id}: hoàn tiền`, () => refund(order)));
  if (mayHaveDone(id, 'stock')) await step(id, 'release', () => persist(`Đơn #${id}: trả hàng`, () => release(order)));
  journal.settle(id, 'cancelled', order.reason);
}

/** Mỗi nơi báo ít nhất một lần. Nơi này đi vắng không giữ chân nơi kia, và không ai giữ chân khách. */
async function announce(order: Order) {
  const { id } = order;
  const event = step(id, 'kafka', () => persist(`Đơn #${id}: báo Kafka`, () => publishEvent(order)));
  const notice = () => persist(`Đơn #${id}: báo RabbitMQ`, () => sendNotice(order));
  await Promise.all([event, order.status === 'placed' ? step(id, 'rabbitmq', notice) : undefined]);
}

async function step<Note>(id: string, name: Step, work: () => Promise<Note>): Promise<Note> {
  const last = journal.lastMark(id, name);
  if (last?.mark === 'done') return last.note;
  journal.mark(id, name, 'begun');
  here(`${name} before`);
  try {
    const note = await work();
    here(`${name} after`);
    journal.mark(id, name, 'done', note);
    return note;
  } catch (error) {
    if (error instanceof Refusal && error.isClear) journal.mark(id, name, 'refused', error.reason);
    throw error;
  }
}

function mayHaveDone(id: string, name: Step) {
  const last = journal.lastMark(id, name);
  return last !== undefined && last.mark !== 'refused';
}

function orderOf(id: string): Order {
  const order = journal.findOrder(id);
  if (!order) throw new Error(`sổ không có đơn #${id}`);
  return order;
}
