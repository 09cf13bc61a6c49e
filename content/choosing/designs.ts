/** Reference designs: how the parts stand to each other, and settings that a live test applies to the real brokers. Pure data. */
import { type Answers, holds } from './questions.ts';
import type { Way } from './ways.ts';

/** A queue with its arguments, as it is declared; `bind` says what it gets. */
export interface QueueSetting {
  kind: 'queue';
  name: string;
  arguments: Readonly<Record<string, string | number | boolean>>;
  bind?: readonly { exchange: string; key: string }[];
  why: string;
}

export interface ExchangeSetting {
  kind: 'exchange';
  name: string;
  type: 'direct' | 'fanout' | 'topic';
  why: string;
}

/** A topic; what stands in `configs` is set at the topic, not at the broker. */
export interface TopicSetting {
  kind: 'topic';
  name: string;
  partitions: number;
  configs: Readonly<Record<string, string>>;
  /** On a cluster; the test has one broker, where it is 1. */
  replicas: 1 | 3;
  why: string;
}

/** A call that waits no longer than this. */
export interface CallSetting {
  kind: 'call';
  over: 'grpc' | 'http';
  name: string;
  deadlineMs: number;
  why: string;
}

/** A table of SQLite, and how a worker takes its next row. */
export interface TableSetting {
  kind: 'table';
  name: string;
  create: string;
  take: string;
  why: string;
}

export type Setting = QueueSetting | ExchangeSetting | TopicSetting | CallSetting | TableSetting;

/** One message that the live test sends, and the queues in which it has to be, in order of declaration. */
export interface Trial {
  exchange: string;
  key: string;
  priority?: number;
  arrives: readonly string[];
}

export interface Design {
  id: string;
  title: string;
  /** What it is for and what carries it, in two or three sentences. */
  lead: string;
  /** Mermaid, with an `accDescr`. */
  chart: string;
  settings: readonly Setting[];
  /** Where there is an exchange or a queue. */
  trials?: readonly Trial[];
  /** What it does not do, or what has to be looked after. */
  beware: string;
  labs: readonly string[];
  lessons: readonly string[];
}

const dayMs = 86_400_000;

const deadLetters = (queue: string, why: string): QueueSetting => ({
  kind: 'queue',
  name: `${queue}.dead`,
  arguments: { 'x-queue-type': 'quorum' },
  why,
});

