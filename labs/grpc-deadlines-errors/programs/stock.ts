// Kho: server gRPC cuối chuỗi. Giữ hàng mất thời gian, và xong thì ghi vào sổ.
// Chạy riêng:  PORT=50052 DB=stock.db node stock.ts   rồi gõ:  pace slow | heed on
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { HoldService } from '#proto/shop/v1/hold_pb.ts';

const port = Number(process.env.PORT ?? 50052);
const workMs = { fast: 400, slow: 5000 };

let pace = process.env.PACE ?? 'fast';
let heed = process.env.HEED ?? 'off';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS holds (order_id TEXT NOT NULL, sku TEXT NOT NULL)');
db.exec('CREATE TABLE IF NOT EXISTS dropped (order_id TEXT NOT NULL, why TEXT NOT NULL)');
const addHold = db.prepare('INSERT INTO holds (order_id, sku) VALUES (?, ?)');
const addDropped = db.prepare('INSERT INTO dropped (order_id, why) VALUES (?, ?)');

/** Việc lâu ở kho. Có nghe tín hiệu thì bị huỷ là dừng ngay; không nghe thì làm cho xong. */
function work(signal: AbortSignal) {
  return sleep(pace === 'slow' ? workMs.slow : workMs.fast, undefined, heed === 'on' ? { signal } : {});
}

function routes(router: ConnectRouter) {
  router.service(HoldService, {
    async countItems({ sku }, { signal }) {
      await work(signal);
      return { left: (sku.length * 7) % 40 };
    },
    async holdItems({ orderId, sku }, { signal }) {
      try {
        await work(signal);
      } catch (error) {
        addDropped.run(orderId, String(signal.reason));
        console.log(`Đơn #${orderId}: dừng giữa chừng, ${signal.reason}`);
        throw error;
      }
      addHold.run(orderId, sku);
      console.log(`Đơn #${orderId}: đã giữ ${sku}${signal.aborted ? ', mà không còn ai đợi' : ''}`);
      return { shelf: `${sku.slice(0, 1)}${sku.length}` };
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Giữ hàng ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'pace') pace = value;
  else if (command === 'heed') heed = value;
  else console.error(`Không hiểu lệnh "${line}". Có: pace slow, heed on`);
});

// close() gửi GOAWAY: cuộc đang dở được làm nốt, cuộc mới thì không nhận.
process.once('SIGTERM', () => server.close(() => process.exit(0)));
