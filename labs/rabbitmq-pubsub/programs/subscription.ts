// Việc mọi service phải làm để nghe đơn mới: một queue riêng, bind vào exchange "order.created".
// Không chạy riêng: email.ts, analytics.ts và inventory.ts gọi nó, mỗi bên một việc.
import { createInterface } from 'node:readline';
import { type ConsumeMessage, connect } from 'amqplib';

const exchange = 'order.created';

export interface Order {
  order: string;
  customer: string;
  amount: number;
}

/** Cho `service` nghe đơn mới, mỗi lần `work` một đơn. Nhận lệnh `queue durable|temporary` từ stdin. */
export async function runService(service: string, work: (order: Order) => Promise<string>) {
  let temporary = process.env.QUEUE === 'temporary';

  // noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
  const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
  connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
  connection.on('close', (error) => {
    if (!error) return; // chính chương trình này đóng
    console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
    process.exit(1);
  });
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
      ? // Queue của riêng connection này: không ai khác đọc được, connection mất thì nó mất theo.
        await channel.assertQueue(`${service}.${process.pid}`, { exclusive: true, durable: false })
      : // Mang tên service, không phải tên tiến trình: ai tới sau cùng tên thì đọc tiếp, nhiều bên thì chia nhau.
        await channel.assertQueue(service, { durable: true });
    await channel.bindQueue(queue, exchange, '');
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message === null) return; // queue đã bị xoá
      inHand = inHand.then(() => handle(message));
      return inHand;
    });
    console.log(`Nghe ${exchange} qua queue ${temporary ? 'tạm' : 'bền'} ${queue}`);
    return { queue, consumerTag };
  }

  async function unsubscribe() {
    await channel.cancel(subscription.consumerTag);
    await inHand;
    // Consumer đi, binding vẫn còn: queue bị bỏ lại sẽ gom message mãi.
    const { queue } = subscription;
    const cleaning = await connection.createChannel();
    cleaning.on('error', () => {}); // lời gọi gây ra lỗi cũng nhận đúng lỗi này
    try {
      const { messageCount } = await cleaning.deleteQueue(queue, { ifUnused: true });
      console.log(`Đã xoá queue ${queue} cùng ${messageCount} bản đang chờ trong đó`);
      await cleaning.close();
    } catch {
      console.log(`Queue ${queue} ở lại: còn tiến trình khác đọc nó`);
    }
  }

  let subscription = await subscribe();
  // Đổi cách nhận lần lượt: xong lần trước mới tới lần sau.
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
