// Kho: server gRPC, trả lời cả bốn kiểu gọi.
// Chạy riêng:  PORT=50051 node stock.ts   rồi gõ:  pace burst | pace steady
// Hỏi từ dòng lệnh:  buf curl --protocol grpc --list-methods http://127.0.0.1:50051
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import { reflection } from './reflection.ts';

const port = Number(process.env.PORT ?? 50051);

/** Nghỉ giữa hai message của một luồng; dồn thì không nghỉ. */
const pauses = { steady: 500, burst: 0 };
const workMs = 600;

let pauseMs = pauseOf(process.env.PACE ?? 'steady');

const leftOf = (sku: string) => (sku.length * 7) % 40;

function routes(router: ConnectRouter) {
  router.service(StockService, {
    // Một hỏi, một đáp: handler là một hàm bình thường.
    async getStock({ sku }) {
      await sleep(workMs);
      return { sku, left: leftOf(sku) };
    },

    // Một hỏi, nhiều đáp: mỗi yield là một message.
    async *watchStock({ sku, changes, detailBytes }, { signal }) {
      const detail = randomBytes(detailBytes); // byte ngẫu nhiên: gzip của connect không nén nhỏ đi được
      let sent = 0;
      try {
        while (sent < changes) {
          await sleep(pauseMs, undefined, { signal });
          sent += 1;
          yield { number: sent, left: leftOf(sku) + sent, detail };
        }
      } finally {
        console.log(`${sku}: đã báo ${sent} trên ${changes} thay đổi${signal.aborted ? ', client đã huỷ' : ''}`);
      }
    },

    // Nhiều gửi, một đáp: vòng for chạy tới khi client đóng chiều gửi.
    async receiveGoods(parcels) {
      let count = 0;
      let total = 0;
      for await (const { quantity } of parcels) {
        count += 1;
        total += quantity;
      }
      console.log(`Nhập xong ${count} kiện, ${total} món`);
      return { parcels: count, quantity: total };
    },

    // Hai chiều: đọc và gửi xen nhau, mỗi bên một nhịp riêng.
    async *checkCart(items) {
      for await (const { sku, quantity } of items) {
        await sleep(workMs);
        yield { sku, available: quantity <= leftOf(sku) };
      }
    },
  });
  reflection(router, [StockService]);
}

function pauseOf(pace: string) {
  return pace === 'burst' ? pauses.burst : pauses.steady;
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'pace') pauseMs = pauseOf(value);
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: pace burst`);
});

// close() gửi GOAWAY: cuộc đang dở được làm nốt, cuộc mới thì không nhận.
process.once('SIGTERM', () => server.close(() => process.exit(0)));
