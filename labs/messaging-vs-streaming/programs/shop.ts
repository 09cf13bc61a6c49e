// Cửa hàng: mỗi đơn thành một việc trong queue "emails" và một sự kiện trong topic "orders".
// Chạy riêng:  RABBITMQ_URL=amqp://localhost KAFKA_BROKERS=localhost:9092 node shop.ts   rồi gõ:  send 1
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const queue = 'emails';
const topic = process.env.TOPIC ?? 'orders';
const price = 100_000; // mỗi đơn một vé

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
// Đơn đánh số tiếp từ cuối log, để cửa hàng chạy lại không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const [partition] = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
let sent = Number(partition?.high ?? 0);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

/** Một việc: gửi email cho khách này. Ai làm xong thì nó biến mất. */
function publishTask(order: string) {
  channel.sendToQueue(queue, Buffer.from(JSON.stringify({ order, to: `khach-${order}@example.com` })), {
    messageId: order,
    type: 'send-email',
    contentType: 'application/json',
    persistent: true,
    headers: { 'cloudEvents:subject': order }, // để theo một đơn trên cả hai broker
  });
}

/** Điều đã xảy ra: đơn này đã đặt. Ai cần thì đọc, bao nhiêu lần cũng được. */
const eventOf = (order: string) => ({
  key: order,
  value: JSON.stringify({ order, amount: price }),
  headers: { ce_subject: order },
});

async function sendMany(count: number) {
  const orders = Array.from({ length: count }, (_, i) => String(sent + i + 1));
  sent += count;
  try {
    for (const order of orders) publishTask(order);
    await channel.waitForConfirms();
    await producer.send({ topic, messages: orders.map(eventOf) });
    console.log(`Đã gửi ${count} đơn, đơn cuối là #${sent}`);
  } catch (error) {
    console.error(`Không gửi được: ${error instanceof Error ? error.message : error}`);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') void sendMany(Number(value ?? 1));
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: send 1`);
});

process.once('SIGTERM', async () => {
  await Promise.all([connection.close(), producer.disconnect()]);
  process.exit(0);
});

console.log('Cửa hàng đã nối tới RabbitMQ và Kafka');
