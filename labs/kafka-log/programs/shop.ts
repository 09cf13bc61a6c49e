// Cửa hàng: ghi đơn vào topic "orders", và đổi số partition khi được bảo.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  write 3 Hà | send 12 | key none | grow
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn', 'Tú', 'Mai', 'Vy'];
const most = 6;

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({
  createPartitioner: Partitioners.DefaultPartitioner, // murmur2 của key, như Java client
  metadataMaxAge: 0, // hỏi lại số partition trước mỗi lần ghi; mặc định thì 5 phút mới hỏi
});
await producer.connect();

let keyed = process.env.KEY !== 'none';
let sent = 0;

/** Ghi một đơn; trả lời của broker nói nó nằm ở đâu. */
async function write(key: string | null) {
  sent += 1;
  const value = JSON.stringify({ order: sent, amount: 50_000 * (1 + ((sent * 7) % 12)) });
  const [place] = await producer.send({ topic, messages: [{ key, value }] });
  return `đơn #${sent} vào partition ${place?.partition}, offset ${place?.baseOffset}`;
}

/** Từng đơn một, chờ broker nhận rồi mới ghi đơn kế: thứ tự ghi đúng là #1, #2, #3… */
async function writeMany(count: number) {
  const first = sent + 1;
  for (let i = 0; i < count; i += 1) await write(keyed ? (customers[sent % customers.length] ?? null) : null);
  console.log(`Đã ghi đơn #${first} tới #${sent}`);
}

/** Việc của người vận hành, thường làm bằng kafka-topics.sh --alter. Chỉ thêm được, không bớt được. */
async function grow() {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const count = (topics[0]?.partitions.length ?? 0) + 1;
    if (count > most) return console.log(`Lab này dừng ở ${most} partition`);
    await admin.createPartitions({ topicPartitions: [{ topic, count }] });
    console.log(`Topic ${topic} giờ có ${count} partition`);
  } finally {
    await admin.disconnect();
  }
}

async function obey(line: string) {
  const [command, first = ''] = line.split(' ', 2);
  if (command === 'write') {
    // Key là tất cả những gì đứng sau dấu cách thứ hai, kể cả dấu cách khác; không có gì thì không key.
    const key = line.slice(`write ${first} `.length) || null;
    for (let i = 0; i < Number(first); i += 1) {
      console.log(`${key === null ? 'Không key' : `Key "${key}"`}: ${await write(key)}`);
    }
  } else if (command === 'send') await writeMany(Number(first));
  else if (command === 'grow') await grow();
  else if (command === 'key') {
    keyed = first !== 'none';
    console.log(keyed ? 'Từ giờ key là tên khách' : 'Từ giờ ghi không key');
  } else console.error(`Không hiểu lệnh "${line}". Có bốn lệnh: write 3 Hà, send 12, key none, grow`);
}

// Lệnh sau chờ lệnh trước: hai lệnh cùng ghi thì thứ tự không còn là thứ tự gõ.
let last = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  last = last
    .then(() => obey(line))
    .catch((error) => console.error(`Không làm được "${line}": ${error instanceof Error ? error.message : error}`));
});

process.once('SIGTERM', async () => {
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka, ghi đơn vào topic orders');
