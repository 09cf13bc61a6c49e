// Khai báo exchange, queue, binding và đổi chúng theo lệnh; không gửi message nào.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node operator.ts   rồi gõ:
//   bind {"exchange":"shop.topic","queue":"email","key":"orders.#","match":"all","headers":""}
//   unbind {"exchange":"shop.topic","queue":"email","key":"orders.#","match":"all","headers":""}
//   alternate on        collect
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { connect } from 'amqplib';
import { readHeaders } from './headers.ts';

interface Binding {
  exchange: string;
  queue: string;
  key: string;
  /** Chỉ headers exchange mới có: các cặp header và `x-match`. */
  headers?: Record<string, string>;
}

const kinds: Record<string, string> = {
  'shop.direct': 'direct',
  'shop.fanout': 'fanout',
  'shop.topic': 'topic',
  'shop.headers': 'headers',
};
const queues = ['payment', 'inventory', 'email', 'audit'];
// Message không queue nào nhận thì alternate exchange đưa vào đây.
const alternateExchange = 'shop.unrouted';
const unrouted = 'unrouted';

const atFirst: Binding[] = [
  { exchange: 'shop.direct', queue: 'payment', key: 'payment.charge' },
  { exchange: 'shop.direct', queue: 'inventory', key: 'stock.reserve' },
  { exchange: 'shop.direct', queue: 'email', key: 'email.send' },
  { exchange: 'shop.fanout', queue: 'inventory', key: '' },
  { exchange: 'shop.fanout', queue: 'email', key: '' },
  { exchange: 'shop.fanout', queue: 'audit', key: '' },
  { exchange: 'shop.topic', queue: 'payment', key: 'orders.*.*.created' },
  { exchange: 'shop.topic', queue: 'inventory', key: 'orders.asia.#' },
  { exchange: 'shop.topic', queue: 'email', key: 'orders.*.created' },
  { exchange: 'shop.topic', queue: 'audit', key: '#' },
  { exchange: 'shop.headers', queue: 'payment', key: '', headers: { 'x-match': 'all', region: 'asia', vip: 'yes' } },
  { exchange: 'shop.headers', queue: 'email', key: '', headers: { 'x-match': 'any', region: 'asia', vip: 'yes' } },
];
// Các binding hiện có, để bind lại khi phải khai báo lại exchange.
let bindings: Binding[] = [];

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
// Broker từ chối thì đóng luôn channel: mỗi lệnh dùng một channel riêng, lệnh sau mở channel mới.
async function onChannel<Result>(
  work: (channel: Awaited<ReturnType<typeof connection.createChannel>>) => Promise<Result>,
) {
  const channel = await connection.createChannel();
  channel.on('error', () => {}); // lời gọi gây ra lỗi cũng nhận đúng lỗi này
  try {
    return await work(channel);
  } finally {
    await channel.close().catch(() => {}); // broker từ chối thì channel đã đóng rồi
  }
}

const declare = (exchange: string, alternate: boolean) =>
  onChannel((channel) =>
    channel.assertExchange(exchange, kinds[exchange] ?? 'direct', {
      durable: true,
      ...(alternate && { alternateExchange }),
    }),
  );

const bind = ({ exchange, queue, key, headers }: Binding) =>
  onChannel((channel) => channel.bindQueue(queue, exchange, key, headers));

/** Không sửa được exchange: phải xoá nó cùng mọi binding, rồi khai báo và bind lại. */
async function declareAnew(exchange: string, alternate: boolean) {
  await onChannel((channel) => channel.deleteExchange(exchange));
  await declare(exchange, alternate);
  for (const binding of bindings) if (binding.exchange === exchange) await bind(binding);
}

