// Ba vòng dead letter giống nhau, khác ở lý do message rời queue "orders". Vòng nào giữ được message?
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node silent-cycle.ts
import { type Channel, connect, type Options } from 'amqplib';

type Reason = 'expired' | 'rejected' | 'delivery_limit';

const waitMs = 200;

/** Queue "orders" đẩy message sang queue chờ, hết giờ chờ thì message về lại cửa vào. */
async function declareCycle(channel: Channel, reason: Reason) {
  const [door, retry] = [`${reason}.in`, `${reason}.retry`];
  const [orders, wait, passing] = [`${reason}.orders`, `${reason}.wait`, `${reason}.passing`];
  await channel.assertExchange(door, 'fanout', { autoDelete: true });
  await channel.assertExchange(retry, 'fanout', { autoDelete: true });
  await channel.assertQueue(orders, { ...leaving[reason], deadLetterExchange: retry });
  await channel.bindQueue(orders, door, '');
  await channel.assertQueue(wait, { exclusive: true, messageTtl: waitMs, deadLetterExchange: door });
  await channel.bindQueue(wait, retry, '');
  // Đứng ở cửa mà đếm: queue này nhận một bản mỗi lần có message đi qua.
  await channel.assertQueue(passing, { exclusive: true });
  await channel.bindQueue(passing, door, '');
  return { door, orders, wait, passing };
}

/** Vì sao message rời "orders": không ai nhận tới khi hết hạn, bị từ chối, hay xử lý hỏng quá một lần. */
const leaving: Record<Reason, Options.AssertQueue> = {
  expired: { exclusive: true, messageTtl: waitMs },
  rejected: { exclusive: true },
  delivery_limit: { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1 } },
};

/** Mỗi message qua cửa mấy lần, đếm tới khi message thứ hai, gửi muộn hơn một vòng, qua cửa lần thứ hai. */
async function countPasses(channel: Channel, reason: Reason) {
  const { door, orders, wait, passing } = await declareCycle(channel, reason);
  const passes = { first: 0, second: 0 };
  const { promise: counted, resolve: stop } = Promise.withResolvers<void>();
  const send = (messageId: 'first' | 'second') => channel.publish(door, '', Buffer.from('{}'), { messageId });
  await channel.consume(
    passing,
    (message) => {
      if (message?.properties.messageId === 'second') passes.second += 1;
      else passes.first += 1;
      if (passes.first === 2 && passes.second === 0) send('second');
      if (passes.second === 2) stop();
    },
    { noAck: true },
  );
  // Vòng "rejected" từ chối hẳn, vòng "delivery_limit" trả về cho queue đếm.
  const requeue = reason === 'delivery_limit';
  if (reason !== 'expired') await channel.consume(orders, (message) => message && channel.reject(message, requeue));
  send('first');
  await counted;
  const left = await Promise.all([orders, wait].map((queue) => channel.checkQueue(queue)));
  await channel.deleteQueue(orders);
  return { reason, ...passes, left: left.reduce((sum, { messageCount }) => sum + messageCount, 0) };
}

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
const reasons: Reason[] = ['expired', 'rejected', 'delivery_limit'];
const runs = [];
for (const reason of reasons) runs.push(await countPasses(channel, reason));
console.log(JSON.stringify(runs));
await connection.close();
