// Service giá: một tiến trình riêng, tính tiền một đơn khi có ai gọi tới bằng HTTP. call-cost.ts chạy nó.
import { createServer } from 'node:http';
import { totalOf } from './order-total.ts';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ total: totalOf(JSON.parse(body)) }));
  });
});

// Cổng 0: hệ điều hành chọn một cổng đang trống, rồi báo cho tiến trình cha.
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
