import type { Design } from '../design.ts';

export const livePrices: Design = {
  id: 'live-prices',
  title: 'Bảng giá chạy trong trình duyệt',
  lead: 'Trang mở một lời gọi server streaming và nhận giá mới mỗi khi có. Service giá đọc event giá từ Kafka; trình duyệt không bao giờ nói chuyện với broker.',
  chart: `flowchart LR
  accTitle: Bảng giá chạy trong trình duyệt
  accDescr: Bên đổi giá ghi event vào topic prices. Service giá đọc topic và đẩy giá mới xuống trình duyệt qua một lời gọi server streaming, hoặc Server-Sent Events.
  S[đổi giá] --> T[(prices)]
  T --> G[service giá]
  G -- "server streaming" --> B[trình duyệt]`,
  settings: [
    {
      kind: 'topic',
      name: 'prices',
      partitions: 3,
      replicas: 3,
      configs: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.1' },
      why: 'Key là mã hàng; nén giữ giá mới nhất, nên service giá vừa bật đã có đủ bảng giá.',
    },
    {
      kind: 'call',
      over: 'http',
      name: 'GET /prices',
      deadlineMs: 2000,
      why: 'Lần đầu mở trang lấy cả bảng trong một câu trả lời, rồi mới nghe thay đổi.',
    },
  ],
  beware:
    'Mỗi trang mở là một kết nối trên server: đếm theo số người xem, không theo số giá. Trình duyệt không gửi được dòng bằng gRPC; cần hai chiều thì dùng WebSocket.',
  labs: ['grpc-in-browser', 'kafka-retention'],
  lessons: ['grpc/limits-and-browser', 'kafka/retention-compaction'],
};
