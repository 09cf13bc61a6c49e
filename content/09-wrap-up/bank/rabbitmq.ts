import type { BankQuestion } from '../bank-question.ts';

/** Questions of the final test on RabbitMQ. */
export const rabbitmq: readonly BankQuestion[] = [
  {
    id: 'rabbitmq-killed-holding',
    lesson: 'rabbitmq/work-queue',
    kind: 'single',
    prompt: 'Worker đang giữ ba đơn chưa ack thì bị `kill -9`. Ba đơn ấy đi đâu?',
    options: [
      {
        id: 'others',
        text: 'Trở lại queue và được giao cho worker khác, có cờ `redelivered`',
        correct: true,
        why: 'Kết nối đóng thì mọi message chưa ack trên đó về lại queue.',
      },
      {
        id: 'lost',
        text: 'Mất, vì chúng đã rời queue sang bộ nhớ của worker',
        correct: false,
        why: 'Chưa ack thì broker vẫn giữ bản của nó.',
      },
      {
        id: 'wait',
        text: 'Nằm chờ tới khi đúng worker ấy được bật lại',
        correct: false,
        why: 'Message không gắn với tên worker nào.',
      },
    ],
    explanation: 'Ack mới là lúc broker thôi giữ.',
  },
  {
    id: 'rabbitmq-prefetch-held',
    lesson: 'rabbitmq/work-queue',
    kind: 'number',
    prompt:
      'Bốn worker, prefetch 5, queue có 100 đơn chờ và chưa đơn nào được ack. Broker còn giữ bao nhiêu đơn ở trạng thái ready?',
    answer: 80,
    tolerance: 0,
    unit: 'đơn',
    explanation: 'Mỗi worker cầm tới 5 đơn chưa ack: 100 − 4 × 5.',
  },
  {
    id: 'rabbitmq-drop-head',
    lesson: 'rabbitmq/priority-backpressure',
    kind: 'single',
    prompt:
      'Queue có `x-max-length` 20 và không đặt `x-overflow`. Bên gửi chờ confirm cho từng bản. Bản thứ 21 tới, chưa ai đọc. Chuyện gì xảy ra?',
    options: [
      {
        id: 'oldest',
        text: 'Bản cũ nhất bị bỏ, và bên gửi vẫn nhận confirm',
        correct: true,
        why: 'Mặc định là drop-head: confirm chỉ nói bản mới đã vào.',
      },
      {
        id: 'refused',
        text: 'Bản mới bị nack, vì queue đã đầy',
        correct: false,
        why: 'Đó là `reject-publish`, phải đặt mới có.',
      },
      {
        id: 'waits',
        text: 'Broker giữ bản mới lại tới khi queue có chỗ',
        correct: false,
        why: 'Queue không có chỗ chờ thứ hai ở ngoài.',
      },
    ],
    explanation: 'Bỏ trống `x-overflow` là chọn mất bản cũ.',
  },
  {
    id: 'rabbitmq-retry-ladder',
    lesson: 'rabbitmq/retry-replay',
    kind: 'ordering',
    prompt: 'Một đơn hỏng đi qua thang retry rồi bỏ cuộc. Xếp theo thứ tự.',
    items: [
      { id: 'first', text: 'Worker lấy đơn từ queue chính và làm hỏng' },
      { id: 'waiting', text: 'Đơn nằm ở queue chờ có TTL' },
      { id: 'back', text: 'Hết hạn, đơn quay lại queue chính' },
      { id: 'again', text: 'Worker làm hỏng lần cuối của thang' },
      { id: 'dead', text: 'Đơn vào DLQ cho người xem' },
    ],
    explanation: 'Queue chờ không có consumer: chính TTL và dead letter đưa đơn quay lại.',
  },
];
