// Một partition có ba bản sao: tạo topic, ghi đơn, đếm đơn, hỏi ai đang giữ bản nào.
// Chạy riêng, với ba broker mang số 1, 2, 3:
//   KAFKA_BROKERS=localhost:9092,localhost:9093,localhost:9094 node replicas.ts create
// rồi:  write 20 | count | who        (TOPIC, ACKS, MIN_ISR, UNCLEAN đặt qua biến môi trường)

import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const acks = process.env.ACKS === '1' ? 1 : -1; // -1 là "all"

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  // Mặc định là 0,3 s, gấp đôi dần, 5 lần. Ở đây hỏi dày hơn để thấy leader mới ngay khi có.
  retry: { initialRetryTime: 50, maxRetryTime: 100, retries: Number(process.env.RETRIES ?? 200) },
});
const admin = kafka.admin();

/** Broker 1 đứng đầu danh sách nên là leader lúc đầu; 2 và 3 là follower. */
async function create() {
  await admin.createTopics({
    waitForLeaders: false,
    topics: [
      {
        topic,
        replicaAssignment: [{ partition: 0, replicas: [1, 2, 3] }],
        configEntries: [
          { name: 'min.insync.replicas', value: process.env.MIN_ISR ?? '2' },
          { name: 'unclean.leader.election.enable', value: process.env.UNCLEAN ?? 'false' },
        ],
      },
    ],
  });
  // Controller đã tạo xong, nhưng mỗi broker biết tin vào một lúc khác nhau.
  while (!(await askPartition().catch(() => undefined))) await pause(50);
  await who();
}

/** Từng đơn một: chờ trả lời của broker rồi mới ghi đơn kế. */
async function write(count: number) {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (let order = 1; order <= count; order += 1) {
    const from = performance.now();
    try {
      await producer.send({ topic, acks, messages: [{ value: `#${order}` }] });
      console.log(`#${order}: broker nhận sau ${Math.round(performance.now() - from)} ms`);
    } catch (error) {
      console.log(`#${order}: không ghi được, ${reasonOf(error)}`);
    }
    await pause(20);
  }
  await producer.disconnect();
}

/** Cuối log mà người đọc được thấy: mọi đơn trước nó đã nằm trên đủ số bản sao. */
async function count() {
  try {
    const [partition] = await admin.fetchTopicOffsets(topic);
    console.log(`${topic}: người đọc thấy ${partition?.high} đơn`);
  } catch (error) {
    console.log(`${topic}: chưa đếm được, ${reasonOf(error)}`);
  }
}

async function askPartition() {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  return topics[0]?.partitions[0];
}

async function who() {
  try {
    const partition = await askPartition();
    console.log(`${topic}: leader ${partition?.leader}, ISR ${partition?.isr.toSorted().join(' ')}`);
  } catch (error) {
    console.log(`${topic}: không có leader, ${reasonOf(error)}`);
  }
}

/** Mã lỗi của broker nằm dưới lỗi "đã thử lại đủ lần" của kafkajs. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('type' in error && typeof error.type === 'string') return error.type;
  return error.cause ? reasonOf(error.cause) : error.message;
}

await admin.connect();
const [command, number] = process.argv.slice(2);
if (command === 'create') await create();
else if (command === 'write') await write(Number(number ?? 20));
else if (command === 'count') await count();
else await who();
await admin.disconnect();