export const designs: readonly Design[] = [
  {
    id: 'service-call',
    title: 'Gọi thẳng, có deadline',
    lead: 'Order hỏi kho và chờ. Hết 300 ms mà chưa có câu trả lời thì order thôi chờ và nói với khách, thay vì để khách nhìn vòng xoay.',
    chart: `flowchart LR
  accTitle: Gọi thẳng, có deadline
  accDescr: Order gọi kho bằng gRPC với deadline 300 ms và chờ câu trả lời. Hết giờ thì order tự trả lỗi cho khách.
  K[khách] --> O[order]
  O -- "gRPC, 300 ms" --> S[kho]
  S -- "còn, hết" --> O`,
    settings: [
      {
        kind: 'call',
        over: 'grpc',
        name: 'stock.GetStock',
        deadlineMs: 300,
        why: 'Ngắn hơn lúc khách bắt đầu sốt ruột, và dài hơn hẳn một câu trả lời bình thường của kho.',
      },
    ],
    beware:
      'Hết giờ không có nghĩa là chưa làm. Lời gọi có ghi thì phải lũy đẳng, rồi mới được gọi lại. Và cả hai bên phải cùng sống.',
    labs: ['grpc-deadlines-errors', 'resilience', 'sync-vs-async'],
    lessons: ['grpc/deadlines-errors', 'hybrid/resilience', 'integration/sync-and-async'],
  },
  {
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
  },
  {
    id: 'partner-api',
    title: 'API công khai, mỗi yêu cầu một mã',
    lead: 'Đối tác gửi đơn bằng HTTP và JSON, kèm một mã do họ đặt. Gửi lại cùng mã thì nhận lại câu trả lời cũ, nên mạng đứt giữa chừng không sinh ra hai đơn.',
    chart: `flowchart LR
  accTitle: API công khai, mỗi yêu cầu một mã
  accDescr: Đối tác gọi POST orders kèm Idempotency-Key tới cổng. Cổng tra bảng mã: mã mới thì gọi order bằng gRPC rồi ghi câu trả lời, mã cũ thì trả lại câu trả lời đã ghi.
  P[đối tác] -- "POST, Idempotency-Key" --> G[cổng]
  G --> I[(bảng mã)]
  G -- gRPC --> O[order]`,
    settings: [
      {
        kind: 'call',
        over: 'http',
        name: 'POST /api/orders',
        deadlineMs: 2000,
        why: 'Đối tác phải biết thôi chờ lúc nào; hết giờ thì gửi lại cùng mã.',
      },
      {
        kind: 'table',
        name: 'requests',
        create: 'CREATE TABLE requests (key TEXT PRIMARY KEY, answer TEXT)',
        take: "INSERT INTO requests (key) VALUES ('rq-7') ON CONFLICT DO NOTHING RETURNING key",
        why: 'Khoá chính quyết định ai tới trước, kể cả khi hai yêu cầu tới cùng lúc.',
      },
    ],
    beware: 'Bảng mã phải có hạn, và mã phải gắn với người gửi: hai đối tác được phép trùng mã.',
    labs: ['resilience', 'order-saga', 'grpc-in-browser'],
    lessons: ['broker/idempotency', 'hybrid/resilience', 'grpc/limits-and-browser'],
  },
  {
    id: 'live-prices',
    title: 'Bảng giá chạy trong trình duyệt',
    lead: 'Trang mở một lời gọi server streaming và nhận giá mới mỗi khi có. Service giá đọc event giá từ Kafka; trình duyệt không bao giờ nói chuyện với broker.',
    chart: `flowchart LR
  accTitle: Bảng giá chạy trong trình duyệt
  accDescr: Bên đổi giá ghi event vào topic prices. Service giá đọc topic và đẩy giá mới xuống trình duyệt qua một lời gọi server streaming, hoặc Server-Sent Events.
  S[đổi giá] --> T[(prices)]
  T --> G[service giá]
  G -- "server streaming" --> B[trình duyệt]`,
    settings: [
      {
        kind: 'topic',
        name: 'prices',
        partitions: 3,
        replicas: 3,
        configs: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.1' },
        why: 'Key là mã hàng; nén giữ giá mới nhất, nên service giá vừa bật đã có đủ bảng giá.',
      },
      {
        kind: 'call',
        over: 'http',
        name: 'GET /prices',
        deadlineMs: 2000,
        why: 'Lần đầu mở trang lấy cả bảng trong một câu trả lời, rồi mới nghe thay đổi.',
      },
    ],
    beware:
      'Mỗi trang mở là một kết nối trên server: đếm theo số người xem, không theo số giá. Trình duyệt không gửi được dòng bằng gRPC; cần hai chiều thì dùng WebSocket.',
    labs: ['grpc-in-browser', 'kafka-retention'],
    lessons: ['grpc/limits-and-browser', 'kafka/retention-compaction'],
  },
  {
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
  },
  {
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
  },
  {
    id: 'report',
    title: 'Nhận việc ngay, làm sau: báo cáo hai phút',
    lead: 'Trang gửi yêu cầu và nhận 202 kèm địa chỉ để hỏi. Yêu cầu nằm trong queue; worker nào chết giữa chừng thì worker khác làm lại từ đầu.',
    chart: `flowchart LR
  accTitle: Nhận việc ngay, làm sau
  accDescr: Trang gửi POST reports tới service báo cáo, nhận 202 và một địa chỉ trạng thái. Service gửi việc vào queue reports. Worker vẽ PDF, ghi tệp và đổi trạng thái. Trang hỏi địa chỉ trạng thái tới khi xong hoặc hỏng.
  B[trang] -- "POST, nhận 202" --> R[service báo cáo]
  R --> Q[(reports)]
  Q --> W[worker vẽ PDF]
  W --> S[(trạng thái, tệp)]
  B -- "hỏi trạng thái" --> S`,
    settings: [
      {
        kind: 'call',
        over: 'http',
        name: 'POST /reports',
        deadlineMs: 1000,
        why: 'Chỉ nhận việc, nên trả lời trong một giây.',
      },
      {
        kind: 'queue',
        name: 'reports',
        arguments: {
          'x-queue-type': 'quorum',
          'x-delivery-limit': 3,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': 'reports.dead',
        },
        why: 'Báo cáo làm worker chết ba lần thì thôi, và có chỗ nằm lại.',
      },
      deadLetters('reports', 'Báo cáo ở đây phải đổi trạng thái thành "hỏng", kẻo vòng xoay quay mãi.'),
    ],
    trials: [{ exchange: '', key: 'reports', arrives: ['reports'] }],
    beware: 'Ack sau khi tệp đã ghi xong. Trạng thái phải có cả "hỏng". Bấm hai lần thì trả lại việc cũ.',
    labs: ['rabbitmq-work-queue', 'delivery-guarantees'],
    lessons: ['integration/when-to-go-async', 'rabbitmq/work-queue'],
  },
  {
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
  },
  {
    id: 'order-events',
    title: 'Event đơn hàng, nhiều đội đọc, đọc lại được',
    lead: 'Mọi điều xảy ra với một đơn vào một topic, key là mã đơn. Thanh toán, phân tích, chống gian lận là ba group; đội thanh toán lùi offset để dò lại tuần trước mà không làm phiền ai.',
    chart: `flowchart LR
  accTitle: Event đơn hàng, nhiều đội đọc, đọc lại được
  accDescr: Service order ghi event vào topic order-events có 10 partition, key là mã đơn. Ba group đọc topic ấy là xử lý đơn, phân tích và chống gian lận. Đội thanh toán dò lỗi bằng một group riêng đọc lại từ đầu.
  O[order] -- "key: mã đơn" --> T[(order-events)]
  T --> P[xử lý đơn]
  T --> A[phân tích]
  T --> F[chống gian lận]
  T -. "đọc lại" .-> D[dò lỗi]`,
    settings: [
      {
        kind: 'topic',
        name: 'order-events',
        partitions: 10,
        replicas: 3,
        configs: {
          'retention.ms': `${7 * dayMs}`,
          'cleanup.policy': 'delete',
          'min.insync.replicas': '2',
        },
        why: 'Mười partition là trần của mỗi group; bảy ngày là quãng đội thanh toán đòi dò lại được.',
      },
    ],
    beware:
      'Một event hỏng chặn partition của nó: làm sẵn retry topic và dead-letter topic. Đọc lại thì đừng gửi lại email: việc có tác dụng ra ngoài phải nhận ra bản cũ.',
    labs: ['kafka-consumer-groups', 'kafka-replay', 'same-fault-two-brokers', 'outbox'],
    lessons: ['kafka/consumer-groups', 'kafka/offsets-replay', 'compare/rabbitmq-and-kafka', 'hybrid/outbox-cdc'],
  },
  {
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
  },
  {
    id: 'search-copy',
    title: 'Bản chép cho trang tìm kiếm',
    lead: 'Mỗi lần sản phẩm đổi, trạng thái mới của nó vào topic, key là mã sản phẩm. Chỉ mục tìm kiếm là một bản chép: hỏng thì xoá đi và đọc lại topic từ đầu.',
    chart: `flowchart LR
  accTitle: Bản chép cho trang tìm kiếm
  accDescr: Database sản phẩm có thay đổi. Chương trình CDC hoặc outbox ghi trạng thái mới vào topic products đã bật compaction. Chỉ mục tìm kiếm và bộ nhớ đệm giá cùng đọc topic ấy.
  D[(sản phẩm)] -- "CDC hoặc outbox" --> T[(products)]
  T --> I[chỉ mục tìm kiếm]
  T --> C[đệm giá]`,
    settings: [
      {
        kind: 'topic',
        name: 'products',
        partitions: 6,
        replicas: 3,
        configs: {
          'cleanup.policy': 'compact',
          'min.insync.replicas': '2',
          'delete.retention.ms': `${dayMs}`,
        },
        why: 'Giữ bản mới nhất của mỗi sản phẩm, mãi; tombstone còn một ngày để bản chép đang tắt kịp thấy lệnh xoá.',
      },
    ],
    beware:
      'Trang tìm kiếm chậm vài giây so với database: người vừa bấm Lưu phải được dẫn về trang sản phẩm. Xoá sản phẩm là ghi một tombstone, không phải không ghi gì.',
    labs: ['outbox', 'kafka-retention', 'kafka-replay'],
    lessons: ['kafka/retention-compaction', 'hybrid/outbox-cdc', 'integration/when-to-go-async'],
  },
  {
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
  },
  {
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
  },
  {
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
  },
  {
    id: 'job-table',
    title: 'Bảng việc trong database',
    lead: 'Bốn mươi email mỗi ngày không cần một broker. Việc được ghi cùng transaction với đơn; một vòng lặp lấy dòng cũ nhất ra làm và đánh dấu.',
    chart: `flowchart LR
  accTitle: Bảng việc trong database
  accDescr: Service order ghi đơn và việc vào cùng một database, trong một transaction. Một chương trình lấy việc cũ nhất chưa làm, gửi email, rồi đánh dấu xong hoặc hẹn lần sau.
  O[order] -- "một transaction" --> D[(orders, jobs)]
  D --> W[chương trình gửi]
  W --> M[máy chủ mail]`,
    settings: [
      {
        kind: 'table',
        name: 'jobs',
        create:
          "CREATE TABLE jobs (id INTEGER PRIMARY KEY, payload TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', tries INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        take: "UPDATE jobs SET state = 'taken', tries = tries + 1 WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' AND due <= CURRENT_TIMESTAMP ORDER BY id LIMIT 1) RETURNING id",
        why: 'Một câu lấy và giữ việc cùng lúc, nên hai chương trình không lấy trùng.',
      },
    ],
    beware:
      'Chương trình chết khi đang giữ việc thì dòng ấy kẹt ở "taken": phải có hạn giữ. Khi có bên thứ hai cần đọc, hoặc bảng bị hỏi liên tục, là lúc nghĩ tới broker.',
    labs: ['outbox', 'delivery-guarantees'],
    lessons: ['hybrid/outbox-cdc', 'integration/when-to-go-async', 'broker/idempotency'],
  },
  {
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
  },
];

