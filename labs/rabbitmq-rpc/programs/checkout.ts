// Quầy của cửa hàng: hỏi kho qua RabbitMQ xem còn món hàng không, rồi chờ trả lời.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node checkout.ts   rồi gõ:  ask 1 | timeout 3 | timeout none | expire on
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const name = process.env.PROGRAM_ID ?? 'checkout-a';
const letter = name.slice(-1);
const requests = 'stock';
const items = ['áo mưa', 'bàn phím', 'cà phê', 'dép', 'ấm trà', 'ghế gỗ'];

let timeoutMs = readTimeout(process.env.TIMEOUT ?? 'none');
let expires = process.env.EXPIRE === 'on';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertQueue(requests, { durable: true });
// Câu trả lời tới queue riêng của quầy; quầy đi thì queue mất theo.
const { queue: replies } = await channel.assertQueue(`replies-${letter}`, { exclusive: true });

interface Stock {
  item: string;
  left: number;
  server: string;
}

interface Waiting {
  answer: (stock: Stock) => void;
  timer: NodeJS.Timeout | undefined;
}

// Ai đang chờ câu trả lời nào. Chúng có thể tới lộn xộn: chỉ correlation id cho biết của ai.
const waiting = new Map<string, Waiting>();

await channel.consume(
  replies,
  (message) => {
    if (message === null) return;
    const id = String(message.properties.correlationId);
    const asked = waiting.get(id);
    if (!asked) {
      console.log(`Bỏ câu trả lời #${id}: không còn ai chờ`);
      return;
    }
    waiting.delete(id);
    clearTimeout(asked.timer);
    asked.answer(JSON.parse(message.content.toString()));
  },
  { noAck: true },
);

// Đứng đầu mọi id. Quầy chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = letter + (process.env.ID_PREFIX ?? '');
let count = 0;

/** Một lần gọi, nhìn từ phần còn lại của chương trình: hỏi, rồi được trả lời hoặc hết giờ. */
function askStock(item: string): Promise<Stock> {
  count += 1;
  const id = `${prefix}${count}`;
  const question = { item, workMs: 700 + ((count * 130) % 400) };
  const limitMs = timeoutMs;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      waiting.delete(id);
      reject(new Error(`#${id} quá ${limitMs} ms chưa có trả lời`));
    };
    waiting.set(id, { answer: resolve, timer: limitMs ? setTimeout(giveUp, limitMs) : undefined });
    channel.sendToQueue(requests, Buffer.from(JSON.stringify(question)), {
      messageId: id,
      correlationId: id,
      replyTo: replies,
      contentType: 'application/json',
      // Không còn ai chờ thì cũng không cần trả lời nữa.
      ...(expires && limitMs && { expiration: limitMs }),
    });
  });
}

async function ask() {
  const item = items[count % items.length] ?? 'dép';
  const began = performance.now();
  try {
    const { left, server } = await askStock(item);
    console.log(`${item}: còn ${left}, ${server} trả lời sau ${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    console.error(`${item}: không hỏi được. ${error instanceof Error ? error.message : error}`);
  }
}

function readTimeout(value: string): number | undefined {
  return value === 'none' ? undefined : Number(value) * 1000;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'ask') for (let i = 0; i < Number(value || 1); i += 1) void ask();
  else if (command === 'timeout') timeoutMs = readTimeout(value);
  else if (command === 'expire') expires = value === 'on';
  else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: ask 1, timeout 3, expire on`);
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Hỏi kho qua queue ${requests}, nghe trả lời ở ${replies}`);
