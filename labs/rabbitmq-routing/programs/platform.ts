// The shop's platform: writes its own logs, and tells what happens in the tenants' shops. It knows keys, and no receiver.
// Run it alone:  RABBITMQ_URL=amqp://localhost node platform.ts   then type:  log error  or  event acme.orders.info
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

// Ids begin with it. A platform that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
// One question, how bad is it: the whole key is the severity.
await channel.assertExchange('logs', 'direct', { durable: true });
// Three questions, from the general to the specific: <tenant>.<service>.<severity>
await channel.assertExchange('events', 'topic', { durable: true });

let sent = 0;

function publish(exchange: string, key: string) {
  const id = `${prefix}${sent + 1}`;
  try {
    channel.publish(exchange, key, Buffer.from(JSON.stringify({ id, key, at: new Date().toISOString() })), {
      messageId: id,
      contentType: 'application/json',
      persistent: true,
    });
  } catch (error) {
    // A routing key has 255 bytes at the most; the library refuses a longer one.
    console.error(`Không gửi được với key dài ${Buffer.byteLength(key)} byte: ${String(error)}`);
    return;
  }
  sent += 1;
  console.log(`Gửi #${id} tới ${exchange}, key ${key}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, ...rest] = line.trim().split(' ');
  const key = rest.join(' ');
  if (command === 'log' && key) publish('logs', key);
  else if (command === 'event' && key) publish('events', key);
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: log error, event acme.orders.info`);
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log('Đã nối tới RabbitMQ: log ra exchange logs, event ra exchange events');
