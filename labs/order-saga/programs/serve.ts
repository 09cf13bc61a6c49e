// Mở một service gRPC ở cổng PORT, và đóng nó cho tử tế.
import { createServer } from 'node:http2';
import type { ConnectRouter, Interceptor } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { flushTraces, traced } from './tracing.ts';

/** Handler chạy trong một span, con của span bên gọi. */
const withTrace: Interceptor = (next) => (call) => {
  const attributes = { 'rpc.system': 'grpc', 'rpc.service': call.service.typeName, 'rpc.method': call.method.name };
  const from = Object.fromEntries(call.header);
  return traced(call.method.name, { kind: 'SERVER', attributes, orderId: from['ce-subject'], from }, () => next(call));
};

/** Đóng cửa: cuộc đang dở được làm nốt, cuộc mới thì không nhận. */
export interface Door {
  close(): Promise<void>;
}

export function serve(usualPort: number, routes: (router: ConnectRouter) => void): Door {
  const port = Number(process.env.PORT ?? usualPort);
  const server = createServer(connectNodeAdapter({ routes, interceptors: [withTrace] }));
  server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));
  return { close: () => new Promise((closed) => server.close(() => closed())) };
}

/** Ai dừng chương trình bằng SIGTERM thì nó làm nốt việc đang cầm rồi mới đi. */
export function onLeave(leave: () => Promise<void>) {
  process.once('SIGTERM', async () => {
    await leave();
    await flushTraces().catch(() => {}); // nơi thu thập đã đi trước thì thôi
    process.exit(0);
  });
}
