// Cửa hàng: mỗi đơn gửi cả vào queue "orders" của RabbitMQ và topic "orders" của Kafka, cùng một nội dung.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  send 6 | persistent off
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const queue = 'orders';
const topic = process.env.TOPIC ?? 'orders';
let persistent = (process.env.PERSISTENT ?? 'on') === 'on';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1); // không tự nối lại: thoát để systemd hay Kubernetes chạy lại
});
const channel = await connection.createConfirmChannel();
await channel.assertQueue(queue, { durable: true });

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
// Đơn đánh số tiếp từ số record trong log, để cửa hàng có chạy lại cũng không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const ends = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
let sent = ends.reduce((sum, { high }) => sum + Number(high), 0);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

async function send(count: number) {
  const orders = Array.from({ length: count }, () => {
    sent += 1;
    return { id: String(sent), body: JSON.stringify({ order: sent, amount: 400_000, orderedAt: Date.now() }) };
  });
  try {
    for (const { id, body } of orders) {
      channel.sendToQueue(queue, Buffer.from(body), {
        messageId: id,
        contentType: 'application/json',
        persistent,
        headers: { 'cloudEvents:subject': id }, // để theo dõi một đơn trên cả hai broker
      });
    }
    await channel.waitForConfirms();
    const messages = orders.map(({ id, body }) => ({ key: id, value: body, headers: { ce_subject: id } }));
    await producer.send({ topic, acks: -1, messages });
    console.log(`Cả hai broker đã nhận ${count} đơn, đơn cuối là #${sent}`);
  } catch (error) {
    console.error(`Không gửi được: ${error instanceof Error ? error.message : error}`);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') void send(Number(value ?? 1));
  else if (command === 'persistent' && value) persistent = value === 'on';
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: send 6, persistent off`);
});

process.once('SIGTERM', async () => {
  await Promise.all([connection.close(), producer.disconnect()]);
  process.exit(0);
});

console.log('Cửa hàng đã nối tới RabbitMQ và Kafka');
