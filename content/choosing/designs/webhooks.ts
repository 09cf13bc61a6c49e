import { type Design, deadLetters, type QueueSetting } from '../design.ts';

export const webhooks: Design = {
  id: 'webhooks',
  title: 'Webhook tới 2.000 cửa hàng, thử lại theo thang',
  lead: 'Mỗi cuộc gọi webhook là một việc. Máy của đối tác tắt thì việc ấy leo thang chờ 1, 5 rồi 30 giây, các việc khác vẫn chạy; hết thang thì nằm lại cho người xem.',
  chart: `flowchart LR
  accTitle: Webhook tới 2.000 cửa hàng, thử lại theo thang
  accDescr: Service order gửi vào queue webhooks. Worker gọi đối tác. Hỏng thì worker gửi sang queue chờ 1 giây, 5 giây hay 30 giây tuỳ lần thứ mấy, hết hạn thì message quay lại webhooks. Sau ba lần thì vào webhooks.dead.
  O[order] --> Q[(webhooks)]
  Q --> W[worker]
  W -- "POST" --> P[đối tác]
  W -- hỏng --> R[(chờ 1, 5, 30 giây)]
  R --> Q
  W -- "hết thang" --> D[(webhooks.dead)]`,
  settings: [
    {
      kind: 'queue',
      name: 'webhooks',
      arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 5, 'x-dead-letter-exchange': 'webhooks.dlx' },
      why: 'Chịu được một node chết, và một việc làm worker chết quá năm lần thì tự rời đi.',
    },
    { kind: 'exchange', name: 'webhooks.dlx', type: 'fanout', why: 'Việc bỏ cuộc từ mọi ngả về một chỗ.' },
    ...[1, 5, 30].map(
      (seconds): QueueSetting => ({
        kind: 'queue',
        name: `webhooks.retry.${seconds}s`,
        arguments: {
          'x-message-ttl': seconds * 1000,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': 'webhooks',
        },
        why: `Nấc ${seconds} giây; hạn đặt ở queue nên không ai đứng chắn ai.`,
      }),
    ),
    {
      ...deadLetters('webhooks', 'Có cảnh báo theo số message và tuổi của message già nhất.'),
      bind: [{ exchange: 'webhooks.dlx', key: '' }],
    },
  ],
  trials: [
    { exchange: '', key: 'webhooks', arrives: ['webhooks'] },
    { exchange: '', key: 'webhooks.retry.30s', arrives: ['webhooks.retry.30s'] },
    { exchange: 'webhooks.dlx', key: '', arrives: ['webhooks.dead'] },
  ],
  beware:
    'Webhook tới hai lần là chuyện thường: gửi kèm mã event để đối tác bỏ bản trùng. Một đối tác tắt cả ngày vẫn chiếm worker mỗi lần thử, nên timeout của cuộc gọi phải ngắn.',
  labs: ['rabbitmq-dlq-retry', 'resilience', 'rabbitmq-work-queue'],
  lessons: ['rabbitmq/retry-replay', 'rabbitmq/dlq-retry', 'hybrid/resilience'],
};
