// Cửa hàng: gửi đơn vào "orders", thanh toán vào "payments". Mỗi thứ mang giờ nó xảy ra (event time), trong field "at".
// Giờ ấy do đồng hồ của cửa hàng: mỗi đơn mới cách đơn trước 2 giây, dù bạn bấm nhanh hay chậm.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  send 8 | order An 14 normal | order Chi 0 large | pay slow
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { clockOf, secondsOf } from './clock.ts';

const topics = { orders: process.env.ORDERS ?? 'orders', payments: process.env.PAYMENTS ?? 'payments' };
const opening = secondsOf('08:00:00');
const step = 2; // giây cửa hàng giữa hai đơn
const betweenMs = 120; // giây thật giữa hai đơn của một loạt
const customers = ['An', 'Bé', 'Bé', 'Chi', 'Chi'];
const amounts = [320, 180, 450, 240, 610, 150, 290, 1200, 380, 520, 200, 700]; // nghìn đồng
const large = 1480;
/** Bao nhiêu giây cửa hàng sau khi đặt thì tiền tới; "none" là không bao giờ. */
const payAfter = new Map([
  ['soon', 3],
  ['slow', 12],
]);

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});

// Cửa hàng chạy lại thì đếm tiếp từ cuối log, nên không có hai đơn cùng số và giờ không chạy lùi.
const admin = kafka.admin();
await admin.connect();
const [end] = await admin.fetchTopicOffsets(topics.orders);
await admin.disconnect();
let sent = Number(end?.high ?? 0);
let now = opening + step * (sent - 1);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

let pay = process.env.PAY ?? 'soon';
/** Khách đã bấm trả, giờ trả chưa tới. */
let due: { order: number; amount: number; at: number }[] = [];

/** Tiền của những đơn tới giờ trả đi trước đơn kế tiếp. */
async function sendDue() {
  const ready = due.filter(({ at }) => at <= now);
  due = due.filter(({ at }) => at > now);
  for (const { order, amount, at } of ready) {
    const value = JSON.stringify({ order, amount, at: clockOf(at) });
    const headers = { ce_subject: String(order) };
    await producer.send({ topic: topics.payments, messages: [{ key: String(order), value, headers }] });
  }
}

/** Một đơn mới; `lateBy` khác 0 thì nó đặt từ trước, nằm trong máy mất mạng của khách, giờ mới tới. */
async function order(customer: string, amount: number, lateBy = 0) {
  if (lateBy === 0) now += step;
  await sendDue();
  sent += 1;
  const at = now - lateBy;
  const value = JSON.stringify({ order: sent, customer, amount, at: clockOf(at) });
  await producer.send({
    topic: topics.orders,
    messages: [{ key: customer, value, headers: { ce_subject: String(sent) } }],
  });
  console.log(`Đơn #${sent} của ${customer}, ${amount}k, đặt lúc ${clockOf(at)}`);
  const wait = payAfter.get(pay);
  if (wait !== undefined && lateBy === 0) due.push({ order: sent, amount, at: at + wait });
}

let turn = 0;
async function sendMany(count: number) {
  for (let i = 0; i < count; i += 1) {
    await order(customers[turn % customers.length] ?? 'An', amounts[turn % amounts.length] ?? 100);
    turn += 1;
    await sleep(betweenMs);
  }
}

async function obey(line: string) {
  const [command, first = '', second = '0', third = ''] = line.trim().split(' ');
  if (command === 'send') await sendMany(Number(first));
  else if (command === 'order') await order(first, third === 'large' ? large : 300, Number(second));
  else if (command === 'pay') {
    pay = first;
    console.log(payAfter.has(pay) ? `Từ giờ khách trả sau ${payAfter.get(pay)} giây` : 'Từ giờ khách không trả');
  } else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: send 8, order An 14 normal, pay slow`);
}

// Lần lượt từng lệnh: giờ của cửa hàng không chạy lùi.
let last = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  last = last
    .then(() => obey(line))
    .catch((error) => console.error(`Không làm được "${line}": ${error instanceof Error ? error.message : error}`));
});

process.once('SIGTERM', async () => {
  await last;
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka');
