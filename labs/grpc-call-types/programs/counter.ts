// Quầy: client gRPC, mở cuộc gọi tới kho theo bốn kiểu trên một kết nối HTTP/2.
// Chạy riêng:  STOCK_URL=http://127.0.0.1:50051 node counter.ts
// Các lệnh gõ được: open | half-close | cancel | kind bidi | count 6 | size large | reading slow
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const url = process.env.STOCK_URL ?? 'http://127.0.0.1:50051';
const items = ['AO-MUA', 'BAN-PHIM', 'CA-PHE', 'DEP', 'AM-TRA', 'GHE-GO'];
const betweenSendsMs = 500;
const betweenReadsMs = 350;
const detailBytes = { small: 0, large: 16_000 };

let kind = process.env.KIND ?? 'unary';
let count = Number(process.env.COUNT ?? 4);
let size = process.env.SIZE ?? 'small';
let reading = process.env.READING ?? 'fast';

// Một kết nối cho mọi cuộc gọi.
const connection = new Http2SessionManager(url);
const stock = createClient(StockService, createGrpcTransport({ baseUrl: url, sessionManager: connection }));

/** Cuộc đang dở: huỷ là bỏ cả hai chiều, đóng chiều gửi thì vẫn còn nghe. */
interface Call {
  name: string;
  cancel: AbortController;
  sending: boolean;
  /** Đánh thức ai đang chờ để gửi tiếp. */
  wake: () => void;
}

const calls: Call[] = [];
let opened = 0;

async function open() {
  opened += 1;
  const cancel = new AbortController();
  const call: Call = { name: `${kind} ${opened}`, cancel, sending: true, wake: () => {} };
  calls.push(call);
  const sku = items[opened % items.length] ?? 'DEP';
  const { signal } = cancel;
  try {
    if (kind === 'unary') {
      const { left } = await stock.getStock({ sku }, { signal });
      console.log(`${call.name}: ${sku} còn ${left}`);
    } else if (kind === 'server') {
      const asked = { sku, changes: count, detailBytes: size === 'large' ? detailBytes.large : detailBytes.small };
      for await (const { number, left } of stock.watchStock(asked, { signal })) {
        console.log(`${call.name}: thay đổi ${number}, còn ${left}`);
        if (reading === 'slow') await sleep(betweenReadsMs, undefined, { signal });
      }
    } else if (kind === 'client') {
      const { parcels, quantity } = await stock.receiveGoods(outgoing(call), { signal });
      console.log(`${call.name}: kho nhận ${parcels} kiện, ${quantity} món`);
    } else {
      for await (const { sku: item, available } of stock.checkCart(outgoing(call), { signal })) {
        console.log(`${call.name}: ${item} ${available ? 'đủ hàng' : 'thiếu hàng'}`);
      }
    }
    console.log(`${call.name}: xong, OK`);
  } catch (error) {
    console.error(`${call.name}: ${ConnectError.from(error).message}`);
  } finally {
    calls.splice(calls.indexOf(call), 1);
  }
}

/** Message mà quầy gửi. Hàm trả về thì connect đóng chiều gửi: END_STREAM. */
async function* outgoing(call: Call) {
  for (let sent = 0; sent < count && call.sending; sent += 1) {
    yield { sku: items[sent % items.length] ?? 'DEP', quantity: 5 + ((sent * 9) % 30) };
    await sleep(betweenSendsMs);
  }
  if (call.sending) await new Promise<void>((resolve) => Object.assign(call, { wake: resolve }));
}

function halfClose() {
  const call = calls.at(-1);
  if (!call) return console.error('Không có cuộc gọi nào đang mở');
  call.sending = false;
  call.wake();
}

function cancelNewest() {
  const call = calls.at(-1);
  if (!call) return console.error('Không có cuộc gọi nào đang mở');
  call.cancel.abort();
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'open') void open();
  else if (command === 'half-close') halfClose();
  else if (command === 'cancel') cancelNewest();
  else if (command === 'kind') kind = value;
  else if (command === 'count') count = Number(value);
  else if (command === 'size') size = value;
  else if (command === 'reading') reading = value;
  else
    console.error(
      `Không hiểu lệnh "${line}". Có: open, half-close, cancel, kind bidi, count 6, size large, reading slow`,
    );
});

process.once('SIGTERM', () => {
  connection.abort();
  process.exit(0);
});

console.log(`Gọi kho ở ${url}`);
// Nối sẵn, không đợi tới cuộc gọi đầu tiên. Kho lên sau quầy thì thử lại tới khi nối được.
while ((await connection.connect()) === 'error') await sleep(200);
console.log('Đã nối với kho');
