// The newsletter: sends letters as fast as it is told to, and hears from the broker what became of each publish.
// Run it alone:  RABBITMQ_URL=amqp://localhost node newsletter.ts
// then type:  send 1 | vip 1 | short 1 | rate 20 | limits reject | flow on
import { createInterface } from 'node:readline';
import { connect, type Options } from 'amqplib';
import { isLimits, type Limits, queueOf, queues } from './queues.ts';

const vipPriority = 10;
const shortMs = 1000;
// With flow control: so many letters without an answer at the most, and a pause after a refusal.
const window = 5;
const pauseMs = 250;

const given = process.env.LIMITS ?? '';
let limits: Limits = isLimits(given) ? given : 'open';
let flow = process.env.FLOW === 'on';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createConfirmChannel();
for (const one of Object.keys(queues).filter(isLimits)) {
  await channel.assertQueue(queueOf(one), { durable: true, arguments: queues[one] });
}

interface Letter {
  id: string;
  options: Options.Publish;
}

// Ids begin with it. A newsletter that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';
let count = 0;
// Written and not sent yet; and sent, and refused. Each in the order in which they were written.
const outbox: Letter[] = [];
const again: Letter[] = [];
let unanswered = 0;
let refusals = 0;
let held: NodeJS.Timeout | undefined;

function publish(letter: Letter) {
  unanswered += 1;
  const body = Buffer.from(JSON.stringify({ letter: letter.id, subject: 'Khuyến mãi cuối tuần' }));
  channel.sendToQueue(queueOf(limits), body, { ...letter.options, messageId: letter.id, persistent: true }, (error) => {
    unanswered -= 1;
    if (error) refused(letter);
    if (flow) pump();
  });
}

function refused(letter: Letter) {
  refusals += 1;
  if (!flow) {
    console.error(`Broker từ chối #${letter.id}, bỏ luôn`);
    return;
  }
  // Those go first when there may be room again. Until then nothing else is sent.
  again.push(letter);
  held ??= setTimeout(() => {
    held = undefined;
    pump();
  }, pauseMs);
}

/** Sends what waits, but never more than the broker has answered for. */
function pump() {
  while (!held && unanswered < window) {
    const letter = again.shift() ?? outbox.shift();
    if (!letter) return;
    publish(letter);
  }
}

function write(kind: string, options: Options.Publish) {
  count += 1;
  const letter = { id: `${prefix}${kind}${count}`, options };
  if (!flow) {
    publish(letter);
    return;
  }
  outbox.push(letter);
  pump();
}

let timer: NodeJS.Timeout | undefined;

function setRate(perSecond: number) {
  clearInterval(timer);
  if (perSecond > 0) timer = setInterval(() => write('', {}), 1000 / perSecond);
  console.log(perSecond > 0 ? `Gửi ${perSecond} bản mỗi giây` : 'Ngừng gửi liên tục');
}

// What flow control holds back waits here, in the newsletter's own memory: the pressure has come upstream.
setInterval(() => {
  const left = again.length + outbox.length;
  if (left > 0) console.log(`Còn ${left} bản chờ tới lượt gửi, đã bị từ chối ${refusals} lần`);
}, 2000).unref();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  const times = Number(value || 1);
  if (command === 'send') for (let i = 0; i < times; i += 1) write('', {});
  else if (command === 'vip') for (let i = 0; i < times; i += 1) write('v', { priority: vipPriority });
  else if (command === 'short') for (let i = 0; i < times; i += 1) write('t', { expiration: shortMs });
  else if (command === 'rate') setRate(Number(value));
  else if (command === 'limits' && isLimits(value)) limits = value;
  else if (command === 'flow') {
    flow = value === 'on';
    // Without it whatever waits goes at once.
    if (!flow) for (const letter of [...again.splice(0), ...outbox.splice(0)]) publish(letter);
    console.log(flow ? 'Chờ broker trả lời rồi mới gửi tiếp' : 'Gửi không chờ');
  } else {
    console.error(`Không hiểu lệnh "${line}". Ví dụ: send 1, vip 1, short 1, rate 20, limits reject, flow on`);
  }
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Gửi bản tin vào queue ${queueOf(limits)}`);
