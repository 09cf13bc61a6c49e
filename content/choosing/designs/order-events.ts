import { type Design, dayMs } from '../design.ts';

export const orderEvents: Design = {
  id: 'order-events',
  title: 'Event đơn hàng, nhiều đội đọc, đọc lại được',
  lead: 'Mọi điều xảy ra với một đơn vào một topic, key là mã đơn. Thanh toán, phân tích, chống gian lận là ba group; đội thanh toán lùi offset để dò lại tuần trước mà không làm phiền ai.',
  chart: `flowchart LR
  accTitle: Event đơn hàng, nhiều đội đọc, đọc lại được
  accDescr: Service order ghi event vào topic order-events có 10 partition, key là mã đơn. Ba group đọc topic ấy là xử lý đơn, phân tích và chống gian lận. Đội thanh toán dò lỗi bằng một group riêng đọc lại từ đầu.
  O[order] -- "key: mã đơn" --> T[(order-events)]
  T --> P[xử lý đơn]
  T --> A[phân tích]
  T --> F[chống gian lận]
  T -. "đọc lại" .-> D[dò lỗi]`,
  settings: [
    {
      kind: 'topic',
      name: 'order-events',
      partitions: 10,
      replicas: 3,
      configs: {
        'retention.ms': `${7 * dayMs}`,
        'cleanup.policy': 'delete',
        'min.insync.replicas': '2',
      },
      why: 'Mười partition là trần của mỗi group; bảy ngày là quãng đội thanh toán đòi dò lại được.',
    },
  ],
  beware:
    'Một event hỏng chặn partition của nó: làm sẵn retry topic và dead-letter topic. Đọc lại thì đừng gửi lại email: việc có tác dụng ra ngoài phải nhận ra bản cũ.',
  labs: ['kafka-consumer-groups', 'kafka-replay', 'same-fault-two-brokers', 'outbox'],
  lessons: ['kafka/consumer-groups', 'kafka/offsets-replay', 'compare/rabbitmq-and-kafka', 'hybrid/outbox-cdc'],
};
