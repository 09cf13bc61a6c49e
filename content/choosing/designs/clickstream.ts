import { type Design, dayMs } from '../design.ts';

export const clickstream: Design = {
  id: 'clickstream',
  title: 'Dòng lượt xem: nhiều, rẻ, mất vài dòng cũng được',
  lead: 'Web ghi lượt xem theo lô, không chờ follower. Kho dữ liệu đọc theo nhịp của nó, và giữ một ngày là đủ để nó nghỉ một đêm.',
  chart: `flowchart LR
  accTitle: Dòng lượt xem
  accDescr: Máy chủ web gom lượt xem thành lô, nén và ghi vào topic page-views với acks bằng 1. Kho dữ liệu và bảng điều khiển là hai group cùng đọc.
  W[máy chủ web] -- "lô, nén, acks=1" --> T[(page-views)]
  T --> K[kho dữ liệu]
  T --> B[bảng điều khiển]`,
  settings: [
    {
      kind: 'topic',
      name: 'page-views',
      partitions: 24,
      replicas: 3,
      configs: {
        'retention.ms': `${dayMs}`,
        'retention.bytes': `${1_073_741_824}`,
        'compression.type': 'producer',
      },
      why: 'Không key, nên chia đều; trần 1 GiB mỗi partition để một đêm lạ thường không làm đầy đĩa.',
    },
  ],
  beware: 'Ở đây mất vài dòng là lựa chọn, và phải viết ra. Cùng cluster với đơn hàng thì đặt hạn mức cho dòng này.',
  labs: ['arena', 'kafka-log', 'kafka-retention'],
  lessons: ['compare/grpc-and-broker', 'kafka/strengths-limits', 'broker/delivery-guarantees'],
};
