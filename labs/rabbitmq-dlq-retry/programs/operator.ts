// Người trực: đưa dead letter về lại queue "orders".
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node operator.ts   rồi gõ:  replay
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { deadLetters, declare, door } from './topology.ts';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
await declare(channel);

async function replay() {
  // Đếm trước: đơn hỏng lần nữa sẽ quay lại queue này, không đếm thì cứ lấy đi lấy lại mãi.
  const { messageCount: wanted } = await channel.checkQueue(deadLetters.queue);
  if (wanted === 0) return console.log('Không có dead letter nào để đưa về');
  await channel.prefetch(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  let moved = 0;
  const { consumerTag } = await channel.consume(deadLetters.queue, async (message) => {
    if (message === null) return resolve(); // queue đã bị xoá
    const { messageId, contentType, headers } = message.properties;
    channel.publish(door, 'order', message.content, {
      messageId,
      contentType,
      persistent: true,
      // Đơn bắt đầu lại từ bậc chờ đầu tiên, và mang theo số lần đã được đưa về.
      headers: { replayed: Number(headers?.replayed ?? 0) + 1 },
    });
    await channel.waitForConfirms();
    moved += 1;
    if (moved === wanted) await channel.cancel(consumerTag); // huỷ trước khi ack, để không message nào tới thêm
    channel.ack(message); // broker đã giữ bản mới
    if (moved === wanted) resolve();
  });
  await promise;
  console.log(`Đã đưa ${moved} dead letter về exchange ${door}`);
}

// Lần lượt: xong lần replay trước mới tới lần sau.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() === 'replay') working = working.then(replay);
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: replay`);
});

process.once('SIGTERM', async () => {
  await working;
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Người trực sẵn sàng, ${deadLetters.queue} đang chờ xem`);
