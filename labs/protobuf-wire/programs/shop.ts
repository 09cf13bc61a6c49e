// Quầy: gửi mỗi đơn hai lần, một bằng Protobuf, một bằng JSON, để so byte trên dây.
// Chạy riêng:  RELAY_URL=http://127.0.0.1:50051 node shop.ts   rồi gõ:  again
//   send {"item":"Dép","quantity":"300","points":"-50","boxes":"500 1200"}
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { create } from '@bufbuild/protobuf';
import { ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { PackingService, type PackOrderRequest, PackOrderRequestSchema } from '#proto/shop/v1/packing_pb.ts';

const url = process.env.RELAY_URL ?? 'http://127.0.0.1:50051';

// Một kết nối cho cả hai dạng; dạng nào là việc của transport, không phải của hợp đồng.
const connection = new Http2SessionManager(url);
const over = { baseUrl: url, sessionManager: connection };
const inProtobuf = createClient(PackingService, createGrpcTransport({ ...over, useBinaryFormat: true }));
const inJson = createClient(PackingService, createGrpcTransport({ ...over, useBinaryFormat: false }));

console.log(`Nối tới ${url}`);
// Trạm chuyển có thể lên sau quầy.
while ((await connection.connect()) === 'error') await sleep(200);
console.log('Đã nối');

/** Đơn như người bán gõ: ô nào cũng là chữ. */
interface Typed {
  item?: string;
  quantity?: string;
  customer?: string;
  points?: string;
  boxes?: string;
  gift?: string;
  voucher?: string;
}

const prefix = process.env.ID_PREFIX ?? '';
let orders = 0;
/** Đơn vừa gửi; lúc đầu là một đơn mẫu. */
let last: Typed = { item: 'Áo mưa', quantity: '2', customer: '1042', points: '50', boxes: '500 1200 800' };

async function send(typed: Typed) {
  orders += 1;
  const name = `${prefix}${orders}`;
  try {
    const order = readOrder(typed);
    // Đơn nào thì ghi ở metadata, để ai ở giữa đường cũng gọi cùng một tên.
    const headers = { 'ce-subject': name };
    for (const [format, client] of Object.entries({ Protobuf: inProtobuf, JSON: inJson })) {
      const { readBack, amount } = await client.packOrder(order, { headers });
      console.log(`Đơn ${name}, ${format}: kho đọc ra ${readBack}, khách trả ${amount} nghìn`);
    }
    last = typed;
  } catch (error) {
    console.error(`Đơn ${name} không gửi được: ${ConnectError.from(error).rawMessage}`);
  }
}

function readOrder(typed: Typed): PackOrderRequest {
  return create(PackOrderRequestSchema, {
    item: typed.item ?? '',
    quantity: Number(typed.quantity ?? 0),
    // int64 không vừa một number của JavaScript: bigint.
    customerId: BigInt(typed.customer ?? 0),
    points: Number(typed.points ?? 0),
    boxes: (typed.boxes ?? '').split(' ').filter(Boolean).map(Number),
    gift: typed.gift === 'yes',
    voucher: typed.voucher ?? '',
  });
}

process.once('SIGTERM', () => {
  connection.abort();
  process.exit(0);
});

// Từng dòng một: đơn trước xong cả hai dạng rồi mới tới đơn sau.
for await (const line of createInterface({ input: process.stdin })) {
  // Dấu trừ như sách in (−) cũng là dấu trừ.
  const [command, ...rest] = line.trim().replaceAll('−', '-').split(' ');
  if (command === 'again') await send(last);
  else if (command === 'send') await send(JSON.parse(rest.join(' ')));
  else console.error(`Không hiểu lệnh "${line}". Có: again, send {…}`);
}
