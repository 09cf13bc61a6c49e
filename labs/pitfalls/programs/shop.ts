// Cửa hàng: mỗi ca trực gửi một loạt message giống hôm xảy ra sự cố.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost FILES=files.db INCIDENT=slow node shop.ts
// rồi gõ:  send | incident undone | limit reject | attach claim | lanes keyed
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { connect } from 'amqplib';
import { deposit } from './files.ts';
import { declare, type Incident, invoices, isIncident, lanes, parcels, payments, saleQueue } from './queues.ts';

const settings = {
  incident: process.env.INCIDENT ?? 'twice',
  /** Queue giảm giá: không giới hạn, bỏ bản cũ, hay từ chối bản mới. */
  limit: process.env.LIMIT ?? 'none',
  /** Ảnh hoá đơn: nằm trong message, nén lại, hay để ở kho. */
  attach: process.env.ATTACH ?? 'inline',
  /** Chọn luồng cho một sự kiện: lần lượt, lần lượt nhưng gửi thưa, hay theo mã đơn. */
  lanes: process.env.LANES ?? 'turns',
};

// Đứng đầu mọi id. Cửa hàng chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
await declare(channel);

const properties = (messageId: string) => ({ messageId, contentType: 'application/json', persistent: true });

/** Gửi, rồi chờ broker trả lời; false nếu broker từ chối. */
function publish(queue: string, messageId: string, body: object): Promise<boolean> {
  return new Promise((resolve) => {
    const content = Buffer.from(JSON.stringify(body));
    channel.sendToQueue(queue, content, properties(messageId), (error) => resolve(!error));
  });
}

let paid = 0;

async function sendPayments() {
  for (let i = 0; i < 20; i += 1) {
    paid += 1;
    const order = `${prefix}P${paid}`;
    await publish(payments, order, { order, amount: 50_000 * (1 + ((paid * 7) % 12)) });
  }
}

let sold = 0;

async function sendSale() {
  const queue = saleQueue(settings.limit);
  let refusals = 0;
  for (let i = 0; i < 60; i += 1) {
    sold += 1;
    const order = `${prefix}S${sold}`;
    await sleep(25);
    while (!(await publish(queue, order, { order }))) {
      refusals += 1;
      await sleep(100); // broker nói "đầy": chậm lại, rồi gửi lại đúng đơn ấy
    }
  }
  console.log(`Đã gửi 60 đơn vào ${queue}, broker từ chối ${refusals} lần`);
}

let packed = 0;

async function sendParcels() {
  for (let i = 0; i < 7; i += 1) {
    packed += 1;
    const order = `${prefix}L${packed}`;
    // App điện thoại mới gửi cân nặng kèm đơn vị, web thì gửi một con số.
    await publish(parcels.queue, order, { order, grams: i === 2 ? '1,2 kg' : 400 + packed });
  }
}

let photographed = 0;

async function sendInvoices() {
  for (const bytes of [20_000, 13_000_000]) {
    photographed += 1;
    const order = `${prefix}I${photographed}`;
    const body = invoiceOf(order, randomBytes(bytes)); // thay cho một ảnh JPEG
    const content = Buffer.from(JSON.stringify({ order, ...body }));
    console.log(`Hoá đơn ${order}: ảnh ${bytes} byte, message ${content.length} byte`);
    // Broker từ chối message quá lớn bằng cách đóng channel, nên ảnh đi channel riêng.
    const own = await connection.createConfirmChannel();
    const closed = new Promise((_, reject) => own.once('error', reject));
    try {
      own.sendToQueue(invoices, content, properties(order));
      await Promise.race([own.waitForConfirms(), closed]);
      await own.close();
    } catch (error) {
      console.error(`Hoá đơn ${order} không gửi được: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** JSON chỉ chứa chữ, nên ảnh phải viết bằng base64. Phiếu gửi đồ thì vốn là chữ. */
function invoiceOf(order: string, photo: Buffer): object {
  if (settings.attach === 'claim') return { claim: deposit(order, photo) };
  if (settings.attach === 'gzip') return { gzip: gzipSync(photo).toString('base64') };
  return { photo: photo.toString('base64') };
}

let delivered = 0;
let turn = 0;

async function sendStatus() {
  for (let i = 0; i < 4; i += 1) {
    delivered += 1;
    const order = `${prefix}D${delivered}`;
    // Khách huỷ ngay sau khi đơn được lệnh giao: trạng thái cuối phải là "huỷ".
    for (const state of ['giao', 'huỷ']) {
      const lane = settings.lanes === 'keyed' ? delivered % 2 : turn++ % 2;
      await publish(lanes[lane === 0 ? 0 : 1], `${order}${state.charAt(0)}`, { order, state });
      if (settings.lanes === 'paced') await sleep(100);
    }
  }
}

const batches: Record<Incident, () => Promise<void>> = {
  twice: sendPayments,
  slow: sendSale,
  stuck: sendParcels,
  refused: sendInvoices,
  undone: sendStatus,
};

const isSetting = (name: string): name is keyof typeof settings => name in settings;

// Lần lượt: xong loạt trước mới tới loạt sau.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command = '', value = ''] = line.trim().split(' ');
  const { incident } = settings;
  if (command === 'send' && isIncident(incident)) working = working.then(batches[incident]);
  else if (isSetting(command)) settings[command] = value;
  else console.error(`Không hiểu lệnh "${line}". Ví dụ: send, incident slow, limit reject, attach claim, lanes keyed`);
});

process.once('SIGTERM', async () => {
  await working;
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, ca ${settings.incident}`);
