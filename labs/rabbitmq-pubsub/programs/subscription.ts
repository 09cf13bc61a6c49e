// What every service does to hear of new orders: a queue of its own, bound to the exchange "order.created".
// It is no program: email.ts, analytics.ts and inventory.ts run it, each with its own work.
import { createInterface } from 'node:readline';
import { type ConsumeMessage, connect } from 'amqplib';

const exchange = 'order.created';

export interface Order {
  order: string;
  customer: string;
  amount: number;
}

/** Subscribes `service` and does `work` for every order, one at a time. Reads `queue durable|temporary` from stdin. */
export async function runService(service: string, work: (order: Order) => Promise<string>) {
  let temporary = process.env.QUEUE === 'temporary';

  // noDelay: small messages leave at once, without waiting to fill a packet.
  const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
  const channel = await connection.createChannel();
  await channel.assertExchange(exchange, 'fanout', { durable: true });
  await channel.prefetch(1);

  let inHand: Promise<void> = Promise.resolve();

  async function handle(message: ConsumeMessage) {
    const done = await work(JSON.parse(message.content.toString()));
    channel.ack(message);
    console.log(done);
  }

  async function subscribe() {
    const { queue } = temporary
      ? // Belongs to this connection: nobody else may read it, and it goes when the connection goes.
        await channel.assertQueue(`${service}.${process.pid}`, { exclusive: true, durable: false })
      : // Named after the service, not the process: whoever comes under this name reads on, several share it.
        await channel.assertQueue(service, { durable: true });
    await channel.bindQueue(queue, exchange, '');
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message === null) return; // the queue was deleted
      inHand = inHand.then(() => handle(message));
      return inHand;
    });
    console.log(`Nghe ${exchange} qua queue ${temporary ? 'tạm' : 'bền'} ${queue}`);
    return { queue, consumerTag };
  }

  async function unsubscribe() {
    await channel.cancel(subscription.consumerTag);
    await inHand;
    // A binding outlives its consumer: a queue that is only left behind would gather copies for ever.
    const { queue } = subscription;
    const cleaning = await connection.createChannel();
    cleaning.on('error', () => {}); // the call that caused it is rejected with the same error
    try {
      const { messageCount } = await cleaning.deleteQueue(queue, { ifUnused: true });
      console.log(`Đã xoá queue ${queue} cùng ${messageCount} bản đang chờ trong đó`);
      await cleaning.close();
    } catch {
      console.log(`Queue ${queue} ở lại: còn tiến trình khác đọc nó`);
    }
  }

  let subscription = await subscribe();
  // One change of subscription after the other.
  let changing: Promise<void> = Promise.resolve();

  createInterface({ input: process.stdin }).on('line', (line) => {
    const [command, kind] = line.trim().split(' ');
    if (command !== 'queue' || (kind !== 'durable' && kind !== 'temporary')) {
      console.error(`Không hiểu lệnh "${line}". Có hai lệnh: queue durable, queue temporary`);
      return;
    }
    changing = changing.then(async () => {
      if (temporary === (kind === 'temporary')) return;
      await unsubscribe();
      temporary = kind === 'temporary';
      subscription = await subscribe();
    });
  });

  process.once('SIGTERM', async () => {
    console.log('Nhận SIGTERM: làm nốt đơn đang cầm rồi đi');
    await changing;
    await channel.cancel(subscription.consumerTag);
    await inHand;
    await channel.close();
    await connection.close();
    process.exit(0);
  });
}
