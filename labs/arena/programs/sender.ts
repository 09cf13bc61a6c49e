// Bên gửi: đo gRPC, RabbitMQ và Kafka, cách này xong mới tới cách kia, cùng một gói và cùng một lịch.
// Chạy riêng:  RECEIVERS=http://127.0.0.1:50051 RABBITMQ_URL=amqp://localhost KAFKA_BROKERS=localhost:9092 node sender.ts
// rồi gõ:  run | greatest | rate 5000 | size 100000 | mode reply | acks confirmed | batch on | disk on
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { measure, type Open, type Plan } from './measure.ts';
import { grpcWay, openKafka, openRabbitmq, type Receiver, receiverAt } from './ways.ts';

const settings: Record<string, string> = {
  rate: process.env.RATE ?? '10',
  size: process.env.SIZE ?? '1000',
  mode: process.env.MODE ?? 'one-way',
  acks: process.env.ACKS ?? 'none',
  batch: process.env.BATCH ?? 'off',
  disk: process.env.DISK ?? 'off',
};

const all = (process.env.RECEIVERS ?? 'http://127.0.0.1:50051').split(',').map(receiverAt);
const rabbitmq = await openRabbitmq(process.env.RABBITMQ_URL ?? 'amqp://localhost');
const kafka = await openKafka((process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','), {
  topic: process.env.TOPIC ?? 'arena',
  replies: process.env.REPLIES ?? 'arena-replies',
  group: process.env.GROUP_ID ?? 'arena-sender',
});

const seconds = 3;
const warmSeconds = 0.5;
/** Làm nóng ít nhất và nhiều nhất chừng này gói mỗi giây, và không quá chừng này byte. */
const warm = { least: 200, most: 1_000, bytes: 20_000_000 };

/** Từ đây nhân đôi, tới khi hàng chờ dài ra. */
const ladder = { first: 500, last: 16_000, seconds: 1 };

/** Những bên nhận đang chạy: ai trả lời thì có mặt. */
async function present(): Promise<Receiver[]> {
  const found = await Promise.allSettled(
    all.map((one) => one.collect({ phase: 0, latencies: false }, { timeoutMs: 1_000 })),
  );
  return all.filter((_, i) => found[i]?.status === 'fulfilled');
}

/** Báo một điều đã đo. */
function tell(name: string, detail: object) {
  performance.measure(name, { start: performance.now(), detail });
  performance.clearMeasures();
}

const number = new Intl.NumberFormat('vi', { maximumFractionDigits: 2 });

let runs = 0;
type About = Plan & { run: number; kind: string; receivers: number };

async function run(kind: string) {
  runs += 1;
  const receivers = await present();
  const choice = { ...settings };
  const { mode = '', acks = '', batch = '', disk = '' } = choice;
  const plan: Plan = { mode, acks, batch, disk, rate: Number(choice.rate), size: Number(choice.size), seconds };
  const about: About = { run: runs, kind, ...plan, receivers: receivers.length };
  tell('begin', about);
  const ways: Record<string, Open> = {
    gRPC: (heard) => grpcWay(receivers, plan, heard),
    RabbitMQ: (heard) => rabbitmq.way(plan, heard),
    Kafka: (heard) => kafka.way(plan, heard),
  };
  try {
    for (const [way, open] of Object.entries(ways)) await takeTurn(way, open, receivers, plan, about);
  } finally {
    tell('end', about);
  }
}

/** Lượt của một cách: làm nóng, rồi đo. */
async function takeTurn(way: string, open: Open, receivers: readonly Receiver[], plan: Plan, about: About) {
  const rate = Math.min(Math.max(plan.rate, warm.least), warm.most, Math.ceil(warm.bytes / plan.size));
  await measure(open, receivers, { ...plan, rate, seconds: warmSeconds }, false);
  tell('way', { run: runs, way });
  if (about.kind === 'greatest') await climb(way, open, receivers, plan);
  else {
    const { phase, ...result } = await measure(open, receivers, plan);
    tell('result', { ...about, way, ...result });
    const fate = result.held ? '' : ', không giữ nổi mức này';
    const [p50, p99] = [result.p50, result.p99].map(number.format);
    console.log(`${way}: ${result.arrived} gói, p50 ${p50} ms, p99 ${p99} ms${fate}`);
  }
  await sleep(300); // cho máy lắng xuống rồi mới tới cách kế
}

/** Mức cao nhất mà hàng chờ không dài ra: nhân đôi tới khi hỏng, rồi thử quãng giữa. */
async function climb(way: string, open: Open, receivers: readonly Receiver[], plan: Plan) {
  let best = { rate: 0, p50: 0, p99: 0 };
  const holds = async (rate: number) => {
    const { held, p50, p99, backlog, late } = await measure(open, receivers, {
      ...plan,
      rate,
      seconds: ladder.seconds,
    });
    tell('step', { run: runs, way, rate, held, p50, p99, backlog, late });
    if (held) best = { rate, p50, p99 };
    return held === 1;
  };
  let rate = ladder.first;
  while (rate <= ladder.last && (await holds(rate))) rate *= 2;
  if (best.rate > 0 && rate <= ladder.last) await holds((best.rate + rate) / 2);
  tell('greatest', { run: runs, kind: 'greatest', way, ...plan, ...best, receivers: receivers.length });
  console.log(`${way}: giữ được tới ${best.rate} gói/giây`);
}

let busy = false;
async function start(kind: string) {
  if (busy) {
    console.log('Đang đo dở một lượt, xong lượt ấy đã');
    return;
  }
  busy = true;
  await run(kind).catch((error) => console.error(`Lượt đo hỏng: ${error}`));
  busy = false;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command = '', value] = line.trim().split(' ');
  if (command === 'run' || command === 'greatest') void start(command);
  else if (command in settings && value !== undefined) settings[command] = value;
  else
    console.error(
      `Không hiểu lệnh "${line}". Có: run, greatest, rate 500, size 1000, mode reply, acks confirmed, batch on, disk on`,
    );
});

process.once('SIGTERM', async () => {
  await Promise.all([rabbitmq.close(), kafka.close()]);
  process.exit(0);
});

console.log('Bên gửi đã nối tới ba cách');
