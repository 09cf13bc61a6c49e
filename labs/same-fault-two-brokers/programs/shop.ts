// Cửa hàng: mỗi đơn gửi cả vào queue "orders" của RabbitMQ và topic "orders" của Kafka, cùng một nội dung.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  send 8 | poison | rush
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const queue = 'orders';
const topic = process.env.TOPIC ?? 'orders';
const customers = ['An', 'Mai', 'Chi', 'Vy'];

// Giờ vàng: 4 đơn mỗi giây trong 12 giây. Hai worker, hay hai reader, chỉ làm được chừng 2,9 đơn mỗi giây.
const rushOrders = 48;
const rushEveryMs = 250;

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
await channel.assertQueue(queue, { durable: true });

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
// Đơn đánh số tiếp từ số record trong log, để cửa hàng chạy lại không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const ends = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
let sent = ends.reduce((sum, { high }) => sum + Number(high), 0);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

function nextOrder(amount: number | string) {
  sent += 1;
  const customer = customers[sent % customers.length] ?? 'An';
  const body = JSON.stringify({ order: sent, customer, amount, orderedAt: Date.now() });
  return { id: String(sent), customer, body };
}

async function send(count: number, amount: number | string) {
  const orders = Array.from({ length: count }, () => nextOrder(amount));
  try {
    for (const { id, body } of orders) {
      channel.sendToQueue(queue, Buffer.from(body), {
        messageId: id,
        contentType: 'application/json',
        persistent: true,
        headers: { 'cloudEvents:subject': id }, // để theo một đơn trên cả hai broker
      });
    }
    await channel.waitForConfirms();
    // Cùng khách thì cùng partition, nên đơn của một khách giữ thứ tự.
    const messages = orders.map(({ id, customer, body }) => ({
      key: customer,
      value: body,
      headers: { ce_subject: id },
    }));
    await producer.send({ topic, messages });
    console.log(`Đã gửi ${count} đơn, đơn cuối là #${sent}`);
  } catch (error) {
    console.error(`Không gửi được: ${error instanceof Error ? error.message : error}`);
  }
}

function rush() {
  for (let i = 0; i < rushOrders; i += 1) setTimeout(() => void send(1, 99_000), i * rushEveryMs);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') void send(Number(value ?? 1), 400_000);
  else if (command === 'poison') void send(1, '400.000 đ');
  else if (command === 'rush') rush();
  else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: send 8, poison, rush`);
});

process.once('SIGTERM', async () => {
  await Promise.all([connection.close(), producer.disconnect()]);
  process.exit(0);
});

console.log('Cửa hàng đã nối tới RabbitMQ và Kafka');
