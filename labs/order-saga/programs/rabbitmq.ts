// Kết nối tới RabbitMQ. Mất thì amqplib tự nối lại, và setup chạy lại trên kết nối mới.
import { type ChannelModel, type ConfirmChannel, connect, type Options, type RecoveringChannelModel } from 'amqplib';
import { declare } from './topology.ts';

export async function openRabbitmq(setup: (model: ChannelModel) => Promise<void>): Promise<RecoveringChannelModel> {
  // noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
  const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', {
    noDelay: true,
    recovery: { initialDelay: 200, maxDelay: 2000, waitForConnect: false, setup },
  });
  connection.on('error', () => {}); // 'disconnect' tới ngay sau và nói lý do
  connection.on('disconnect', (error) => console.error(`Mất kết nối tới RabbitMQ: ${error.message}`));
  connection.on('connect', () => console.log('Đã nối tới RabbitMQ'));
  return connection;
}

/** Nơi gửi message mà biết chắc broker đã giữ. */
export async function openPublisher() {
  let channel: ConfirmChannel | undefined;
  const connection = await openRabbitmq(async (model) => {
    channel = await model.createConfirmChannel();
    await declare(channel);
  });
  connection.on('disconnect', () => {
    channel = undefined;
  });
  return {
    send: (queue: string, body: Buffer, options: Options.Publish) => confirmed(channel, queue, body, options),
    close: () => connection.close(),
  };
}

/** Xong khi broker confirm message này. */
export function confirmed(channel: ConfirmChannel | undefined, queue: string, body: Buffer, options: Options.Publish) {
  return new Promise<void>((resolve, reject) => {
    if (!channel) throw new Error('chưa nối được tới RabbitMQ');
    channel.sendToQueue(queue, body, options, (error) => (error ? reject(error) : resolve()));
  });
}
