import type { Design } from '../design.ts';

export const positionStream: Design = {
  id: 'position-stream',
  title: 'Dòng từ thiết bị vào log',
  lead: 'App của shipper mở một lời gọi gRPC và gửi vị trí suốt ca. Service nhận ghi từng vị trí vào Kafka, key là mã shipper; bản đồ và thống kê đọc từ đó.',
  chart: `flowchart LR
  accTitle: Dòng từ thiết bị vào log
  accDescr: App của shipper gửi một dòng vị trí qua gRPC client streaming tới service vị trí. Service ghi vào topic positions, key là mã shipper. Bản đồ trực tiếp và thống kê quãng đường là hai group cùng đọc topic ấy.
  A[app shipper] -- "gRPC, một dòng" --> V[service vị trí]
  V -- "key: mã shipper" --> T[(positions)]
  T --> M[bản đồ]
  T --> D[thống kê]`,
  settings: [
    {
      kind: 'topic',
      name: 'positions',
      partitions: 12,
      replicas: 3,
      configs: { 'retention.ms': `${6 * 3_600_000}`, 'cleanup.policy': 'delete' },
      why: 'Vị trí cũ hơn một ca không ai hỏi nữa; 12 partition để 12 consumer cùng làm.',
    },
  ],
  beware:
    'Mất sóng là mất lời gọi: app mở lời gọi mới và gửi tiếp từ vị trí chưa được xác nhận. Một shipper là một key, nên thứ tự chỉ có trong shipper ấy.',
  labs: ['grpc-call-types', 'kafka-log'],
  lessons: ['grpc/call-types', 'kafka/commit-log'],
};
