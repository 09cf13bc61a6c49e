// Quầy của cửa hàng: hỏi kho xem còn món hàng không, rồi chờ trả lời. Qua queue, và khi được dặn thì gọi thẳng nữa.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost STOCK_URL=http://127.0.0.1:50061 node checkout.ts
// rồi gõ:  ask 1 | timeout 3 | timeout none | expire on | route both
import { createInterface } from 'node:readline';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { connect } from 'amqplib';
import { LookupService } from '#proto/shop/v1/lookup_pb.ts';

const name = process.env.PROGRAM_ID ?? 'checkout-a';
const letter = name.slice(-1);
const requests = 'stock';
const items = ['áo mưa', 'bàn phím', 'cà phê', 'dép', 'ấm trà', 'ghế gỗ'];

let timeoutMs = readTimeout(process.env.TIMEOUT ?? 'none');
let expires = process.env.EXPIRE === 'on';
let callsToo = process.env.ROUTE === 'both';

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

// Gọi thẳng thì phải biết gọi ai: quầy a gọi kho thứ nhất, quầy b gọi kho thứ hai.
const addresses = (process.env.STOCK_URL ?? 'http://127.0.0.1:50061').split(',');
const baseUrl = addresses[letter === 'b' ? 1 : 0] ?? addresses.join();
const sessionManager = new Http2SessionManager(baseUrl);
void sessionManager.connect(); // nối sẵn; kho chưa có đó thì lời gọi đầu tiên tự nối
const stocks = createClient(LookupService, createGrpcTransport({ baseUrl, sessionManager }));

interface Question {
  item: string;
  workMs: number;
}

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
function askStock(id: string, question: Question): Promise<Stock> {
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
      headers: { 'cloudEvents:subject': id }, // để theo một câu trên cả hai đường
      contentType: 'application/json',
      // Không còn ai chờ thì cũng không cần trả lời nữa.
      ...(expires && limitMs && { expiration: limitMs }),
    });
  });
}

/** Cũng câu ấy, gọi thẳng. Hạn chờ đi theo lời gọi, trong header grpc-timeout. */
function callStock(id: string, question: Question): Promise<Stock> {
  return stocks.lookUp(question, { headers: { 'ce-subject': id }, ...(timeoutMs && { timeoutMs }) });
}

function ask() {
  count += 1;
  const id = `${prefix}${count}`;
  const question = { item: items[(count - 1) % items.length] ?? 'dép', workMs: 700 + ((count * 130) % 400) };
  void timed(question.item, askStock(id, question));
  if (callsToo) void timed(`${question.item}, lời gọi #${id}`, callStock(id, question));
}

async function timed(name: string, asked: Promise<Stock>) {
  const began = performance.now();
  const waited = () => `sau ${Math.round(performance.now() - began)} ms`;
  try {
    const { left, server } = await asked;
    console.log(`${name}: còn ${left}, ${server} trả lời ${waited()}`);
  } catch (error) {
    // Lời gọi hỏng thì lỗi mang sẵn mã, như [unavailable].
    console.error(`${name}: không hỏi được ${waited()}. ${error instanceof Error ? error.message : error}`);
  }
}

function readTimeout(value: string): number | undefined {
  return value === 'none' ? undefined : Number(value) * 1000;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'ask') for (let i = 0; i < Number(value || 1); i += 1) ask();
  else if (command === 'timeout') timeoutMs = readTimeout(value);
  else if (command === 'expire') expires = value === 'on';
  else if (command === 'route') callsToo = value === 'both';
  else console.error(`Không hiểu lệnh "${line}". Có bốn lệnh: ask 1, timeout 3, expire on, route both`);
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Hỏi kho qua queue ${requests}, nghe trả lời ở ${replies}`);
