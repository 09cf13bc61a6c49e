import { type Design, deadLetters } from '../design.ts';

export const invoiceWorkers: Design = {
  id: 'invoice-workers',
  title: 'Vẽ hoá đơn: ba worker hôm nay, mười worker ngày 11/11',
  lead: 'Mỗi hoá đơn là một việc độc lập. Một queue, số worker tuỳ giờ: thêm một worker là thêm một phần sức, không phải tính trước.',
  chart: `flowchart LR
  accTitle: Vẽ hoá đơn bằng nhiều worker
  accDescr: Order gửi việc vào queue invoices. Ba worker cùng lấy việc, mỗi worker cầm nhiều nhất năm việc. Giờ cao điểm thêm worker vào cùng queue. Việc hỏng sang invoices.dead.
  O[order] --> Q[(invoices)]
  Q --> A[worker 1]
  Q --> B[worker 2]
  Q --> C[worker 3]
  Q -- hỏng --> D[(invoices.dead)]`,
  settings: [
    {
      kind: 'queue',
      name: 'invoices',
      arguments: {
        'x-queue-type': 'quorum',
        'x-delivery-limit': 5,
        'x-max-length': 100_000,
        'x-overflow': 'reject-publish',
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': 'invoices.dead',
      },
      why: 'Trần để hôm nó bị chạm tới thì bên gửi biết, thay vì đĩa của broker biết.',
    },
    deadLetters('invoices', 'Hoá đơn vẽ không nổi nằm đây.'),
  ],
  trials: [{ exchange: '', key: 'invoices', arrives: ['invoices'] }],
  beware:
    'Nhiều worker thì không còn thứ tự. Hoá đơn sửa đè lên hoá đơn đầu thì cần khoá theo đơn, hoặc bỏ bản cũ theo số phiên bản.',
  labs: ['queue-basics', 'rabbitmq-work-queue', 'pitfalls'],
  lessons: ['broker/message-queue', 'rabbitmq/work-queue', 'hybrid/pitfalls'],
};
