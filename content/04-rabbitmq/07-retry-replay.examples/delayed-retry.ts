// Delayed retry của quorum queue, có từ RabbitMQ 4.3: message bị trả về phải chờ bao lâu mới được giao lại?
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node delayed-retry.ts
import { type Channel, type ChannelModel, connect } from 'amqplib';

type RetryType = 'all' | 'failed' | 'returned';
type Method = 'nack' | 'reject';

async function declare(channel: Channel, queue: string, type: RetryType) {
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': 4,
      'x-delayed-retry-type': type,
      'x-delayed-retry-min': 200,
      'x-delayed-retry-max': 500,
    },
    // Quá giới hạn thì message sang queue này, qua exchange mặc định.
    deadLetterExchange: '',
    deadLetterRoutingKey: `${queue}.dead`,
  });
  await channel.assertQueue(`${queue}.dead`, { exclusive: true });
}

async function retry(connection: ChannelModel, type: RetryType, method: Method) {
  const channel = await connection.createChannel();
  const queue = `delayed-retry.${type}.${method}`;
  await declare(channel, queue, type);
  const deliveredAt: number[] = [];
  let deliveryCount = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const { promise: passed, resolve: pass } = Promise.withResolvers<number>();
  await channel.consume(`${queue}.dead`, (dead) => end(dead?.properties.headers?.['x-first-death-reason'] ?? '?'), {
    noAck: true,
  });
  await channel.prefetch(1);
  await channel.consume(queue, (message) => {
    if (message === null) return;
    if (message.properties.messageId === 'behind') {
      channel.ack(message);
      return pass(deliveredAt.length);
    }
    deliveredAt.push(performance.now());
    deliveryCount = Number(message.properties.headers?.['x-delivery-count'] ?? 0);
    // Sau sáu lần giao thì thôi: nack không bao giờ tới giới hạn.
    if (deliveredAt.length === 6) {
      channel.ack(message);
      end('acked');
    } else if (method === 'reject') channel.reject(message, true);
    else channel.nack(message, false, true);
  });
  for (const messageId of ['failing', 'behind']) {
    channel.sendToQueue(queue, Buffer.from('{}'), { messageId, persistent: true });
  }
  const how = await ended;
  // Message đứng sau tới lượt khi message đầu đã được giao mấy lần?
  const behindAfter = await passed;
  await channel.deleteQueue(queue);
  const waits = deliveredAt.slice(1).map((at, i) => Math.round(at - (deliveredAt[i] ?? at)));
  return { type, method, waits, behindAfter, deliveryCount, ended: how };
}

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const types: RetryType[] = ['all', 'failed', 'returned'];
const methods: Method[] = ['nack', 'reject'];
const runs = types.flatMap((type) => methods.map((method) => retry(connection, type, method)));
console.log(JSON.stringify(await Promise.all(runs)));
await connection.close();
