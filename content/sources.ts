/** What lessons cite where no recording of a lab shows what they claim: measurements, documents and versions, each with its date. */
interface Dated {
  id: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: when it was measured, published or released. */
  date: string;
}

/** A measurement of our own. */
export interface Measurement extends Dated {
  kind: 'measured';
  what: string;
  /** How it was made, as far as it is not said in `on`. */
  how: string;
  on: string;
}

/** What somebody else has published. */
export interface Document extends Dated {
  kind: 'document';
  title: string;
  url: string;
}

/** A version of a product, and what it changed that a lesson tells. */
export interface Version extends Dated {
  kind: 'version';
  name: string;
  changes: string;
}

export type Source = Measurement | Document | Version;

const rabbitmq =
  'RabbitMQ 4.3.6 (gói Debian, có bản vá), amqplib 2.3.1, Node 24; broker và chương trình cùng một máy 2 nhân';
const kafka = 'Kafka 4.3.1, kafkajs 2.2.4, Node 24; broker và chương trình cùng một máy 2 nhân';
const grpc = 'connect-node 2.2.0, Node 24.21, không có gì đứng giữa; chương trình của lab cùng một máy 2 nhân';
const date = '2026-11';

const measurements: readonly Omit<Measurement, 'kind'>[] = [
  {
    id: 'call-cost',
    date,
    on: 'Node 24; hai tiến trình trên cùng một máy 2 nhân',
    what: 'cùng một phép tính bằng lời gọi hàm và bằng HTTP giữ kết nối',
    how: 'ba lượt, mỗi cách 5.000 lần sau một lượt chạy nóng máy; gọi hàm gồm cả lúc đọc đồng hồ',
  },
  {
    id: 'burst',
    date,
    on: rabbitmq,
    what: '300 đơn gửi dồn: bao lâu thì rời producer, bao lâu thì broker giữ',
    how: 'mười lần',
  },
  {
    id: 'workers',
    date,
    on: rabbitmq,
    what: '300 đơn với một tới bốn worker, mỗi worker 20 đơn/s',
    how: 'bấm giờ tới ack cuối',
  },
  { id: 'round-trip', date, on: rabbitmq, what: 'một message qua queue trống', how: '500 lần, lấy trung vị và p99' },
  {
    id: 'call-paths',
    date,
    on: `connect-node 2.2.0, ${rabbitmq}`,
    what: 'một câu hỏi và câu trả lời mà bên kia không làm gì: qua hai queue, bằng HTTP giữ kết nối, bằng gRPC',
    how: 'ba lượt, mỗi cách 500 lần, lấy trung vị; client và server trong một tiến trình',
  },
  { id: 'effects', date, on: rabbitmq, what: 'kill worker ở ba chỗ, đếm tiền đã trừ', how: 'đếm dòng trong SQLite' },
  {
    id: 'deduplication',
    date,
    on: `SQLite, ${rabbitmq}`,
    what: 'giá của bảng chống trùng',
    how: 'trung vị của một transaction, có và không có dòng chống trùng; cỡ tệp với một triệu mã',
  },
  {
    id: 'network-cut',
    date,
    on: rabbitmq,
    what: 'gửi trong lúc đứt mạng, có và không có confirm',
    how: 'cắt 4 giây, đếm ở broker',
  },
  {
    id: 'confirms',
    date,
    on: rabbitmq,
    what: 'giá của confirm: chờ từng cái, chờ theo lô, không chờ',
    how: 'message persistent 100 byte, gửi liên tục',
  },
  {
    id: 'peek',
    date,
    on: rabbitmq,
    what: 'đọc message ở trang quản trị rồi trả lại',
    how: 'xem cờ redelivered ở lần giao sau',
  },
  {
    id: 'topic-patterns',
    date,
    on: rabbitmq,
    what: 'từng key qua từng mẫu của topic exchange',
    how: 'gửi rồi đếm ở từng queue',
  },
  {
    id: 'unroutable',
    date,
    on: rabbitmq,
    what: 'message không queue nào nhận: mandatory, alternate exchange, bind muộn',
    how: 'gửi rồi đếm ở từng queue',
  },
  { id: 'redelivery', date, on: rabbitmq, what: 'từ kill -9 tới lúc worker khác cầm message', how: '15 lần' },
  {
    id: 'heartbeat',
    date,
    on: `${rabbitmq}; và RabbitMQ 3.10.8`,
    what: 'từ SIGSTOP tới lúc broker giao message cho worker khác',
    how: 'heartbeat 60 giây, mỗi phiên bản bốn lần',
  },
  {
    id: 'consumer-timeout',
    date,
    on: `${rabbitmq}; và RabbitMQ 3.10.8`,
    what: 'broker làm gì khi quá hạn ack',
    how: 'hạn 60 giây, classic queue và quorum queue',
  },
  {
    id: 'prefetch',
    date,
    on: rabbitmq,
    what: '24 đơn, một worker nhanh và một worker chậm, bốn mức prefetch',
    how: 'đếm theo worker, bấm giờ tới ack cuối',
  },
  {
    id: 'exclusive-queue',
    date,
    on: rabbitmq,
    what: 'từ kill -9 tới lúc queue exclusive biến mất',
    how: '12 lần',
  },
  {
    id: 'single-active',
    date,
    on: `${rabbitmq}; và RabbitMQ 4.0.5, 3.10.8`,
    what: 'single active consumer: worker đầu đi thì ai làm tiếp, thứ tự còn không',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'by-customer',
    date,
    on: `${rabbitmq}; và RabbitMQ 4.0.5, 3.10.8`,
    what: 'consistent-hash exchange chia khách ra các queue',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'queue-expires',
    date,
    on: rabbitmq,
    what: 'queue có x-expires sau khi consumer cuối rời đi',
    how: 'hạn 3.000 ms',
  },
  {
    id: 'routing-key-length',
    date,
    on: rabbitmq,
    what: 'routing key dài nhất mà amqplib gửi được',
    how: 'tăng từng byte, chữ một byte và chữ nhiều byte',
  },
  {
    id: 'topic-permissions',
    date,
    on: rabbitmq,
    what: 'user có topic permission bind key của user khác',
    how: 'thử từng binding',
  },
  {
    id: 'rpc-deadlines',
    date,
    on: rabbitmq,
    what: 'quá tải RPC 45 giây: không hạn, hạn bằng timeout, hạn ngắn hơn, queue có trần',
    how: 'đếm câu trả lời kịp theo từng 15 giây',
  },
  {
    id: 'grpc-kill',
    date,
    on: `${grpc}; client thứ hai là grpc-js 1.14.7`,
    what: 'kill -9 server giữa một cuộc unary: client nhận mã gì',
    how: 'mỗi client hai lần; connect-node nhận CANCELLED, grpc-js nhận UNAVAILABLE',
  },
  {
    id: 'grpc-limits',
    date,
    on: 'connect-node 2.2.0 và grpc-js 1.14.7, Node 24.21',
    what: 'message 5 MiB tới server connect và tới client grpc-js, không đặt giới hạn nào',
    how: 'gửi và đọc mã; trần 4 GiB của connect đọc trong mã nguồn của nó',
  },
  {
    id: 'grpc-no-timeout',
    date,
    on: grpc,
    what: 'gọi với timeoutMs bằng 0 và âm',
    how: 'xem header grpc-timeout có đi không, và cuộc gọi dài 5 giây có xong không',
  },
  {
    id: 'grpc-idle-end',
    date,
    on: grpc,
    what: 'kill -9 và SIGTERM server khi kết nối đang rảnh: client còn chạy không, cuộc gọi kế tiếp nhận gì',
    how: 'qua chuỗi ba chương trình, rồi chạy lại server; một test làm lại mỗi lần',
  },
  {
    id: 'rpc-ways',
    date,
    on: rabbitmq,
    what: 'một lời gọi qua queue riêng, queue chung, direct reply-to và HTTP',
    how: 'ba lượt, trung vị',
  },
  {
    id: 'nack-loop',
    date,
    on: rabbitmq,
    what: 'message nack có requeue quay được bao nhiêu vòng',
    how: 'một consumer nack ngay, 5 giây',
  },
  {
    id: 'dead-letters',
    date,
    on: rabbitmq,
    what: 'dead letter qua default exchange, x-death sau ba lần chết, có và không chép header',
    how: 'đọc header ở queue cuối',
  },
  {
    id: 'head-of-queue',
    date,
    on: rabbitmq,
    what: 'message hạn ngắn đứng sau message hạn dài',
    how: 'hạn 3.000 ms rồi 500 ms',
  },
  {
    id: 'silent-cycle',
    date,
    on: rabbitmq,
    what: 'vòng dead letter: message nào bị bỏ im lặng',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'delayed-retry',
    date,
    on: rabbitmq,
    what: 'delayed retry của quorum queue: nack và reject chờ bao lâu',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'delivery-limit',
    date,
    on: rabbitmq,
    what: 'nack, reject và đứt kết nối trên quorum queue: lần giao nào thì message sang DLQ',
    how: 'giới hạn mặc định và giới hạn 3',
  },
  { id: 'drain', date, on: rabbitmq, what: '10.000 message 1 KB giao hết cho một consumer rảnh', how: 'bấm giờ' },
  {
    id: 'full-queue',
    date,
    on: rabbitmq,
    what: 'queue có trần: nack khi đầy, bản nào bị bỏ, thứ tự khi gửi lại',
    how: 'mỗi kiểu hai lượt',
  },
  { id: 'expiry', date, on: rabbitmq, what: 'message hết hạn nằm sau message chưa hết hạn', how: 'đếm ở queue' },
  {
    id: 'priority',
    date,
    on: rabbitmq,
    what: 'VIP tới sau 40 bản thường, với prefetch 1 và 50',
    how: 'bấm giờ tới ack của VIP',
  },
  {
    id: 'two-connections',
    date,
    on: rabbitmq,
    what: 'broker chặn bên gửi: worker chung một kết nối có ack được không',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'restart',
    date,
    on: rabbitmq,
    what: 'queue và message nào còn sau khi broker khởi động lại',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'young-quorum-queue',
    date,
    on: rabbitmq,
    what: 'kill -9 broker khi quorum queue vừa được khai',
    how: 'mười bốn lần, queue từ 0,5 tới 20 giây tuổi',
  },
  {
    id: 'one-queue',
    date,
    on: rabbitmq,
    what: 'trần của một queue',
    how: 'message 1 KB ghi đĩa, 500 message chờ confirm, một producer, một consumer ack từng cái',
  },
  {
    id: 'departures',
    date,
    on: kafka,
    what: 'member rời đi, chết, đóng băng: bao lâu thì có phân công mới',
    how: 'session timeout 3 giây, heartbeat 0,5 giây',
  },
  {
    id: 'start-position',
    date,
    on: kafka,
    what: 'group mới đọc từ đâu, có và không có fromBeginning',
    how: 'một partition có sẵn ba record',
  },
  {
    id: 'rebalance',
    date,
    on: kafka,
    what: 'rebalance chờ một member đang làm record 2 giây',
    how: 'đọc trạng thái group',
  },
  {
    id: 'long-work',
    date,
    on: kafka,
    what: 'một record làm lâu hơn session timeout',
    how: 'session timeout 3 giây, record 5 giây',
  },
  {
    id: 'connection-balance',
    date,
    on: 'connect-node 2.2.0, Node 24.21',
    what: 'bộ cân bằng tải tầng 4 trước hai kho gRPC, có và không có tuổi kết nối',
    how: 'chương trình bên cạnh bài, một test chạy lại nó mỗi lần',
  },
  {
    id: 'tls-refusals',
    date,
    on: 'connect-node 2.2.0, Node 24.21, jose 6.2.18',
    what: 'sai CA, sai tên, thiếu chứng chỉ, token sai hay hết hạn: hai đầu thấy lỗi gì',
    how: 'chương trình bên cạnh bài, một test làm chứng chỉ và chạy lại nó mỗi lần',
  },
  {
    id: 'topic-growth',
    date,
    on: kafka,
    what: 'thêm partition khi hai producer đang chạy, rồi thử bớt đi',
    how: 'một producer để mặc định, một producer hỏi lại trước mỗi lần ghi; ghi cùng một key',
  },
  {
    id: 'pause-batch',
    date,
    on: kafka,
    what: 'tạm dừng ở record đầu của một lô, với eachMessage và với eachBatch',
    how: 'một lô ba record',
  },
  { id: 'commit', date, on: kafka, what: 'kill member giữa một lô chưa commit', how: '30 record, mỗi record 100 ms' },
  {
    id: 'fetch-streaming',
    date,
    on: 'Chromium 147, trang của site qua HTTP/1.1',
    what: 'fetch gửi thân là một ReadableStream, với duplex: half',
    how: 'gọi từ trang, đọc lỗi của yêu cầu',
  },
  {
    id: 'message-pieces',
    date,
    on: 'connect-node 2.2.0, Node 24',
    what: 'một bản kê 2 MB tới client có readMaxBytes 1 MiB: nguyên khối, và cắt khúc 64 KB',
    how: 'server và client qua HTTP/2; đếm message, đọc lỗi',
  },
  {
    id: 'connect-limit',
    date,
    on: 'connect 2.2.0',
    what: 'giới hạn mặc định của readMaxBytes: 0xffffffff',
    how: 'đọc mã nguồn của thư viện',
  },
];

