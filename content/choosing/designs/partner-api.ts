import type { Design } from '../design.ts';

export const partnerApi: Design = {
  id: 'partner-api',
  title: 'API công khai, mỗi yêu cầu một mã',
  lead: 'Đối tác gửi đơn bằng HTTP và JSON, kèm một mã do họ đặt. Gửi lại cùng mã thì nhận lại câu trả lời cũ, nên mạng đứt giữa chừng không sinh ra hai đơn.',
  chart: `flowchart LR
  accTitle: API công khai, mỗi yêu cầu một mã
  accDescr: Đối tác gọi POST orders kèm Idempotency-Key tới cổng. Cổng tra bảng mã: mã mới thì gọi order bằng gRPC rồi ghi câu trả lời, mã cũ thì trả lại câu trả lời đã ghi.
  P[đối tác] -- "POST, Idempotency-Key" --> G[cổng]
  G --> I[(bảng mã)]
  G -- gRPC --> O[order]`,
  settings: [
    {
      kind: 'call',
      over: 'http',
      name: 'POST /api/orders',
      deadlineMs: 2000,
      why: 'Đối tác phải biết thôi chờ lúc nào; hết giờ thì gửi lại cùng mã.',
    },
    {
      kind: 'table',
      name: 'requests',
      create: 'CREATE TABLE requests (key TEXT PRIMARY KEY, answer TEXT)',
      take: "INSERT INTO requests (key) VALUES ('rq-7') ON CONFLICT DO NOTHING RETURNING key",
      why: 'Khoá chính quyết định ai tới trước, kể cả khi hai yêu cầu tới cùng lúc.',
    },
  ],
  beware: 'Bảng mã phải có hạn, và mã phải gắn với người gửi: hai đối tác được phép trùng mã.',
  labs: ['resilience', 'order-saga', 'grpc-in-browser'],
  lessons: ['broker/idempotency', 'hybrid/resilience', 'grpc/limits-and-browser'],
};
