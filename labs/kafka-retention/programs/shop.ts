// Cửa hàng: ghi đơn vào topic "orders", ghi giá vào topic "prices".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  send | flow on | prices on | price áo | stop mũ
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const orders = process.env.ORDERS ?? 'orders';
const prices = process.env.PRICES ?? 'prices';
const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});

// Đơn đánh số tiếp từ cuối log, để cửa hàng chạy lại không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const [partition] = await admin.fetchTopicOffsets(orders);
await admin.disconnect();
let sent = Number(partition?.high ?? 0);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

async function sendOrder() {
  sent += 1;
  const value = JSON.stringify({ order: sent, amount: 50_000 * (1 + ((sent * 7) % 12)) });
  await producer.send({ topic: orders, messages: [{ key: String(sent), value }] });
  console.log(`Đơn #${sent}`);
}

/** Món đang bán và giá mới nhất của nó. */
const current = new Map([
  ['áo', 120_000],
  ['mũ', 80_000],
  ['giày', 450_000],
]);

/** Mỗi giá mới là một record nữa với cùng key; record cũ không bị sửa. */
async function changePrice(product: string) {
  const price = (current.get(product) ?? 100_000) + 1_000;
  current.set(product, price);
  await producer.send({ topic: prices, messages: [{ key: product, value: JSON.stringify({ price }) }] });
  console.log(`Giá ${product}: ${price}`);
}

/** Value null là tombstone: từ nay key này không còn giá nào. */
async function stopSelling(product: string) {
  current.delete(product);
  await producer.send({ topic: prices, messages: [{ key: product, value: null }] });
  console.log(`Ngừng bán ${product}`);
}

/** Giá áo đổi luôn, giá giày thì hiếm. */
const rhythm = ['áo', 'mũ', 'áo', 'giày', 'áo', 'áo', 'mũ', 'áo'];
let turn = 0;
async function changeNextPrice() {
  const onSale = rhythm.filter((product) => current.has(product));
  const product = onSale[turn % onSale.length];
  turn += 1;
  if (product) await changePrice(product);
}

// Lệnh sau chờ lệnh trước: thứ tự trong log là thứ tự gõ.
let last = Promise.resolve();
function queue(what: string, work: () => Promise<void>) {
  last = last
    .then(work)
    .catch((error) => console.error(`Không làm được "${what}": ${error instanceof Error ? error.message : error}`));
}

const timers = new Map<string, NodeJS.Timeout>();
function repeat(name: string, isOn: boolean, everyMs: number, work: () => Promise<void>) {
  clearInterval(timers.get(name));
  if (!isOn) return;
  queue(name, work);
  timers.set(
    name,
    setInterval(() => queue(name, work), everyMs),
  );
}
const setFlow = (value?: string) => repeat('đơn', value === 'on', 1_000, sendOrder);
const setPrices = (value?: string) => repeat('giá', value === 'on', 700, changeNextPrice);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'send') queue(line, sendOrder);
  else if (command === 'flow') setFlow(value);
  else if (command === 'prices') setPrices(value);
  else if (command === 'price') queue(line, () => changePrice(value));
  else if (command === 'stop') queue(line, () => stopSelling(value));
  else console.error(`Không hiểu lệnh "${line}". Có năm lệnh: send, flow on, prices on, price áo, stop mũ`);
});

process.once('SIGTERM', async () => {
  for (const timer of timers.values()) clearInterval(timer);
  await last;
  await producer.disconnect();
  process.exit(0);
});

setFlow(process.env.FLOW);
setPrices(process.env.PRICES_FLOW);
console.log('Cửa hàng đã nối tới Kafka');