const documents: readonly Omit<Document, 'kind'>[] = [
  {
    id: 'oasis-soa',
    date: '2006-10',
    title: 'OASIS, Reference Model for Service Oriented Architecture 1.0',
    url: 'https://docs.oasis-open.org/soa-rm/v1.0/soa-rm.html',
  },
  {
    id: 'microservices-2014',
    date: '2014-03',
    title: 'James Lewis và Martin Fowler, Microservices',
    url: 'https://martinfowler.com/articles/microservices.html',
  },
  {
    id: 'monolith-first',
    date: '2015-06',
    title: 'Martin Fowler, Monolith First',
    url: 'https://martinfowler.com/bliki/MonolithFirst.html',
  },
  {
    id: 'nist-cloud',
    date: '2011-09',
    title: 'NIST SP 800-145, định nghĩa điện toán đám mây',
    url: 'https://csrc.nist.gov/pubs/sp/800/145/final',
  },
  {
    id: 'json-numbers',
    date: '2017-12',
    title: 'RFC 8259, JSON, mục 6 về con số',
    url: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  },
  {
    id: 'integration-styles',
    date: '2003',
    title: 'Gregor Hohpe và Bobby Woolf, Enterprise Integration Patterns: bốn kiểu tích hợp',
    url: 'https://www.enterpriseintegrationpatterns.com/patterns/messaging/IntegrationStylesIntro.html',
  },
  {
    id: 'response-times',
    date: '1993',
    title: 'Jakob Nielsen, ba ngưỡng thời gian đáp',
    url: 'https://www.nngroup.com/articles/response-times-3-important-limits/',
  },
  {
    id: 'http-202',
    date: '2022-06',
    title: 'RFC 9110, HTTP Semantics, mã 202',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3',
  },
  {
    id: 'docker-guest',
    date: '2021',
    title: 'docker-library/rabbitmq, pull request 501',
    url: 'https://github.com/docker-library/rabbitmq/pull/501',
  },
  {
    id: 'alarms-doc',
    date: '2026',
    title: 'RabbitMQ, Memory and disk alarms',
    url: 'https://www.rabbitmq.com/docs/alarms',
  },
  { id: 'guest', date: '2026', title: 'RabbitMQ, Access control', url: 'https://www.rabbitmq.com/docs/access-control' },
  {
    id: 'heartbeats-doc',
    date: '2026',
    title: 'RabbitMQ, Heartbeats',
    url: 'https://www.rabbitmq.com/docs/heartbeats',
  },
  {
    id: 'confirms-doc',
    date: '2026',
    title: 'RabbitMQ, Consumer acknowledgements and publisher confirms',
    url: 'https://www.rabbitmq.com/docs/confirms',
  },
  {
    id: 'consumer-timeout-doc',
    date: '2026',
    title: 'RabbitMQ, Consumers: delivery acknowledgement timeout',
    url: 'https://www.rabbitmq.com/docs/consumers',
  },
  {
    id: 'direct-reply-to-doc',
    date: '2026',
    title: 'RabbitMQ, Direct reply-to',
    url: 'https://www.rabbitmq.com/docs/direct-reply-to',
  },
  { id: 'dlx-doc', date: '2026', title: 'RabbitMQ, Dead letter exchanges', url: 'https://www.rabbitmq.com/docs/dlx' },
  {
    id: 'nack-doc',
    date: '2026',
    title: 'RabbitMQ 4.3, Negative acknowledgements',
    url: 'https://www.rabbitmq.com/docs/4.3/nack',
  },
  {
    id: 'quorum-queues-doc',
    date: '2026',
    title: 'RabbitMQ, Quorum queues',
    url: 'https://www.rabbitmq.com/docs/quorum-queues',
  },
  {
    id: 'lazy-queues-doc',
    date: '2023',
    title: 'RabbitMQ, Lazy queues',
    url: 'https://www.rabbitmq.com/docs/lazy-queues',
  },
  {
    id: 'x-death-pr',
    date: '2024',
    title: 'rabbitmq-server, pull request 11339',
    url: 'https://github.com/rabbitmq/rabbitmq-server/pull/11339',
  },
  {
    id: 'delivery-limit-pr',
    date: '2024',
    title: 'rabbitmq-server, pull request 11937',
    url: 'https://github.com/rabbitmq/rabbitmq-server/pull/11937',
  },
  {
    id: 'delivery-count-pr',
    date: '2026',
    title: 'rabbitmq-server, pull request 15387',
    url: 'https://github.com/rabbitmq/rabbitmq-server/pull/15387',
  },
  {
    id: 'young-quorum-queue-issue',
    date: '2026',
    title: 'rabbitmq-server, issue 15725',
    url: 'https://github.com/rabbitmq/rabbitmq-server/issues/15725',
  },
  {
    id: 'stripe-idempotency',
    date: '2026',
    title: 'Stripe, Idempotent requests',
    url: 'https://docs.stripe.com/api/idempotent_requests',
  },
  {
    id: 'amazon-mq-43',
    date: '2026',
    title: 'Amazon MQ, RabbitMQ 4.3',
    url: 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-43.html',
  },
  {
    id: 'amqp-spec',
    date: '2008-11',
    title: 'AMQP 0-9-1, chuỗi ngắn dài nhất 255 byte',
    url: 'https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf',
  },
  {
    id: 'kubernetes-pods',
    date: '2026',
    title: 'Kubernetes, Pod lifecycle',
    url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
  },
  {
    id: 'confluent-2020',
    date: '2020',
    title: 'Confluent, công ty bán Kafka: Kafka, Pulsar và RabbitMQ',
    url: 'https://www.confluent.io/blog/kafka-fastest-messaging-system/',
  },
  {
    id: 'one-million-2014',
    date: '2014',
    title: 'Pivotal và Google, một triệu message mỗi giây',
    url: 'https://blogs.vmware.com/tanzu/rabbitmq-hits-one-million-messages-per-second-on-google-compute-engine',
  },
  {
    id: 'one-million-2021',
    date: '2021-02',
    title: 'Gerhard Lazu (RabbitMQ), Breaking magical barriers',
    url: 'https://speakerdeck.com/gerhardlazu/breaking-magical-barriers',
  },
  {
    id: 'kip-735',
    date: '2021',
    title: 'KIP-735, session timeout mặc định 45 giây',
    url: 'https://cwiki.apache.org/confluence/display/KAFKA/KIP-735%3A+Increase+default+consumer+session+timeout',
  },
  {
    id: 'kip-500',
    date: '2019',
    title: 'KIP-500, thay ZooKeeper bằng quorum của chính Kafka',
    url: 'https://cwiki.apache.org/confluence/display/KAFKA/KIP-500%3A+Replace+ZooKeeper+with+a+Self-Managed+Metadata+Quorum',
  },
  {
    id: 'kip-480',
    date: '2019',
    title: 'KIP-480, sticky partitioner',
    url: 'https://cwiki.apache.org/confluence/display/KAFKA/KIP-480%3A+Sticky+Partitioner',
  },
  {
    id: 'kip-794',
    date: '2021',
    title: 'KIP-794, strictly uniform sticky partitioner',
    url: 'https://cwiki.apache.org/confluence/display/KAFKA/KIP-794%3A+Strictly+Uniform+Sticky+Partitioner',
  },
  {
    id: 'kafka-producer-configs',
    date: '2026',
    title: 'Kafka, Producer configs',
    url: 'https://kafka.apache.org/documentation/#producerconfigs',
  },
  {
    id: 'kafkajs-producing',
    date: '2023',
    title: 'kafkajs 2.2.4, Producing messages',
    url: 'https://kafka.js.org/docs/producing',
  },
  {
    id: 'kafka-consumer-configs',
    date: '2026',
    title: 'Kafka, Consumer configs',
    url: 'https://kafka.apache.org/documentation/#consumerconfigs',
  },
  {
    id: 'kafka-broker-configs',
    date: '2026',
    title: 'Kafka, Broker configs',
    url: 'https://kafka.apache.org/documentation/#brokerconfigs',
  },
  {
    id: 'kafkajs-consuming',
    date: '2023',
    title: 'kafkajs 2.2.4, Consuming messages',
    url: 'https://kafka.js.org/docs/consuming',
  },
  {
    id: 'rfc-9112-concurrency',
    date: '2022-06',
    title: 'RFC 9112, HTTP/1.1, mục 9.4 về số kết nối cùng lúc',
    url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.4',
  },
  {
    id: 'rfc-9114-stall',
    date: '2022-06',
    title: 'RFC 9114, HTTP/3, mục 1.1 về HTTP/2 trên TCP',
    url: 'https://www.rfc-editor.org/rfc/rfc9114#section-1.1',
  },
  {
    id: 'node-agent',
    date: '2026',
    title: 'Node.js 24, http.Agent, maxSockets',
    url: 'https://nodejs.org/docs/latest-v24.x/api/http.html#new-agentoptions',
  },
  {
    id: 'protobuf-encoding',
    date: '2026',
    title: 'Protocol Buffers, Encoding',
    url: 'https://protobuf.dev/programming-guides/encoding/',
  },
  {
    id: 'protobuf-presence',
    date: '2026',
    title: 'Protocol Buffers, Field presence',
    url: 'https://protobuf.dev/programming-guides/field_presence/',
  },
  {
    id: 'protobuf-json',
    date: '2026',
    title: 'Protocol Buffers, ProtoJSON format',
    url: 'https://protobuf.dev/programming-guides/json/',
  },
  {
    id: 'protobuf-updating',
    date: '2026',
    title: 'Protocol Buffers, Updating a message type',
    url: 'https://protobuf.dev/programming-guides/proto3/#updating',
  },
  {
    id: 'buf-breaking',
    date: '2026',
    title: 'buf, Breaking change rules and categories',
    url: 'https://buf.build/docs/breaking/rules/',
  },
  {
    id: 'grpc-web-state',
    date: '2019-01',
    title: 'Johan Brandhorst, The state of gRPC in the browser',
    url: 'https://grpc.io/blog/state-of-grpc-web/',
  },
  {
    id: 'grpc-web-protocol',
    date: '2026',
    title: 'gRPC, PROTOCOL-WEB: trailers trong thân',
    url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md',
  },
  {
    id: 'connect-protocol',
    date: '2026',
    title: 'Connect, Protocol Reference',
    url: 'https://connectrpc.com/docs/protocol/',
  },
  {
    id: 'fetch-streaming-doc',
    date: '2026',
    title: 'Chrome for Developers, Streaming requests with the fetch API',
    url: 'https://developer.chrome.com/docs/capabilities/web-apis/fetch-streaming-requests',
  },
  {
    id: 'nginx-read-timeout',
    date: '2026',
    title: 'nginx, proxy_read_timeout',
    url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout',
  },
  {
    id: 'grpc-go-limit',
    date: '2026',
    title: 'grpc-go, MaxRecvMsgSize',
    url: 'https://pkg.go.dev/google.golang.org/grpc#MaxRecvMsgSize',
  },
  {
    id: 'grpc-lb-doc',
    date: '2026',
    title: 'gRPC, Load Balancing in gRPC: pick_first là mặc định',
    url: 'https://github.com/grpc/grpc/blob/master/doc/load-balancing.md',
  },
  {
    id: 'grpc-kubernetes',
    date: '2018-11',
    title: 'William Morgan (Buoyant), gRPC Load Balancing on Kubernetes without Tears',
    url: 'https://kubernetes.io/blog/2018/11/07/grpc-load-balancing-on-kubernetes-without-tears/',
  },
  {
    id: 'kubernetes-headless',
    date: '2026',
    title: 'Kubernetes, Service: headless Services',
    url: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  },
  {
    id: 'grpc-xds',
    date: '2020',
    title: 'gRPC proposal A27, xDS-based global load balancing',
    url: 'https://github.com/grpc/proposal/blob/master/A27-xds-global-load-balancing.md',
  },
  {
    id: 'envoy-grpc',
    date: '2026',
    title: 'Envoy, gRPC',
    url: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/other_protocols/grpc',
  },
  {
    id: 'nginx-grpc',
    date: '2026',
    title: 'nginx, ngx_http_grpc_module: grpc_pass',
    url: 'https://nginx.org/en/docs/http/ngx_http_grpc_module.html',
  },
  {
    id: 'grpc-connection-age',
    date: '2017',
    title: 'gRPC proposal A9, Server-side connection management',
    url: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  },
  {
    id: 'grpc-transparent-retry',
    date: '2017',
    title: 'gRPC proposal A6, Client retries: transparent retries',
    url: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md#transparent-retries',
  },
  {
    id: 'grpc-keepalive',
    date: '2026',
    title: 'gRPC core, Keepalive user guide: giá trị mặc định ở hai đầu',
    url: 'https://github.com/grpc/grpc/blob/master/doc/keepalive.md',
  },
  {
    id: 'grpc-library-codes',
    date: '2026',
    title: 'gRPC, Status codes and their use: mã nào do thư viện sinh ra',
    url: 'https://github.com/grpc/grpc/blob/master/doc/statuscodes.md',
  },
  {
    id: 'grpc-deadlines',
    date: '2026',
    title: 'gRPC, Deadlines',
    url: 'https://grpc.io/docs/guides/deadlines/',
  },
  {
    id: 'grpc-status-codes',
    date: '2026',
    title: 'gRPC, Status codes',
    url: 'https://grpc.io/docs/guides/status-codes/',
  },
  {
    id: 'sagas-1987',
    date: '1987',
    title: 'Hector Garcia-Molina, Kenneth Salem: Sagas (SIGMOD 1987)',
    url: 'https://dl.acm.org/doi/10.1145/38713.38742',
  },
  {
    id: 'grpc-retry',
    date: '2017-09',
    title: 'gRPC proposal A6, Client retries',
    url: 'https://github.com/grpc/proposal/blob/master/A6-client-retries.md',
  },
  {
    id: 'connect-cancel',
    date: '2023-03',
    title: 'connect-es, Abort HTTP/2 streams with RST_STREAM code CANCEL',
    url: 'https://github.com/connectrpc/connect-es/pull/552',
  },
  {
    id: 'aip-errors',
    date: '2026',
    title: 'Google AIP-193, Errors',
    url: 'https://google.aip.dev/193',
  },
];

