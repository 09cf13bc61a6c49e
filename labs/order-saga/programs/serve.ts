// Mở một service gRPC ở cổng PORT, và đóng nó cho tử tế.
import { createServer } from 'node:http2';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';

/** Đóng cửa: cuộc đang dở được làm nốt, cuộc mới thì không nhận. */
export interface Door {
  close(): Promise<void>;
}

export function serve(usualPort: number, routes: (router: ConnectRouter) => void): Door {
  const port = Number(process.env.PORT ?? usualPort);
  const server = createServer(connectNodeAdapter({ routes }));
  server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));
  return { close: () => new Promise((closed) => server.close(() => closed())) };
}

/** Ai dừng chương trình bằng SIGTERM thì nó làm nốt việc đang cầm rồi mới đi. */
export function onLeave(leave: () => Promise<void>) {
  process.once('SIGTERM', () => void leave().then(() => process.exit(0)));
}
