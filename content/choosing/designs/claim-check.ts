import type { Design } from '../design.ts';

export const claimCheck: Design = {
  id: 'claim-check',
  title: 'Ảnh 10 MB: gửi địa chỉ, đừng gửi ảnh',
  lead: 'Ảnh nằm ở kho tệp; message chỉ mang địa chỉ và mã băm của nó. Broker chở vài trăm byte, và worker nào cần thì tự lấy ảnh.',
  chart: `flowchart LR
  accTitle: Gửi địa chỉ, đừng gửi ảnh
  accDescr: Service ảnh ghi tệp vào kho tệp, rồi gửi message gồm địa chỉ và mã băm vào queue photos. Worker nhận message, lấy tệp từ kho, tạo các cỡ nhỏ.
  P[service ảnh] --> S[(kho tệp)]
  P -- "địa chỉ, mã băm" --> Q[(photos)]
  Q --> W[worker]
  W -- "lấy tệp" --> S`,
  settings: [
    {
      kind: 'queue',
      name: 'photos',
      arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 5 },
      why: 'Message nhỏ thì chép ba bản cũng nhẹ.',
    },
    {
      kind: 'topic',
      name: 'photo-uploaded',
      partitions: 3,
      replicas: 3,
      configs: { 'max.message.bytes': '1048588' },
      why: 'Để nguyên mặc định: ai lỡ gửi cả ảnh thì bị từ chối ngay ở producer.',
    },
  ],
  trials: [{ exchange: '', key: 'photos', arrives: ['photos'] }],
  beware:
    'Tệp phải có trước message, và sống lâu hơn message, kể cả message nằm ở DLQ. Dọn kho theo tuổi, dài hơn hạn giữ của topic.',
  labs: ['pitfalls', 'kafka-retry-dlt'],
  lessons: ['hybrid/pitfalls', 'kafka/failure-handling'],
};
