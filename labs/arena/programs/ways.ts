// Ba cách chở một gói. Cách nào cũng chỉ có hai việc: gửi mà không chờ, và báo khi có câu trả lời.
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { connect } from 'amqplib';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { ArenaService } from '#proto/shop/v1/arena_pb.ts';

export interface Choice {
  mode: string;
  acks: string;
  batch: string;
  disk: string;
}

export interface Way {
  name: string;
  /** Nhiều nhất bao nhiêu gói còn trên đường: gói nào còn chờ cũng chiếm bộ nhớ của bên gửi. */
  most: number;
  /** Gửi những gói này rồi thôi; không chờ. Lỗi thì đếm. */
  send(parcels: Buffer[]): void;
  /** Hết lượt: đóng những gì đã mở cho lượt này. */
  close(): void;
}

type Heard = { onReply: (parcel: Uint8Array) => void; onFailure: (error: unknown) => void };

export function receiverAt(baseUrl: string) {
  return createClient(ArenaService, createGrpcTransport({ baseUrl, sessionManager: new Http2SessionManager(baseUrl) }));
}
export type Receiver = ReturnType<typeof receiverAt>;

/** gRPC: không cần xác nhận thì một stream cho mỗi bên nhận; cần xác nhận hay cần trả lời thì mỗi lần một lời gọi. */
export function grpcWay(receivers: readonly Receiver[], { mode, acks }: Choice, { onReply, onFailure }: Heard): Way {
  let turn = 0;
  const next = () => receivers[turn++ % receivers.length];
  if (mode === 'reply' || acks === 'confirmed') {
    return {
      name: 'gRPC',
      most: 1_000,
      send(parcels) {
        next()
          ?.deliver({ parcels })
          .then(({ replies }) => replies.forEach(onReply), onFailure);
      },
      close() {},
    };
  }
  const streams = receivers.map((receiver) => {
    const stream = outlet();
    receiver.pour(stream).catch(onFailure);
    return stream;
  });
  return {
    name: 'gRPC',
    most: 20_000,
    send: (parcels) => streams[turn++ % streams.length]?.push({ parcels }),
    close() {
      for (const stream of streams) stream.end();
    },
  };
}

/** Cái vòi của một stream: gói nào đưa vào thì chảy ra theo thứ tự. */
function outlet() {
  const waiting: { parcels: Buffer[] }[] = [];
  let isOver = false;
  let wake = () => {};
  return {
    push(message: { parcels: Buffer[] }) {
      waiting.push(message);
      wake();
    },
    end() {
      isOver = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const ready = waiting.splice(0);
        yield* ready;
        if (ready.length > 0) continue;
        if (isOver) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** RabbitMQ: channel thường hoặc confirm channel; câu trả lời về qua direct reply-to. */
export async function openRabbitmq(url: string) {
  // noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
  const connection = await connect(url, { noDelay: true });
  connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
  connection.on('close', (error) => {
    if (!error) return; // chính chương trình này đóng
    console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
    process.exit(1);
  });
  const [plain, confirming] = await Promise.all([connection.createChannel(), connection.createConfirmChannel()]);
  const replyTo = 'amq.rabbitmq.reply-to';
  let reply = (_: Uint8Array) => {};
  for (const channel of [plain, confirming]) {
    await channel.consume(replyTo, (message) => message && reply(message.content), { noAck: true });
  }
  const way = ({ mode, acks, disk }: Choice, { onReply, onFailure }: Heard): Way => {
    reply = onReply;
    const options = { persistent: disk === 'on', ...(mode === 'reply' && { replyTo }) };
    return {
      name: 'RabbitMQ',
      most: 20_000,
      // AMQP không có gói gom: gom ở đây là đưa cả nhóm xuống socket trong một lần.
      send(parcels) {
        for (const parcel of parcels) {
          if (acks === 'none') plain.sendToQueue('arena-unacked', parcel, options);
          else confirming.sendToQueue('arena-acked', parcel, options, (error) => error && onFailure(error));
        }
      },
      close() {},
    };
  };
  return { way, close: () => connection.close() };
}

/** Kafka: acks 0 hoặc -1; câu trả lời về qua topic thứ hai. Topic có ba partition, gói đi lần lượt. */
export async function openKafka(brokers: string[], names: { topic: string; replies: string; group: string }) {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: names.group });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await Promise.all([producer.connect(), consumer.connect()]);
  let reply = (_: Uint8Array) => {};
  await consumer.subscribe({ topic: names.replies });
  await consumer.run({
    eachBatch: async ({ batch, resolveOffset }) => {
      for (const { value, offset } of batch.messages) {
        if (value) reply(value);
        resolveOffset(offset);
      }
    },
  });
  await joined;
  let turn = 0;
  const way = ({ acks, batch }: Choice, { onReply, onFailure }: Heard): Way => {
    reply = onReply;
    return {
      name: 'Kafka',
      most: batch === 'on' ? 20_000 : 2_000,
      send(parcels) {
        const messages = parcels.map((value) => ({ value, partition: turn++ % 3 }));
        producer.send({ topic: names.topic, acks: acks === 'none' ? 0 : -1, messages }).catch(onFailure);
      },
      close() {},
    };
  };
  return { way, close: () => Promise.all([producer.disconnect(), consumer.disconnect()]) };
}
