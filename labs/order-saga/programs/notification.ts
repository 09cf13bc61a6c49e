// Service notification: lấy từng việc trong queue order_notifications và gửi email cho khách, mỗi đơn một thư.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost MAIL_URL=smtp://127.0.0.1:2525 DB=notification.db node notification.ts
// rồi gõ:  die send after
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { listenToCommands } from './commands.ts';
import { openDatabase } from './database.ts';
import { here } from './faults.ts';
import { hangUp, isTemporary, sendLetter } from './letter.ts';
import type { Notice } from './messages.ts';
import { confirmed, openRabbitmq } from './rabbitmq.ts';
import { onLeave } from './serve.ts';
import { deadLetters, declare, queue, retries } from './topology.ts';
import { traced, traceHeaders } from './tracing.ts';

const db = openDatabase('CREATE TABLE IF NOT EXISTS sent (order_id TEXT PRIMARY KEY, at INTEGER NOT NULL)');
const insertSent = db.prepare('INSERT INTO sent (order_id, at) VALUES (?, ?)');
const selectSent = db.prepare('SELECT at FROM sent WHERE order_id = ?');

async function notify(notice: Notice) {
  const { orderId, email } = notice;
  // Order báo ít nhất một lần, và RabbitMQ giao lại việc chưa ack: đơn đã có thư thì thôi.
  if (selectSent.get(orderId)) return console.log(`Đơn #${orderId}: đã có thư rồi, bỏ qua`);
  here('send before');
  await sendLetter(notice);
  here('send after'); // thư đã đi mà bảng chưa ghi: lần sau gửi lại, với cùng Message-ID
  insertSent.run(orderId, Date.now());
  console.log(`Đơn #${orderId}: đã gửi thư tới ${email}`);
}

/** Từng message một, mỗi lần trong một span: con của span trong traceparent; không có thì mở trace mới. */
function handle(channel: ConfirmChannel, message: ConsumeMessage) {
  const { messageId: orderId, headers } = message.properties;
  const attributes = { 'messaging.system': 'rabbitmq', 'messaging.destination.name': queue };
  const about = {
    kind: 'CONSUMER',
    attributes,
    orderId,
    from: { traceparent: String(headers?.traceparent ?? '') },
  } as const;
  return traced(`process ${queue}`, about, () => work(channel, message));
}

async function work(channel: ConfirmChannel, message: ConsumeMessage) {
  try {
    await notify(JSON.parse(message.content.toString()));
    here('ack before');
    channel.ack(message);
  } catch (error) {
    await fail(channel, message, error);
  }
}

async function fail(channel: ConfirmChannel, message: ConsumeMessage, error: unknown) {
  const { messageId, contentType, headers } = message.properties;
  const retried = Number(headers?.['retry-count'] ?? 0);
  const level = retries[retried];
  const why = error instanceof Error ? error.message : error;
  if (!level || !isTemporary(error)) {
    console.error(`Đơn #${messageId}: thư hỏng sau ${retried + 1} lần, vào ${deadLetters.queue}. ${why}`);
    channel.nack(message, false, false);
    return;
  }
  console.error(`Đơn #${messageId}: thư chưa đi, thử lại sau ${level.waitMs} ms. ${why}`);
  const subject = headers?.['cloudEvents:subject'];
  await confirmed(channel, level.queue, message.content, {
    messageId,
    contentType,
    persistent: true,
    expiration: level.waitMs,
    headers: { 'cloudEvents:subject': subject, 'retry-count': retried + 1, ...traceHeaders() },
  });
  channel.ack(message); // broker đã giữ bản mới
}

// Message giao tới chờ ở đây tới khi xong message trước.
let inHand: Promise<void> = Promise.resolve();
let stopConsuming = async () => {};

const connection = await openRabbitmq(async (model) => {
  const channel = await model.createConfirmChannel();
  await declare(channel);
  await channel.prefetch(1);
  const { consumerTag } = await channel.consume(queue, (message) => {
    if (message === null) return; // queue đã bị xoá
    // Kết nối mất giữa chừng thì không ack được nữa: broker giao lại việc này trên kết nối mới.
    const lost = (error: unknown) => console.error(`Đơn #${message.properties.messageId}: dở tay. ${error}`);
    inHand = inHand.then(() => handle(channel, message)).catch(lost);
  });
  stopConsuming = async () => void (await channel.cancel(consumerTag));
  console.log(`Nhận việc từ queue ${queue}, prefetch 1`);
});

listenToCommands({});

onLeave(async () => {
  await stopConsuming();
  await inHand;
  hangUp();
  await connection.close();
});
