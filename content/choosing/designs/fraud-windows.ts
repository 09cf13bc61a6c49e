import { type Design, dayMs } from '../design.ts';

export const fraudWindows: Design = {
  id: 'fraud-windows',
  title: 'Chống gian lận theo cửa sổ thời gian',
  lead: 'Giao dịch vào topic, key là mã tài khoản, nên mọi giao dịch của một tài khoản tới cùng một chương trình. Nó đếm theo cửa sổ và ghi cảnh báo; hỏng thì dựng lại từ log.',
  chart: `flowchart LR
  accTitle: Chống gian lận theo cửa sổ thời gian
  accDescr: Payment ghi giao dịch vào topic payments, key là mã tài khoản. Chương trình chống gian lận đếm theo cửa sổ năm phút, giữ trạng thái, và ghi cảnh báo vào topic alerts. Kiểm toán đọc payments bằng group riêng.
  P[payment] -- "key: tài khoản" --> T[(payments)]
  T --> F[đếm theo cửa sổ]
  F --> A[(alerts)]
  T --> L[kiểm toán]`,
  settings: [
    {
      kind: 'topic',
      name: 'payments',
      partitions: 12,
      replicas: 3,
      configs: { 'retention.ms': `${30 * dayMs}`, 'min.insync.replicas': '2' },
      why: 'Giữ đủ dài để chạy luật mới trên cả tháng; số partition chọn một lần, vì tăng sau này là key đổi chỗ.',
    },
    {
      kind: 'topic',
      name: 'alerts',
      partitions: 3,
      replicas: 3,
      configs: { 'retention.ms': `${90 * dayMs}`, 'min.insync.replicas': '2' },
      why: 'Ít hơn nhiều, và người đọc lâu hơn.',
    },
  ],
  beware:
    'Event tới muộn rơi vào cửa sổ đã đóng: đặt hạn chờ và nói rõ muộn quá thì làm gì. Chặn tiền ngay lúc trả là một lời gọi đồng bộ, không phải việc của dòng này.',
  labs: ['stream-patterns', 'messaging-vs-streaming'],
  lessons: ['streaming/stream-patterns', 'streaming/messaging-and-streaming'],
};
