// Kho hoá đơn: PUT để cất một tệp, GET để lấy lại. Tệp nằm trong một bảng SQLite, mỗi tệp một dòng.
// Chạy riêng:  PORT=8080 DB=invoices.db node store.ts
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const port = Number(process.env.PORT ?? 8080);
const maxBytes = 5_000_000;

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS invoices (path TEXT PRIMARY KEY, file BLOB NOT NULL)');
const put = db.prepare(
  'INSERT INTO invoices (path, file) VALUES (?, ?) ON CONFLICT DO UPDATE SET file = excluded.file',
);
const find = db.prepare('SELECT file FROM invoices WHERE path = ?');

const server = createServer(async (request, response) => {
  const path = request.url ?? '';
  if (request.method === 'PUT') {
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > maxBytes) {
      response.writeHead(413).end();
      return;
    }
    const file = Buffer.concat(await request.toArray());
    put.run(path, file);
    response.writeHead(201).end();
    console.log(`Cất ${path}: ${file.length} byte`);
    return;
  }
  const file = find.get(path)?.file;
  if (!(file instanceof Uint8Array)) response.writeHead(404).end();
  else response.writeHead(200, { 'content-length': file.byteLength }).end(file);
});
server.listen(port, '127.0.0.1', () => console.log(`Kho hoá đơn nghe ở cổng ${port}`));

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