const versions: readonly Omit<Version, 'kind'>[] = [
  {
    id: 'rabbitmq-3.3',
    date: '2014-04',
    name: 'RabbitMQ 3.3',
    changes: 'Tài khoản guest chỉ đăng nhập được từ chính máy broker.',
  },
  {
    id: 'rabbitmq-3.12',
    date: '2023-06',
    name: 'RabbitMQ 3.12',
    changes: 'Classic queue luôn ghi ra đĩa và giữ ít trong bộ nhớ; lazy mode bị bỏ qua.',
  },
  {
    id: 'rabbitmq-4.0',
    date: '2024-09',
    name: 'RabbitMQ 4.0',
    changes:
      'Không còn mirrored queue. AMQP 1.0 vào lõi. Quorum queue có delivery-limit mặc định 20 và hai mức ưu tiên. x-death do client gửi không được đếm tiếp.',
  },
  {
    id: 'rabbitmq-4.3',
    date: '2026-04',
    name: 'RabbitMQ 4.3',
    changes:
      'Nack có requeue không còn được tính vào delivery-limit. Quorum queue có 32 mức ưu tiên và delayed retry; hạn ack chỉ còn ở quorum queue. Khepri thay Mnesia. Queue tạm mà không exclusive bị từ chối.',
  },
  {
    id: 'kafka-3.0',
    date: '2021-09',
    name: 'Kafka 3.0',
    changes: 'Session timeout mặc định của Java client là 45 giây.',
  },
  {
    id: 'kafka-3.3',
    date: '2022-10',
    name: 'Kafka 3.3',
    changes:
      'KRaft được coi là sẵn sàng cho production với cluster mới (KIP-833). Partitioner mới cho record không key (KIP-794).',
  },
  {
    id: 'kafka-3.9',
    date: '2024-11',
    name: 'Kafka 3.9',
    changes: 'Nhánh cuối cùng còn chạy được với ZooKeeper, và là cầu để chuyển sang KRaft.',
  },
  {
    id: 'kafka-4.0',
    date: '2025-03',
    name: 'Kafka 4.0',
    changes: 'Không còn ZooKeeper. KIP-848 chính thức: broker tự tính phân công, chuyển dần từng member.',
  },
  {
    id: 'kafka-4.2',
    date: '2026-02',
    name: 'Kafka 4.2',
    changes: 'Share group (KIP-932) chính thức: nhiều consumer chung một partition, ack từng record.',
  },
  {
    id: 'kafkajs-2.2.4',
    date: '2023-02',
    name: 'kafkajs 2.2.4',
    changes: 'Bản chính thức mới nhất. Không có KIP-848, static membership và share group.',
  },
  {
    id: 'protobuf-3.5',
    date: '2017-11',
    name: 'Protocol Buffers 3.5',
    changes: 'Proto3 giữ lại unknown field, ở hầu hết các ngôn ngữ; trước đó thì bỏ.',
  },
];

export const sources: readonly Source[] = [
  ...measurements.map((one) => ({ kind: 'measured' as const, ...one })),
  ...documents.map((one) => ({ kind: 'document' as const, ...one })),
  ...versions.map((one) => ({ kind: 'version' as const, ...one })),
];

/** The source of that id; a lesson that names none is a mistake of its author. */
export const sourceOf = (id: string): Source => {
  const found = sources.find((one) => one.id === id);
  if (!found) throw new Error(`content/sources.ts has no source ${id}`);
  return found;
};
