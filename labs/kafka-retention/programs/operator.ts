// Người trực: đổi cấu hình của topic.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node operator.ts
// rồi gõ:  merge orders retention.bytes 500 | replace orders retention.ms 20000 | restore
import { createInterface } from 'node:readline';
// kafkajs là CommonJS: vài tên chỉ lấy được qua import mặc định.
import kafkajs, { Kafka, logLevel } from 'kafkajs';

const topics: Record<string, string> = {
  orders: process.env.ORDERS ?? 'orders',
  prices: process.env.PRICES ?? 'prices',
};
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'operator',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  retry: { retries: 2 },
});
const admin = kafka.admin();
await admin.connect();

type Config = Record<string, string>;
const type = kafkajs.ConfigResourceTypes.TOPIC;

/** Những mục đã đặt riêng cho topic; phần còn lại là mặc định của broker. */
async function read(topic: string): Promise<Config> {
  const { resources } = await admin.describeConfigs({ resources: [{ type, name: topic }], includeSynonyms: false });
  const own = resources[0]?.configEntries.filter(({ isDefault }) => !isDefault) ?? [];
  return Object.fromEntries(own.map(({ configName, configValue }) => [configName, configValue]));
}

/** AlterConfigs thay cả bộ: mục nào không có trong lời gọi thì về mặc định. */
async function write(topic: string, config: Config) {
  const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
  await admin.alterConfigs({ validateOnly: false, resources: [{ type, name: topic, configEntries }] });
}

/** Đọc, gộp, ghi. */
async function merge(topic: string, name: string, value: string) {
  await write(topic, { ...(await read(topic)), [name]: value });
}

const atFirst = new Map<string, Config>();
for (const topic of Object.values(topics)) atFirst.set(topic, await read(topic));

async function obey(line: string) {
  const [command, kind = '', name = '', value = ''] = line.split(' ');
  const topic = topics[kind];
  if (command === 'restore') {
    for (const [one, config] of atFirst) await write(one, config);
    console.log('Hai topic đã về cấu hình lúc đầu');
  } else if (topic && name && value && (command === 'merge' || command === 'replace')) {
    if (command === 'merge') await merge(topic, name, value);
    else await write(topic, { [name]: value });
    console.log(`${kind}: ${name}=${value}`);
  } else console.error(`Không hiểu lệnh "${line}". Thử: merge orders retention.bytes 500, replace orders …, restore`);
}

// Lần lượt từng lệnh.
let working: Promise<void> = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  working = working
    .then(() => obey(line.trim()))
    .catch((error) => console.error(`Không đổi được: ${error instanceof Error ? error.message : error}`));
});

process.once('SIGTERM', async () => {
  await working;
  await admin.disconnect();
  process.exit(0);
});

console.log('Người trực đã nối tới Kafka');
