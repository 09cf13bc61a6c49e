// Thu tiền từng đơn trong queue "orders", và quyết định làm gì với đơn hỏng.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost MODE=retry SCALE=10 node worker.ts
// rồi gõ:  mode requeue | mode dlx | mode retry | mode sort | return reject | gateway down | parser new | scale 5
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfirmChannel, type ConsumeMessage, connect, type Options } from 'amqplib';
import { deadLetters, declare, limited, main, retries } from './topology.ts';

const program = process.env.PROGRAM_ID ?? 'worker';
const settings = {
  /** Khi đơn hỏng. requeue: về queue; dlx: vào dead letter; retry: chờ rồi thử lại; sort: chỉ chờ khi chờ có ích. */
  mode: process.env.MODE ?? 'requeue',
  /** Trả đơn về queue bằng nack hay reject. Classic queue không phân biệt, quorum queue thì có. */
  return: process.env.RETURN ?? 'nack',
  gateway: process.env.GATEWAY ?? 'up',
  parser: process.env.PARSER ?? 'old',
  /** Thời gian chờ ngắn hơn tên queue bấy nhiêu lần. */
  scale: process.env.SCALE ?? '1',
};

const workMs = 250;

/** Không gọi được cổng thanh toán: lát nữa thử lại, đơn này có thể qua. */
class GatewayError extends Error {
  override name = 'GatewayError';
}

async function charge(body: string) {
  const { amount } = JSON.parse(body);
  await sleep(workMs);
  // Parser cũ chỉ nhận số nguyên, còn lại ném SyntaxError; parser mới đọc được cả "400.000 đ".
  const dong = BigInt(settings.parser === 'new' ? String(amount).replaceAll(/\D/g, '') : amount);
  if (settings.gateway === 'down') throw new GatewayError('503 Service Unavailable');
  return dong;
}

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel: ConfirmChannel = await connection.createConfirmChannel();
await declare(channel);

async function handle(queue: string, message: ConsumeMessage) {
  const id = message.properties.messageId;
  const startedAt = new Date();
  try {
    const dong = await charge(message.content.toString());
    channel.ack(message);
    console.log(`Đơn #${id}: đã thu ${dong} đ`);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.log(`Đơn #${id}: ${error.name}: ${error.message}`);
    // Queue có giới hạn: cứ trả về, để broker đếm.
    if (queue === limited.queue || settings.mode === 'requeue') giveBack(message);
    else await fail(message, error, startedAt);
  }
}

function giveBack(message: ConsumeMessage) {
  if (settings.return === 'reject') channel.reject(message, true);
  else channel.nack(message, false, true);
}

async function fail(message: ConsumeMessage, error: Error, startedAt: Date) {
  if (settings.mode === 'dlx') return channel.nack(message, false, false);
  const headers = ownHeaders(message);
  headers['first-attempt'] ??= startedAt.toISOString();
  const retried = Number(headers['retry-count'] ?? 0);
  const level = retries.levels[retried];
  const canHelp = settings.mode === 'retry' || error instanceof GatewayError;
  if (level && canHelp) {
    headers['retry-count'] = retried + 1;
    const expiration = level.waitMs / Number(settings.scale);
    await publish(retries.exchange, level.key, message, { headers, expiration });
    console.log(`Đơn #${message.properties.messageId}: thử lại sau ${expiration} ms`);
  } else {
    headers['retry-count'] = retried;
    headers['last-attempt'] = startedAt.toISOString();
    headers['error-type'] = error.name;
    headers['error-message'] = error.message;
    headers['original-queue'] = main;
    headers.consumer = program;
    await publish(deadLetters.exchange, deadLetters.key, message, { headers });
    console.log(`Đơn #${message.properties.messageId}: vào ${deadLetters.queue}`);
  }
  // Ack khi broker đã confirm bản mới. Chết giữa hai dòng này thì trùng đơn, chứ không mất đơn.
  channel.ack(message);
}

/** Bỏ header có "x-": đó là của broker, và RabbitMQ 4.x không đếm tiếp từ x-death chép lại. */
function ownHeaders({ properties }: ConsumeMessage): Record<string, unknown> {
  const entries = Object.entries(properties.headers ?? {});
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('x-')));
}

function publish(exchange: string, key: string, { content, properties }: ConsumeMessage, options: Options.Publish) {
  const { messageId, contentType } = properties;
  channel.publish(exchange, key, content, { messageId, contentType, persistent: true, ...options });
  return channel.waitForConfirms();
}

// Message giao tới chờ ở đây tới khi xong message trước.
let inHand: Promise<void> = Promise.resolve();

function consume(queue: string) {
  return channel.consume(queue, (message) => {
    if (message === null) return; // queue đã bị xoá
    inHand = inHand.then(() => handle(queue, message));
    return inHand;
  });
}

await channel.prefetch(1); // với mỗi consumer
const consumers = [await consume(main), await consume(limited.queue)];

const isSetting = (name: string | undefined): name is keyof typeof settings => name !== undefined && name in settings;

createInterface({ input: process.stdin }).on('line', (line) => {
  const [name, value] = line.trim().split(' ');
  if (!isSetting(name) || value === undefined) {
    console.error(
      `Không hiểu lệnh "${line}". Có năm lệnh: mode retry, return reject, gateway down, parser new, scale 10`,
    );
    return;
  }
  settings[name] = value;
  console.log(`Từ giờ ${name} = ${value}`);
});

process.once('SIGTERM', async () => {
  for (const { consumerTag } of consumers) await channel.cancel(consumerTag);
  await inHand;
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Đang nhận đơn từ ${main} và ${limited.queue}, prefetch 1`);
