// Cửa hàng: gửi đơn vào topic "orders", key là tên khách.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 STORE_URL=http://127.0.0.1:8080 node shop.ts
// rồi gõ:  send An | poison An | invoice Bảo | attach claim
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { deposit } from './invoices.ts';
import { main } from './topics.ts';

let attach = process.env.ATTACH ?? 'inline';
const invoiceBytes = 1_500_000;

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

let sent = 0;

/** Mã đơn: chữ đầu tên khách và số thứ tự, như A3. */
function nextOrder(customer: string) {
  sent += 1;
  return `${process.env.ID_PREFIX ?? ''}${customer.charAt(0)}${sent}`;
}

async function send(customer: string, order: string, rest: object) {
  const value = Buffer.from(JSON.stringify({ order, customer, amount: 400_000, ...rest }));
  try {
    await producer.send({ topic: main, messages: [{ key: customer, value, headers: { ce_subject: order } }] });
    console.log(`Đã gửi đơn ${order}: ${value.length} byte`);
  } catch (error) {
    console.error(
      `Không gửi được đơn ${order}, ${value.length} byte: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Số tiền có chữ: parser cũ không đọc được. */
const poison = { amount: '400.000 đ' };

async function sendWithInvoice(customer: string, order: string) {
  const file = randomBytes(invoiceBytes); // thay cho một tệp PDF
  try {
    // Trong record là cả tệp, viết bằng base64, hoặc chỉ phiếu gửi đồ: tệp thì cất vào kho trước.
    const invoice = attach === 'claim' ? await deposit(order, file) : file.toString('base64');
    await send(customer, order, { invoice });
  } catch (error) {
    console.error(`Không cất được hoá đơn của ${order}: ${error instanceof Error ? error.message : error}`);
  }
}

// Lần lượt từng lệnh: đơn gửi trước thì vào log trước.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'attach') attach = value;
  else if (command === 'send' || command === 'poison' || command === 'invoice') {
    working = working.then(() => {
      const order = nextOrder(value);
      if (command === 'invoice') return sendWithInvoice(value, order);
      return send(value, order, command === 'poison' ? poison : {});
    });
  } else console.error(`Không hiểu lệnh "${line}". Có bốn lệnh: send An, poison An, invoice Bảo, attach claim`);
});

process.once('SIGTERM', async () => {
  await working;
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka, gửi đơn vào topic orders');
