// Cửa hàng: hỏi danh mục cùng một câu bằng gRPC và bằng REST, rồi so.
// Chạy riêng:  GRPC_URL=http://127.0.0.1:50051 REST_URL=http://127.0.0.1:8080 node shop.ts   rồi gõ:  ask
// Các lệnh gõ được: ask | way rest | count 12 | size 100 | gzip on | connections fresh
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createClient } from '@connectrpc/connect';
import { compressionGzip, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { CatalogService } from '#proto/shop/v1/catalog_pb.ts';
import type { Item } from './catalog.ts';

const grpcUrl = process.env.GRPC_URL ?? 'http://127.0.0.1:50051';
const restUrl = process.env.REST_URL ?? 'http://127.0.0.1:8080';
const unzip = promisify(gunzip);

const settings: Record<string, string> = {
  way: process.env.WAY ?? 'both',
  count: process.env.COUNT ?? '1',
  size: process.env.SIZE ?? '5',
  gzip: process.env.GZIP ?? 'off',
  connections: process.env.CONNECTIONS ?? 'kept',
};

type Ask = (subject: string) => Promise<Item[]>;

// Kết nối giữ lại giữa các lượt: gRPC một kết nối HTTP/2, REST tới sáu kết nối HTTP/1.1, như một trình duyệt.
const kept = new Http2SessionManager(grpcUrl);
const keptAgent = new Agent({ keepAlive: true, maxSockets: 6 });

function askGrpc(connection: Http2SessionManager): Ask {
  const acceptCompression = settings.gzip === 'on' ? [compressionGzip] : [];
  const transport = createGrpcTransport({ baseUrl: grpcUrl, sessionManager: connection, acceptCompression });
  const catalog = createClient(CatalogService, transport);
  return async (subject) => {
    const { items } = await catalog.listItems({ count: Number(settings.size) }, { headers: { 'ce-subject': subject } });
    return items;
  };
}

/** Mỗi câu một kết nối mới, hỏi xong thì đóng. */
function askGrpcFresh(): Ask {
  return async (subject) => {
    const connection = new Http2SessionManager(grpcUrl);
    try {
      return await askGrpc(connection)(subject);
    } finally {
      connection.abort();
    }
  };
}

function askRest(agent: Agent): Ask {
  const headers = {
    accept: 'application/json',
    ...(settings.gzip === 'on' && { 'accept-encoding': 'gzip' }),
    // Không có dòng này thì agent đưa kết nối vừa xong cho câu đang chờ.
    ...(settings.connections === 'fresh' && { connection: 'close' }),
  };
  return (subject) =>
    new Promise((resolve, reject) => {
      const url = `${restUrl}/items?count=${settings.size}`;
      get(url, { agent, headers: { ...headers, 'ce-subject': subject } }, async (response) => {
        try {
          const body = Buffer.concat(await response.toArray());
          const json = response.headers['content-encoding'] === 'gzip' ? await unzip(body) : body;
          resolve(JSON.parse(json.toString()).items);
        } catch (error) {
          reject(error);
        }
      }).on('error', reject);
    });
}

const ways: Record<string, () => Ask> = {
  gRPC: () => (settings.connections === 'fresh' ? askGrpcFresh() : askGrpc(kept)),
  REST: () => askRest(settings.connections === 'fresh' ? new Agent({ maxSockets: 6 }) : keptAgent),
};

const prefix = process.env.ID_PREFIX ?? '';
let runs = 0;

/** Một lượt: từng ấy câu hỏi cùng lúc, cách này xong mới tới cách kia để chúng không giành nhau CPU. */
async function run() {
  runs += 1;
  const { way, count } = settings;
  for (const [name, open] of Object.entries(ways)) {
    if (way !== 'both' && way !== name.toLowerCase()) continue;
    const ask = open();
    const subjects = Array.from({ length: Number(count) }, (_, i) => `${prefix}${runs}-${i + 1}`);
    const answers = await Promise.allSettled(subjects.map((subject) => timed(name, subject, subjects.length, ask)));
    report(name, answers);
  }
}

/** Bấm giờ từ lúc hỏi tới lúc có danh sách trong tay, kể cả lúc chờ kết nối. */
async function timed(way: string, subject: string, of: number, ask: Ask) {
  const start = performance.now();
  await ask(subject);
  const { duration } = performance.measure(`${way} ${subject}`, { start, detail: { way, subject, of } });
  return duration;
}

function report(name: string, answers: PromiseSettledResult<number>[]) {
  const times = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort((a, b) => a - b);
  const failed = answers.find((one) => one.status === 'rejected');
  if (failed) console.error(`${name}: ${answers.length - times.length} câu lỗi, ${failed.reason}`);
  const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1);
  if (times.length > 0)
    console.log(`${name}, ${times.length} câu: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, lâu nhất ${at(1)} ms`);
  performance.clearMeasures();
}

// Nối sẵn. Server có thể lên sau cửa hàng.
console.log(`Hỏi danh mục ở ${grpcUrl} và ${restUrl}`);
while ((await kept.connect()) === 'error') await sleep(200);
console.log('Đã nối');

process.once('SIGTERM', () => {
  kept.abort();
  process.exit(0);
});

// Từng dòng một: lượt trước xong rồi mới tới lượt sau.
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', value] = line.trim().split(' ');
  if (command === 'ask') await run();
  else if (command in settings && value !== undefined) settings[command] = value;
  else console.error(`Không hiểu lệnh "${line}". Có: ask, way rest, count 12, size 100, gzip on, connections fresh`);
}
