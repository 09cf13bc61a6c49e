import { type Design, dayMs } from '../design.ts';

export const searchCopy: Design = {
  id: 'search-copy',
  title: 'Bản chép cho trang tìm kiếm',
  lead: 'Mỗi lần sản phẩm đổi, trạng thái mới của nó vào topic, key là mã sản phẩm. Chỉ mục tìm kiếm là một bản chép: hỏng thì xoá đi và đọc lại topic từ đầu.',
  chart: `flowchart LR
  accTitle: Bản chép cho trang tìm kiếm
  accDescr: Database sản phẩm có thay đổi. Chương trình CDC hoặc outbox ghi trạng thái mới vào topic products đã bật compaction. Chỉ mục tìm kiếm và bộ nhớ đệm giá cùng đọc topic ấy.
  D[(sản phẩm)] -- "CDC hoặc outbox" --> T[(products)]
  T --> I[chỉ mục tìm kiếm]
  T --> C[đệm giá]`,
  settings: [
    {
      kind: 'topic',
      name: 'products',
      partitions: 6,
      replicas: 3,
      configs: {
        'cleanup.policy': 'compact',
        'min.insync.replicas': '2',
        'delete.retention.ms': `${dayMs}`,
      },
      why: 'Giữ bản mới nhất của mỗi sản phẩm, mãi; tombstone còn một ngày để bản chép đang tắt kịp thấy lệnh xoá.',
    },
  ],
  beware:
    'Trang tìm kiếm chậm vài giây so với database: người vừa bấm Lưu phải được dẫn về trang sản phẩm. Xoá sản phẩm là ghi một tombstone, không phải không ghi gì.',
  labs: ['outbox', 'kafka-retention', 'kafka-replay'],
  lessons: ['kafka/retention-compaction', 'hybrid/outbox-cdc', 'integration/when-to-go-async'],
};
