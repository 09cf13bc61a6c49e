// Bản tin: gửi nhanh đúng mức được bảo, và nghe broker trả lời cho từng bản.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node newsletter.ts
// rồi gõ:  send 1 | vip 1 | short 1 | rate 20 | limits reject | flow on
import { createInterface } from 'node:readline';
import { connect, type Options } from 'amqplib';
import { isLimits, type Limits, queueOf, queues } from './queues.ts';

const vipPriority = 10;
const shortMs = 1000;
// Khi có flow control: nhiều nhất bấy nhiêu bản chưa được trả lời, và nghỉ một lát khi bị từ chối.
const window = 5;
const pauseMs = 250;

const given = process.env.LIMITS ?? '';
let limits: Limits = isLimits(given) ? given : 'open';
let flow = process.env.FLOW === 'on';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
for (const one of Object.keys(queues).filter(isLimits)) {
  await channel.assertQueue(queueOf(one), { durable: true, arguments: queues[one] });
}

interface Letter {
  id: string;
  options: Options.Publish;
}

// Đứng đầu mọi id. Chương trình chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';
let count = 0;
// outbox: viết rồi, chưa gửi. again: gửi rồi, bị từ chối. Cả hai giữ đúng thứ tự lúc viết.
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
  // Bản bị từ chối đi trước khi có chỗ. Tới lúc đó không gửi bản nào khác.
  again.push(letter);
  held ??= setTimeout(() => {
    held = undefined;
    pump();
  }, pauseMs);
}

/** Gửi những bản đang chờ, nhưng chừng nào broker chưa trả lời thì không quá `window` bản. */
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

// Bản bị flow control giữ lại nằm chờ ngay trong bộ nhớ này: áp lực đã dội ngược về nơi gửi.
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
    // Tắt flow control thì mọi bản đang chờ đi ngay.
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
