// Danh mục qua REST: JSON trên HTTP/1.1.
// Chạy riêng:  PORT=8080 WORK=200 node rest-server.ts   rồi mở  http://127.0.0.1:8080/items?count=3
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { listItems } from './catalog.ts';

const port = Number(process.env.PORT ?? 8080);
const compressMinBytes = 1024; // như phía gRPC, để hai bên cùng một luật
const zip = promisify(gzip);

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname !== '/items') {
    response.writeHead(404).end();
    return;
  }
  const items = await listItems(Number(searchParams.get('count') ?? 10));
  const json = Buffer.from(JSON.stringify({ items }));
  const isZipped = request.headers['accept-encoding'] === 'gzip' && json.length >= compressMinBytes;
  const body = isZipped ? await zip(json) : json;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(isZipped && { 'content-encoding': 'gzip' }),
  });
  response.end(body);
});
server.keepAliveTimeout = 600_000; // mặc định Node đóng kết nối rảnh sau 5 giây; kết nối HTTP/2 bên kia thì để yên
server.listen(port, '127.0.0.1', () => console.log(`Nghe REST ở cổng ${port}`));

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
