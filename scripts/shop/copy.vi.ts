/** What `npm run shop` says. */
export const copy = {
  line: (program: string, text: string) => `${program.padEnd(12)} ${text}`,
  member: (program: string, pid: number, port: number | undefined, hasDatabase: boolean) =>
    `  ${program.padEnd(12)} pid ${String(pid).padEnd(8)}${port === undefined ? '' : `127.0.0.1:${port}`.padEnd(17)}${hasDatabase ? `${program}.db` : ''}`,
  open: (url: string, folder: string) => `
Cửa hàng mở: ${url}   (hợp đồng: ${url}/openapi.json; database: ${folder})

  curl ${url}/api/users -H 'content-type: application/json' -d '{"name": "An", "email": "an@example.com"}'
  curl ${url}/api/products -H 'content-type: application/json' -d '{"name": "Áo mưa", "price": 120000}'
  curl ${url}/api/orders -H 'content-type: application/json' -d '{"userId": "1", "productId": "1", "quantity": 2}'
  curl ${url}/api/analytics

Gõ tên chương trình rồi tới lệnh, như "payment bank decline 1". Ctrl-C để dừng tất cả.
`,
  ended: (program: string, why: string | number | null) =>
    `${program.padEnd(12)} đã chết (${why}), chạy lại sau 1 giây`,
  notRunning: (program: string) => `${program} đang không chạy`,
  usage: (programs: readonly string[]) =>
    `Gõ tên chương trình rồi tới lệnh của nó, như "payment bank decline 1". Có: ${programs.join(', ')}`,
};
