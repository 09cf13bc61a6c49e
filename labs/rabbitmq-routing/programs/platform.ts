// Nền tảng bán hàng: ghi log của mình, và báo việc xảy ra ở shop của từng tenant.
// Nó chỉ biết key, không biết ai nhận.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node platform.ts   rồi gõ:  log error | event acme.orders.info
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

// Đứng đầu mọi id. Chương trình chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
// Một câu hỏi, nặng tới đâu: cả key là mức độ.
await channel.assertExchange('logs', 'direct', { durable: true });
// Ba câu hỏi, từ chung tới riêng: <tenant>.<service>.<mức độ>
await channel.assertExchange('events', 'topic', { durable: true });

let sent = 0;

function publish(exchange: string, key: string) {
  const id = `${prefix}${sent + 1}`;
  try {
    channel.publish(exchange, key, Buffer.from(JSON.stringify({ id, key, at: new Date().toISOString() })), {
      messageId: id,
      contentType: 'application/json',
      persistent: true,
    });
  } catch (error) {
    // Routing key dài nhất 255 byte; dài hơn thì thư viện không chịu gửi.
    console.error(`Không gửi được với key dài ${Buffer.byteLength(key)} byte: ${String(error)}`);
    return;
  }
  sent += 1;
  console.log(`Gửi #${id} tới ${exchange}, key ${key}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, ...rest] = line.trim().split(' ');
  const key = rest.join(' ');
  if (command === 'log' && key) publish('logs', key);
  else if (command === 'event' && key) publish('events', key);
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: log error, event acme.orders.info`);
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log('Đã nối tới RabbitMQ: log ra exchange logs, event ra exchange events');
