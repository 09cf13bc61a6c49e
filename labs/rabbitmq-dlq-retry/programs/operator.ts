// The person on call: puts dead letters back to the queue "orders".
// Run it alone:  RABBITMQ_URL=amqp://localhost node operator.ts   then type:  replay
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { deadLetters, declare, door } from './topology.ts';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createConfirmChannel();
await declare(channel);

async function replay() {
  // Counted first: one that fails again meanwhile would come back to this queue, and be taken once more, for ever.
  const { messageCount: wanted } = await channel.checkQueue(deadLetters.queue);
  if (wanted === 0) return console.log('Không có dead letter nào để đưa về');
  await channel.prefetch(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  let moved = 0;
  const { consumerTag } = await channel.consume(deadLetters.queue, async (message) => {
    if (message === null) return resolve(); // the queue was deleted
    const { messageId, contentType, headers } = message.properties;
    channel.publish(door, 'order', message.content, {
      messageId,
      contentType,
      persistent: true,
      // It starts at the foot of the ladder again, and says how often it was brought back.
      headers: { replayed: Number(headers?.replayed ?? 0) + 1 },
    });
    await channel.waitForConfirms();
    moved += 1;
    if (moved === wanted) await channel.cancel(consumerTag); // before the ack: nothing more is to come
    channel.ack(message); // the broker has the copy
    if (moved === wanted) resolve();
  });
  await promise;
  console.log(`Đã đưa ${moved} dead letter về exchange ${door}`);
}

// One replay after the other.
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
