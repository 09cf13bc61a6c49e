import type { Design } from '../design.ts';

export const tenantRouting: Design = {
  id: 'tenant-routing',
  title: 'Event theo miền, mỗi đội nghe phần của mình',
  lead: 'Mọi event đơn hàng vào một topic exchange với key như orders.asia.vietnam.created. Mỗi đội tự bind mẫu của mình; bên gửi không biết có những ai.',
  chart: `flowchart LR
  accTitle: Event theo miền, mỗi đội nghe phần của mình
  accDescr: Order gửi event vào topic exchange orders với key gồm miền, nước và việc. Queue của kho Việt Nam bind orders.asia.vietnam và mọi việc, queue thống kê bind orders và tất cả.
  O[order] -- "orders.asia.vietnam.created" --> X{{orders}}
  X -- "orders.asia.vietnam.*" --> K[(kho VN)]
  X -- "orders.#" --> A[(thống kê)]
  X -- "orders.*.*.cancelled" --> C[(hoàn tiền)]`,
  settings: [
    {
      kind: 'exchange',
      name: 'orders',
      type: 'topic',
      why: 'Key có thứ bậc, nên mẫu của ngày mai viết được mà không sửa bên gửi.',
    },
    {
      kind: 'queue',
      name: 'warehouse.vietnam',
      arguments: { 'x-queue-type': 'quorum' },
      bind: [{ exchange: 'orders', key: 'orders.asia.vietnam.*' }],
      why: 'Kho chỉ cần đơn của nước mình, mọi việc.',
    },
    {
      kind: 'queue',
      name: 'statistics',
      arguments: { 'x-queue-type': 'quorum' },
      bind: [{ exchange: 'orders', key: 'orders.#' }],
      why: 'Thống kê nghe tất cả.',
    },
    {
      kind: 'queue',
      name: 'refunds',
      arguments: { 'x-queue-type': 'quorum' },
      bind: [{ exchange: 'orders', key: 'orders.*.*.cancelled' }],
      why: 'Hoàn tiền chỉ nghe một loại việc, ở mọi nơi.',
    },
  ],
  trials: [
    { exchange: 'orders', key: 'orders.asia.vietnam.created', arrives: ['warehouse.vietnam', 'statistics'] },
    {
      exchange: 'orders',
      key: 'orders.asia.vietnam.cancelled',
      arrives: ['warehouse.vietnam', 'statistics', 'refunds'],
    },
    { exchange: 'orders', key: 'orders.europe.france.cancelled', arrives: ['statistics', 'refunds'] },
  ],
  beware:
    'Key không mẫu nào khớp thì message biến mất: đặt alternate exchange, hoặc gửi với mandatory. Queue sinh sau không có event cũ.',
  labs: ['rabbitmq-routing', 'rabbitmq-exchanges', 'rabbitmq-pubsub'],
  lessons: ['rabbitmq/routing', 'rabbitmq/exchanges'],
};
