import { type Design, dayMs, deadLetters } from '../design.ts';

export const newsletter: Design = {
  id: 'newsletter',
  title: 'Bản tin cho 100.000 người, VIP đi trước',
  lead: 'Bên viết gửi mỗi người một message vào queue ưu tiên, VIP mức 2. Gửi hỏng thì message sang queue chờ rồi tự quay lại; quá hạn một ngày thì vào DLQ.',
  chart: `flowchart LR
  accTitle: Bản tin cho 100.000 người, VIP đi trước
  accDescr: Bên viết gửi vào queue newsletter có ưu tiên. Worker gửi thư lấy từng bản. Bản gửi hỏng sang queue newsletter.retry chờ 30 giây rồi quay lại newsletter. Bản quá hạn một ngày sang newsletter.dead.
  N[bên viết] -- "VIP: mức 2" --> Q[(newsletter)]
  Q --> W[gửi thư]
  W -- hỏng --> R[(newsletter.retry)]
  R -- "sau 30 giây" --> Q
  Q -- "quá 24 giờ" --> D[(newsletter.dead)]`,
  settings: [
    {
      kind: 'queue',
      name: 'newsletter',
      arguments: {
        'x-max-priority': 2,
        'x-message-ttl': dayMs,
        'x-max-length': 200_000,
        'x-overflow': 'reject-publish',
        'x-dead-letter-exchange': 'newsletter.dlx',
        'x-dead-letter-routing-key': 'dead',
      },
      why: 'Hai mức là đủ cho VIP và phần còn lại; trần gấp đôi số người nhận, và từ chối chứ không bỏ bản cũ.',
    },
    {
      kind: 'exchange',
      name: 'newsletter.dlx',
      type: 'direct',
      why: 'Nơi bản tin chết và bản tin chờ đi qua, có tên để theo dõi được.',
    },
    {
      kind: 'queue',
      name: 'newsletter.retry',
      arguments: { 'x-message-ttl': 30_000, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'newsletter' },
      bind: [{ exchange: 'newsletter.dlx', key: 'retry' }],
      why: 'Mọi bản chờ như nhau, nên bản ở đầu luôn là bản tới hạn trước. Lần sau chờ lâu hơn thì thêm một queue.',
    },
    {
      ...deadLetters('newsletter', 'Bản bỏ cuộc nằm đây cho người xem, và đếm được.'),
      bind: [{ exchange: 'newsletter.dlx', key: 'dead' }],
    },
  ],
  trials: [
    { exchange: '', key: 'newsletter', priority: 2, arrives: ['newsletter'] },
    { exchange: 'newsletter.dlx', key: 'retry', arrives: ['newsletter.retry'] },
    { exchange: 'newsletter.dlx', key: 'dead', arrives: ['newsletter.dead'] },
  ],
  beware:
    'Prefetch phải nhỏ: bản đã nằm trong tay worker thì ưu tiên không với tới. Broker chỉ xét hạn của bản ở đầu queue, mà đầu queue là VIP, nên bản thường hết hạn có thể bị bỏ muộn.',
  labs: ['rabbitmq-priority-backpressure', 'rabbitmq-dlq-retry'],
  lessons: ['rabbitmq/priority-backpressure', 'rabbitmq/retry-replay'],
};