async function setUp() {
  await onChannel(async (channel) => {
    await channel.assertExchange(alternateExchange, 'fanout', { durable: true });
    for (const queue of [...queues, unrouted]) await channel.assertQueue(queue, { durable: true });
    await channel.bindQueue(unrouted, alternateExchange, '');
  });
  const alternate = process.env.ALTERNATE === 'on';
  for (const exchange of Object.keys(kinds)) {
    // Exchange đã có nhưng khác cấu hình: khai báo lại cho đúng.
    await declare(exchange, alternate).catch(() => declareAnew(exchange, alternate));
  }
  for (const binding of atFirst) await bind(binding);
  bindings = [...atFirst];
}

const inWords = ({ exchange, queue, key, headers }: Binding) =>
  `${exchange} → ${queue}, ${headers ? JSON.stringify(headers) : `key "${key}"`}`;

function readBinding(json: string): Binding {
  const { exchange, queue, key = '', match = 'all', headers = '' } = JSON.parse(json);
  // "default" là exchange không tên; broker tự bind mọi queue vào đó.
  if (exchange === 'default') return { exchange: '', queue, key: key.trim() };
  if (kinds[exchange] !== 'headers') return { exchange, queue, key: key.trim() };
  const pairs = readHeaders(headers);
  if (Object.keys(pairs).length === 0) throw new Error('Bind vào headers exchange thì cần ít nhất một cặp header');
  // Headers exchange không nhìn tới key.
  return { exchange, queue, key: '', headers: { 'x-match': match, ...pairs } };
}

/** Lấy hết message khỏi các queue như một consumer bình thường, rồi thôi. */
async function collect() {
  const taken = await onChannel(async (channel) => {
    let count = 0;
    for (const queue of [...queues, unrouted]) {
      const { messageCount } = await channel.checkQueue(queue);
      if (messageCount === 0) continue;
      const all = Promise.withResolvers<void>();
      let left = messageCount;
      const { consumerTag } = await channel.consume(queue, (message) => {
        if (message === null) return all.resolve(); // queue đã bị xoá
        channel.ack(message);
        left -= 1;
        if (left === 0) all.resolve();
      });
      await all.promise;
      await channel.cancel(consumerTag);
      count += messageCount;
    }
    // Nán lại cho mắt kịp nhìn: ack còn đang đi, xong channel mới đóng.
    await sleep(100);
    return count;
  });
  console.log(taken === 0 ? 'Các queue đều trống' : `Đã lấy ra và ack ${taken} message`);
}

async function obey(line: string) {
  const [, command, rest = ''] = /^(\w+)\s*(.*)$/.exec(line.trim()) ?? [];
  if (command === 'bind') {
    const binding = readBinding(rest);
    await bind(binding);
    bindings = [...bindings.filter((one) => !isDeepStrictEqual(one, binding)), binding];
    console.log(`Đã bind ${inWords(binding)}`);
  } else if (command === 'unbind') {
    const binding = readBinding(rest);
    const { exchange, queue, key, headers } = binding;
    await onChannel((channel) => channel.unbindQueue(queue, exchange, key, headers));
    bindings = bindings.filter((one) => !isDeepStrictEqual(one, binding));
    console.log(`Đã gỡ ${inWords(binding)}`);
  } else if (command === 'alternate') {
    for (const exchange of Object.keys(kinds)) await declareAnew(exchange, rest === 'on');
    console.log(rest === 'on' ? `Có alternate exchange: ${alternateExchange}` : 'Không còn alternate exchange');
  } else if (command === 'collect') {
    await collect();
  } else {
    throw new Error(`Không hiểu lệnh "${line}". Có bốn lệnh: bind, unbind, alternate, collect`);
  }
}

await setUp();

// Làm từng lệnh một; broker từ chối lệnh nào thì chương trình vẫn chạy tiếp.
let obeying: Promise<void> = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  obeying = obeying.then(() => obey(line)).catch((error) => console.error(`Không làm được: ${error.message}`));
});

process.once('SIGTERM', async () => {
  await obeying;
  await connection.close();
  process.exit(0);
});

console.log(`Đã khai báo ${Object.keys(kinds).length} exchange và ${queues.length + 1} queue`);
