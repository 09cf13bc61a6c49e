// Bộ cân bằng tải tầng 4: chọn một kho cho mỗi kết nối, rồi chỉ chuyển byte qua lại.
import type { Http2Server } from 'node:http2';
import { connect, createServer } from 'node:net';

/** Lần lượt mỗi kết nối một kho. Trong kết nối có bao nhiêu cuộc gọi, bộ này không nhìn. */
export function balanceConnections(ports: readonly number[]) {
  let turn = 0;
  return createServer((client) => {
    const stock = connect({ host: '127.0.0.1', port: ports[turn++ % ports.length] ?? 0 });
    client.pipe(stock).pipe(client);
    client.on('error', () => stock.destroy());
    stock.on('error', () => client.destroy());
  });
}

/** Mỗi kết nối có tuổi. Hết tuổi thì kho gửi GOAWAY và làm nốt việc đang cầm; client nối lại, và được chia lại. */
export function limitConnectionAge(server: Http2Server, ms: number) {
  server.on('session', (session) => {
    const timer = setTimeout(() => session.close(), ms);
    session.once('close', () => clearTimeout(timer));
  });
}
