// Keeps the exchanges, queues and bindings, and changes them on command; publishes nothing.
// Run it alone:  RABBITMQ_URL=amqp://localhost node operator.ts   and type:
//   bind {"exchange":"shop.topic","queue":"email","key":"orders.#","match":"all","headers":""}
//   unbind {"exchange":"shop.topic","queue":"email","key":"orders.#","match":"all","headers":""}
//   alternate on        collect
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { readHeaders } from './headers.ts';

interface Binding {
  exchange: string;
  queue: string;
  key: string;
  /** Of a headers exchange only: the pairs, and `x-match`. */
  arguments?: Record<string, string>;
}

const kinds: Record<string, string> = {
  'shop.direct': 'direct',
  'shop.fanout': 'fanout',
  'shop.topic': 'topic',
  'shop.headers': 'headers',
};
const queues = ['payment', 'inventory', 'email', 'audit'];
// Where the alternate exchange puts what nobody wanted.
const alternateExchange = 'shop.unrouted';
const unrouted = 'unrouted';

const on = (exchange: string, queue: string, key = '', args?: Record<string, string>): Binding => ({
  ...{ exchange, queue, key },
  ...(args && { arguments: args }),
});
const atFirst: Binding[] = [
  on('shop.direct', 'payment', 'payment.charge'),
  on('shop.direct', 'inventory', 'stock.reserve'),
  on('shop.direct', 'email', 'email.send'),
  on('shop.fanout', 'inventory'),
  on('shop.fanout', 'email'),
  on('shop.fanout', 'audit'),
  on('shop.topic', 'payment', 'orders.*.*.created'),
  on('shop.topic', 'inventory', 'orders.asia.#'),
  on('shop.topic', 'email', 'orders.*.created'),
  on('shop.topic', 'audit', '#'),
  on('shop.headers', 'payment', '', { 'x-match': 'all', region: 'asia', vip: 'yes' }),
  on('shop.headers', 'email', '', { 'x-match': 'any', region: 'asia', vip: 'yes' }),
];
// What is bound now, in order to bind it again when an exchange has to be declared anew.
let bindings: Binding[] = [];

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
// What the broker refuses closes the channel: every order has a channel of its own, and the next one a new one.
async function onChannel<Result>(
  work: (channel: Awaited<ReturnType<typeof connection.createChannel>>) => Promise<Result>,
) {
  const channel = await connection.createChannel();
  let refused = false;
  channel.on('error', () => {
    refused = true; // the call that caused it is rejected with the same error
  });
  try {
    return await work(channel);
  } finally {
    if (!refused) await channel.close().catch(() => {});
  }
}

const declare = (exchange: string, alternate: boolean) =>
  onChannel((channel) =>
    channel.assertExchange(exchange, kinds[exchange] ?? 'direct', {
      durable: true,
      ...(alternate && { alternateExchange }),
    }),
  );

const bind = ({ exchange, queue, key, arguments: args }: Binding) =>
  onChannel((channel) => channel.bindQueue(queue, exchange, key, args));

/** An exchange cannot be changed: it is deleted, with all its bindings, and declared and bound anew. */
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
    // There already, with or without an alternate exchange: then it has to be the way it is asked for.
    await declare(exchange, alternate).catch(() => declareAnew(exchange, alternate));
  }
  for (const binding of atFirst) await bind(binding);
  bindings = [...atFirst];
}

const isSame = (one: Binding, other: Binding) =>
  one.exchange === other.exchange &&
  one.queue === other.queue &&
  one.key === other.key &&
  JSON.stringify(Object.entries(one.arguments ?? {}).sort()) ===
    JSON.stringify(Object.entries(other.arguments ?? {}).sort());

const inWords = ({ exchange, queue, key, arguments: args }: Binding) =>
  `${exchange} → ${queue}, ${args ? JSON.stringify(args) : `key "${key}"`}`;

function readBinding(json: string): Binding {
  const { exchange, queue, key = '', match = 'all', headers = '' } = JSON.parse(json);
  // "default" stands for the exchange that has no name; the broker binds every queue to it by itself.
  if (kinds[exchange] !== 'headers') return on(exchange === 'default' ? '' : exchange, queue, key.trim());
  const pairs = readHeaders(headers);
  if (Object.keys(pairs).length === 0) throw new Error('Bind vào headers exchange thì cần ít nhất một cặp header');
  // A headers exchange does not look at the key.
  return on(exchange, queue, '', { 'x-match': match, ...pairs });
}

/** Takes everything out of the queues, as an ordinary consumer, and goes again. */
async function collect() {
  const taken = await onChannel(async (channel) => {
    let count = 0;
    for (const queue of [...queues, unrouted]) {
      const { messageCount } = await channel.checkQueue(queue);
      if (messageCount === 0) continue;
      const all = Promise.withResolvers<void>();
      let left = messageCount;
      const { consumerTag } = await channel.consume(queue, (message) => {
        if (message === null) return all.resolve(); // the queue was deleted
        channel.ack(message);
        left -= 1;
        if (left === 0) all.resolve();
      });
      await all.promise;
      await channel.cancel(consumerTag);
      count += messageCount;
    }
    // Time for the eye: the acks are on their way, and the channel closes behind them.
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
    if (!bindings.some((one) => isSame(one, binding))) bindings.push(binding);
    console.log(`Đã bind ${inWords(binding)}`);
  } else if (command === 'unbind') {
    const binding = readBinding(rest);
    const { exchange, queue, key, arguments: args } = binding;
    await onChannel((channel) => channel.unbindQueue(queue, exchange, key, args));
    bindings = bindings.filter((one) => !isSame(one, binding));
    console.log(`Đã bỏ bind ${inWords(binding)}`);
  } else if (command === 'alternate') {
    for (const exchange of Object.keys(kinds)) await declareAnew(exchange, rest === 'on');
    console.log(rest === 'on' ? `Có alternate exchange: ${alternateExchange}` : 'Không còn alternate exchange');
  } else if (command === 'collect') {
    await collect();
  } else {
    throw new Error(`Không hiểu lệnh "${line}". Có bốn lệnh: bind, unbind, alternate on, collect`);
  }
}

await setUp();

// One command after the other; what the broker refuses must not end the program.
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
