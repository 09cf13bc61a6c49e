import { type Design, deadLetters, type QueueSetting } from '../design.ts';

export const checkout: Design = {
  id: 'checkout',
  title: 'Trả tiền thì chờ, phần còn lại thì không',
  lead: 'Order gọi payment và chờ. Trả được rồi thì event vào exchange, mỗi bên một queue: biên lai, hoá đơn, thống kê. Máy chủ mail tắt thì đơn vẫn đặt được.',
  chart: `flowchart LR
  accTitle: Trả tiền thì chờ, phần còn lại thì không
  accDescr: Order gọi payment bằng gRPC và chờ. Sau đó order gửi event paid vào fanout exchange order.paid, là nơi chép cho queue biên lai, hoá đơn và thống kê.
  K[khách] --> O[order]
  O -- "gRPC, chờ" --> P[payment]
  O -- "đã trả" --> X{{order.paid}}
  X --> R[(receipts)]
  X --> I[(invoices)]
  X --> S[(statistics)]`,
  settings: [
    {
      kind: 'call',
      over: 'grpc',
      name: 'payment.Charge',
      deadlineMs: 2000,
      why: 'Ngân hàng chậm thì khách biết sau 2 giây; gọi lại với cùng mã đơn.',
    },
    {
      kind: 'exchange',
      name: 'order.paid',
      type: 'fanout',
      why: 'Ai quan tâm thì tự khai queue; order không biết có mấy bên.',
    },
    ...['receipts', 'invoices', 'statistics'].map(
      (name): QueueSetting => ({
        kind: 'queue',
        name,
        arguments: {
          'x-queue-type': 'quorum',
          'x-delivery-limit': 5,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': 'order.paid.dead',
        },
        bind: [{ exchange: 'order.paid', key: '' }],
        why: 'Hỏng thì chỉ bên này chậm.',
      }),
    ),
    deadLetters('order.paid', 'Một chỗ cho mọi việc bỏ cuộc.'),
  ],
  trials: [{ exchange: 'order.paid', key: '', arrives: ['receipts', 'invoices', 'statistics'] }],
  beware:
    'Ghi đơn và gửi event là hai nơi: order chết ở giữa thì không ai biết. Ghi event vào một bảng cùng transaction với đơn, rồi một chương trình chuyển đi.',
  labs: ['order-saga', 'resilience', 'outbox', 'rabbitmq-pubsub'],
  lessons: ['hybrid/saga', 'hybrid/resilience', 'hybrid/outbox-cdc', 'integration/when-to-go-async'],
};