/** Which design goes with an advice: the first whose answers are all given. */
const fits: readonly { way: Way; given?: Answers; design: string }[] = [
  { way: 'grpc', given: { exchange: 'both' }, design: 'position-stream' },
  { way: 'grpc', given: { caller: 'browser', exchange: 'down' }, design: 'live-prices' },
  { way: 'grpc', given: { wait: 'part' }, design: 'checkout' },
  { way: 'grpc', design: 'service-call' },
  { way: 'http', given: { wait: 'long' }, design: 'report' },
  { way: 'http', given: { exchange: 'down' }, design: 'live-prices' },
  { way: 'http', design: 'partner-api' },
  { way: 'rabbitmq', given: { what: 'task', each: 'care' }, design: 'webhooks' },
  { way: 'rabbitmq', given: { wait: 'long', what: 'task' }, design: 'report' },
  { way: 'rabbitmq', given: { what: 'task' }, design: 'invoice-workers' },
  { way: 'rabbitmq', given: { each: 'care' }, design: 'tenant-routing' },
  { way: 'rabbitmq', given: { wait: 'part' }, design: 'checkout' },
  { way: 'rabbitmq', design: 'tenant-routing' },
  { way: 'kafka', given: { what: 'changes' }, design: 'search-copy' },
  { way: 'kafka', given: { what: 'flow', volume: 'huge' }, design: 'clickstream' },
  { way: 'kafka', given: { what: 'flow' }, design: 'fraud-windows' },
  { way: 'kafka', design: 'order-events' },
  { way: 'table', design: 'job-table' },
];

/** Id of the design that shows this way for these answers. */
export const designFor = (way: Way, answers: Answers): string | undefined =>
  fits.find((fit) => fit.way === way && holds(answers, fit.given))?.design;
