// Cửa hàng: gửi đơn vào topic "orders".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node producer.ts
// rồi gõ:  send 1 | rate 5 | key none | key customer
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn', 'Tú', 'Mai', 'Vy'];

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

let keyed = process.env.KEY !== 'none';
let sent = 0;

function nextMessage() {
  const customer = customers[sent % customers.length] ?? 'An';
  sent += 1;
  const order = {
    order: sent,
    customer,
    amount: 50_000 * (1 + ((sent * 7) % 12)),
    // workMs: xử lý đơn này mất bao lâu, tính bằng ms.
    workMs: 180 + ((sent * 37) % 90),
  };
  // Cùng key thì vào cùng partition; không có key thì mỗi record vào partition kế tiếp, xoay vòng.
  return { key: keyed ? customer : null, value: JSON.stringify(order) };
}

async function sendOrders(count: number) {
  const messages = Array.from({ length: count }, nextMessage);
  try {
    await producer.send({ topic, messages });
    return true;
  } catch (error) {
    console.error(`Không gửi được: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function sendMany(count: number) {
  const first = sent + 1;
  if (!(await sendOrders(count))) return;
  console.log(count === 1 ? `Đã gửi đơn #${first}` : `Đã gửi đơn #${first} tới #${first + count - 1}`);
}

let timer: NodeJS.Timeout | undefined;

function setRate(perSecond: number) {
  clearInterval(timer);
  if (perSecond > 0) timer = setInterval(() => sendOrders(1), 1000 / perSecond);
  console.log(perSecond > 0 ? `Gửi liên tục ${perSecond} đơn mỗi giây` : 'Ngừng gửi liên tục');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') sendMany(Number(value ?? 1));
  else if (command === 'rate') setRate(Number(value));
  else if (command === 'key') {
    keyed = value !== 'none';
    console.log(keyed ? 'Từ giờ key là tên khách' : 'Từ giờ gửi không key');
  } else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: send 1, rate 5, key none`);
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka, gửi đơn vào topic orders');
