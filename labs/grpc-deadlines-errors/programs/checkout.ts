// Quầy thanh toán: client gRPC. Cuộc gọi nào cũng có hạn chót và token, lỗi thì đọc mã rồi mới tính tiếp.
// Chạy riêng:  ORDER_URL=http://127.0.0.1:50051 node checkout.ts
// Các lệnh gõ được: hold | count | cancel | deadline 2 | request no-token | retry on
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { MethodOptions_IdempotencyLevel as Level } from '@bufbuild/protobuf/wkt';
import { type CallOptions, Code, ConnectError, createClient, type Interceptor } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { BadFieldsSchema, HoldService } from '#proto/shop/v1/hold_pb.ts';

const url = process.env.ORDER_URL ?? 'http://127.0.0.1:50051';
const token = process.env.SHOP_TOKEN ?? 'quay-1';
const prefix = process.env.ID_PREFIX ?? '';
const items = ['AO-MUA', 'BAN-PHIM', 'CA-PHE', 'DEP', 'AM-TRA', 'GHE-GO'];

let deadlineMs = Number(process.env.DEADLINE ?? 10) * 1000;
let request = process.env.REQUEST ?? 'good';
let retry = process.env.RETRY ?? 'off';

/** Token đi theo mọi cuộc gọi, trong metadata. Hàm gọi không phải nhớ. */
const withToken: Interceptor = (next) => (call) => {
  if (request !== 'no-token') call.header.set('authorization', `Bearer ${token}`);
  return next(call);
};

const attempts = 5;
const [firstPauseMs, longestPauseMs] = [1000, 3000];

/** Thử lại: chỉ UNAVAILABLE, chỉ method mà hợp đồng nói là không có hậu quả, có giới hạn, và giãn dần. */
const withRetry: Interceptor = (next) => async (call) => {
  const mayRepeat = call.method.idempotency === Level.NO_SIDE_EFFECTS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await next(call);
    } catch (error) {
      const { code } = ConnectError.from(error);
      if (retry === 'off' || !mayRepeat || code !== Code.Unavailable || attempt === attempts) throw error;
      const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
      const pauseMs = Math.round(longest * (0.5 + Math.random() / 2)); // lệch nhau một chút: jitter
      console.log(`Lần ${attempt}: UNAVAILABLE, thử lại sau ${pauseMs} ms`);
      await sleep(pauseMs, undefined, { signal: call.signal });
      call.header.set('grpc-previous-rpc-attempts', String(attempt));
    }
  }
};

const connection = new Http2SessionManager(url);
const interceptors = [withRetry, withToken];
const transport = createGrpcTransport({ baseUrl: url, sessionManager: connection, interceptors });
const orders = createClient(HoldService, transport);

/** Những cuộc đang chờ, mới nhất ở cuối. */
const waiting: AbortController[] = [];
let count = 0;

function hold() {
  const orderId = nextId();
  const wanted = {
    orderId,
    sku: items[count % items.length] ?? 'DEP',
    quantity: request === 'bad-quantity' ? -1 : 2,
    note: request === 'too-large' ? randomBytes(75_000).toString('base64') : '',
  };
  return ask(orderId, `Đơn #${orderId}`, async (options) => {
    const { shelf } = await orders.holdItems(wanted, options);
    return `hàng ở kệ ${shelf}`;
  });
}

function countItems() {
  const id = nextId();
  const sku = items[count % items.length] ?? 'DEP';
  return ask(id, `Câu hỏi #${id}`, async (options) => {
    const { left } = await orders.countItems({ sku }, options);
    return `${sku} còn ${left}`;
  });
}

/** Gọi, có hạn chót và nút huỷ, rồi in ra kết quả hoặc mã lỗi. */
async function ask(id: string, name: string, call: (options: CallOptions) => Promise<string>) {
  const began = performance.now();
  const cancel = new AbortController();
  waiting.push(cancel);
  const since = () => `sau ${Math.round(performance.now() - began)} ms`;
  try {
    const headers = { 'ce-subject': id };
    const answer = await call({ timeoutMs: deadlineMs, signal: cancel.signal, headers });
    console.log(`${name}: OK ${since()}, ${answer}`);
  } catch (reason) {
    const error = ConnectError.from(reason);
    console.error(`${name}: ${error.message} ${since()}`);
    for (const { fields } of error.findDetails(BadFieldsSchema)) {
      for (const { field, why } of fields) console.error(`${name}: ${field} ${why}`);
    }
  } finally {
    waiting.splice(waiting.indexOf(cancel), 1);
  }
}

/** Không mã nào dùng hai lần, kể cả khi quầy chạy lại. */
function nextId() {
  count += 1;
  return `${prefix}${100 + count}`;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'hold') void hold();
  else if (command === 'count') void countItems();
  else if (command === 'cancel') waiting.at(-1)?.abort();
  else if (command === 'deadline') deadlineMs = Number(value) * 1000;
  else if (command === 'request') request = value;
  else if (command === 'retry') retry = value;
  else console.error(`Không hiểu "${line}". Có: hold, count, cancel, deadline 2, request no-token, retry on`);
});

process.once('SIGTERM', () => {
  connection.abort();
  process.exit(0);
});

// Nối sẵn. Service đơn lên sau quầy thì thử lại tới khi nối được.
while ((await connection.connect()) === 'error') await sleep(200);
console.log(`Đã nối với service đơn ở ${url}`);
