// Khách của cửa hàng. Mỗi đơn được đặt hai lần cùng lúc: một lần đợi cả chuỗi, một lần chỉ đợi "đã nhận".
// Chạy riêng:  ORDER_URL=http://127.0.0.1:50051 node customer.ts   rồi gõ:  order 1
import { createInterface } from 'node:readline';
import { ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { OrderService } from '#proto/shop/v1/order_pb.ts';

const items = ['AO-MUA', 'BAN-PHIM', 'CA-PHE', 'DEP', 'AM-TRA', 'GHE-GO'];
// Đứng đầu mọi mã đơn. Khách chạy lại thì được chữ khác, nên không mã nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

const baseUrl = process.env.ORDER_URL ?? 'http://127.0.0.1:50051';
const sessionManager = new Http2SessionManager(baseUrl); // để đợi: cửa hàng có thể mở cửa sau khi khách tới
while ((await sessionManager.connect()) === 'error') await new Promise((done) => setTimeout(done, 200));
const orders = createClient(OrderService, createGrpcTransport({ baseUrl, sessionManager }));

let count = 0;

function order() {
  count += 1;
  const orderId = `${prefix}${100 + count}`;
  const wanted = { orderId, sku: items[count % items.length] ?? 'DEP', amount: 50_000 * (1 + ((count * 7) % 12)) };
  // Cuộc gọi nào cũng ghi nó nói về đơn nào: theo một đơn qua mọi service thì cần mã này.
  const headers = { 'ce-subject': orderId };
  void timed(`Đơn #${orderId}, gọi thẳng`, async () => {
    const { shelf } = await orders.placeOrder(wanted, { headers });
    return `xong, hàng ở kệ ${shelf}`;
  });
  void timed(`Đơn #${orderId}, qua queue`, async () => {
    await orders.submitOrder(wanted, { headers });
    return 'cửa hàng đã nhận';
  });
}

/** Khách chờ bao lâu, và nghe được gì. Không có deadline: khách chờ tới khi có câu trả lời hoặc có lỗi. */
async function timed(name: string, ask: () => Promise<string>) {
  const began = performance.now();
  const waited = () => `sau ${Math.round(performance.now() - began)} ms`;
  const timer = setInterval(() => console.log(`${name}: vẫn chờ ${waited()}`), 2000);
  try {
    const answer = await ask();
    console.log(`${name}: ${answer} ${waited()}`);
  } catch (error) {
    console.error(`${name}: lỗi ${waited()}, ${ConnectError.from(error).message}`);
  } finally {
    clearInterval(timer);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = '1'] = line.trim().split(' ');
  if (command === 'order') for (let i = 0; i < Number(value); i += 1) order();
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: order 1`);
});

process.once('SIGTERM', () => process.exit(0));

console.log('Khách sẵn sàng đặt hàng');
