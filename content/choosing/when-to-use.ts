/** What people say one should use when, as courses and articles have it, and which answers that means to the chooser. Pure data. */
import type { Answers } from './questions.ts';
import type { Way } from './ways.ts';

export interface Saying {
  /** Where it is said again and again. */
  from: 'gRPC' | 'RabbitMQ' | 'Kafka' | 'đồng bộ hay không' | 'messaging hay streaming' | 'kiến trúc lai';
  /** In our words; lines that mean the same choice stand together. */
  lines: readonly [string, ...string[]];
  answers: Answers;
  says: readonly Way[];
  /** What is advised against. */
  not?: readonly Way[];
  /** Why the chooser advises something else. */
  differs?: string;
}

const call = { wait: 'all', caller: 'services', exchange: 'single' } as const;
const later = { wait: 'none' } as const;

export const sayings: readonly Saying[] = [
  {
    from: 'gRPC',
    lines: [
      'service gọi nhau, cần độ trễ thấp',
      'hỏi và chờ câu trả lời ngay',
      'hợp đồng chặt, có kiểu, đánh phiên bản được',
      'nhiều ngôn ngữ, một tệp .proto chung',
      'kiến trúc đơn giản, không cần queue hay lưu lại',
    ],
    answers: call,
    says: ['grpc'],
  },
  {
    from: 'gRPC',
    lines: ['dòng dữ liệu thời gian thực, một chiều hay hai chiều'],
    answers: { ...call, exchange: 'both' },
    says: ['grpc'],
  },
  {
    from: 'gRPC',
    lines: ['thiết bị và app di động, mạng yếu'],
    answers: { wait: 'all', caller: 'mobile', exchange: 'both' },
    says: ['grpc'],
  },
  {
    from: 'gRPC',
    lines: ['không hợp khi bên nhận có thể đang tắt'],
    answers: { ...later, what: 'task', again: 'no', each: 'spread', volume: 'thousands' },
    says: ['rabbitmq'],
    not: ['grpc'],
  },
  {
    from: 'gRPC',
    lines: ['không hợp cho API công khai'],
    answers: { wait: 'all', caller: 'partners', exchange: 'single' },
    says: ['http'],
    not: ['grpc'],
  },
  {
    from: 'RabbitMQ',
    lines: ['giao việc bất đồng bộ qua queue', 'không cần thông lượng cực lớn, cần làm cho đúng'],
    answers: { ...later, what: 'task', again: 'no', each: 'nothing', volume: 'thousands' },
    says: ['rabbitmq'],
  },
  {
    from: 'RabbitMQ',
    lines: ['định tuyến linh hoạt: direct, topic, fanout', 'định tuyến cho nhiều khách thuê (multi-tenant)'],
    answers: { ...later, what: 'news', again: 'no', each: 'care', volume: 'thousands' },
    says: ['rabbitmq'],
    not: ['kafka'],
  },
  {
    from: 'RabbitMQ',
    lines: [
      'tải lúc đông lúc vắng, cần chỗ đệm',
      'hàng việc nền, chia cho nhiều worker',
      'service hoá đơn theo không kịp, chạy thêm hai bản nữa',
      'chỉ làm được 300 đơn mỗi giây, phần thừa phải chờ',
      'gom 200 email rồi gửi một lượt',
    ],
    answers: { ...later, what: 'task', again: 'no', each: 'spread', volume: 'thousands' },
    says: ['rabbitmq'],
  },
  {
    from: 'RabbitMQ',
    lines: ['giao chắc chắn, có ack, thử lại và dead letter', 'hàng ưu tiên'],
    answers: { ...later, what: 'task', again: 'no', each: 'care', volume: 'thousands' },
    says: ['rabbitmq'],
    not: ['kafka'],
  },
  {
    from: 'RabbitMQ',
    lines: ['cần thứ đơn giản hơn Kafka'],
    answers: { ...later, what: 'task', again: 'no', each: 'nothing', volume: 'thousands' },
    says: ['rabbitmq'],
  },
  {
    from: 'RabbitMQ',
    lines: ['gọi kiểu RPC qua queue'],
    answers: call,
    says: ['rabbitmq'],
    differs:
      'Làm được, và có lúc đáng. Nhưng có người đang chờ thì gọi thẳng vừa ngắn đường hơn, vừa biết ngay server đã chết.',
  },
  {
    from: 'RabbitMQ',
    lines: ['không hợp cho dòng event lớn và log'],
    answers: { ...later, what: 'flow', again: 'yes', each: 'nothing', volume: 'huge' },
    says: ['kafka'],
    not: ['rabbitmq'],
  },
  {
    from: 'Kafka',
    lines: ['dòng event lớn, hàng nghìn tới hàng triệu mỗi giây'],
    answers: { ...later, what: 'news', again: 'unsure', each: 'nothing', volume: 'huge' },
    says: ['kafka'],
  },
  {
    from: 'Kafka',
    lines: ['event-driven, event sourcing, CQRS'],
    answers: { ...later, what: 'news', again: 'yes', each: 'order', volume: 'thousands' },
    says: ['kafka'],
  },
  {
    from: 'Kafka',
    lines: ['giữ event lại để đọc lại hay xử lý lại'],
    answers: { ...later, what: 'news', again: 'yes', each: 'nothing', volume: 'thousands' },
    says: ['kafka'],
    not: ['rabbitmq'],
  },
  {
    from: 'Kafka',
    lines: [
      'mở rộng ngang bằng partition và consumer group',
      'gom log từ nhiều máy',
      'số đo và log, mất vài dòng cũng được',
    ],
    answers: { ...later, what: 'flow', again: 'no', each: 'nothing', volume: 'huge' },
    says: ['kafka'],
  },
  {
    from: 'Kafka',
    lines: ['thứ tự theo partition, hoặc exactly-once trong Kafka'],
    answers: { ...later, what: 'news', again: 'no', each: 'order', volume: 'thousands' },
    says: ['kafka'],
  },
  {
    from: 'Kafka',
    lines: ['CDC: chép thay đổi của database sang nơi khác'],
    answers: { ...later, what: 'changes', again: 'yes', each: 'order', volume: 'thousands' },
    says: ['kafka'],
  },
  {
    from: 'Kafka',
    lines: ['không hợp khi tải nhẹ, định tuyến phức tạp, hay chỉ cần FIFO đơn giản'],
    answers: { ...later, what: 'task', again: 'no', each: 'care', volume: 'few' },
    says: ['rabbitmq'],
    not: ['kafka'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['đăng nhập: đồng bộ'],
    answers: { wait: 'all', caller: 'browser', exchange: 'single' },
    says: ['http'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['email sau khi đăng ký: bất đồng bộ'],
    answers: { ...later, what: 'task', again: 'no', each: 'care', volume: 'few' },
    says: ['rabbitmq'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['trả tiền: đồng bộ, rồi biên lai bất đồng bộ'],
    answers: {
      wait: 'part',
      caller: 'services',
      exchange: 'single',
      what: 'task',
      again: 'no',
      each: 'care',
      volume: 'thousands',
    },
    says: ['grpc', 'rabbitmq'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['vẽ báo cáo PDF: hàng việc'],
    answers: {
      wait: 'long',
      caller: 'browser',
      exchange: 'single',
      what: 'task',
      again: 'no',
      each: 'spread',
      volume: 'few',
    },
    says: ['http', 'rabbitmq'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['cập nhật chỉ mục tìm kiếm: bất đồng bộ'],
    answers: { ...later, what: 'changes', again: 'yes', each: 'nothing', volume: 'thousands' },
    says: ['kafka'],
  },
  {
    from: 'đồng bộ hay không',
    lines: ['thông báo thời gian thực: bất đồng bộ'],
    answers: { ...later, what: 'news', again: 'no', each: 'care', volume: 'thousands' },
    says: ['rabbitmq'],
  },
  {
    from: 'messaging hay streaming',
    lines: [
      'thực thi một việc: gửi email, gọi API',
      'việc làm một lần',
      'không cần trạng thái',
      'event nào cũng độc lập',
      'xử lý đơn giản',
    ],
    answers: { ...later, what: 'task', again: 'no', each: 'nothing', volume: 'thousands' },
    says: ['kafka'],
    differs:
      'Nhiều khoá học làm cả hai trên Kafka. Chạy được, nhưng việc hỏng thì chặn partition và đường vòng phải tự viết; queue sinh ra cho chuyện này.',
  },
  {
    from: 'messaging hay streaming',
    lines: [
      'phân tích, chỉ số',
      'cộng, đếm, trung bình',
      'tính theo thời gian',
      'ghép nhiều event',
      'bảng điều khiển, báo cáo',
      'phát hiện gian lận',
      'giám sát',
    ],
    answers: { ...later, what: 'flow', again: 'yes', each: 'order', volume: 'thousands' },
    says: ['kafka'],
  },
  {
    from: 'kiến trúc lai',
    lines: [
      'gRPC cho đường chính: kiểm tra, tính giá, đọc ghi',
      'broker cho hiệu ứng phụ và việc dài',
      'event sau khi xử lý xong yêu cầu: đơn đã tạo, tiền đã trả',
    ],
    answers: {
      wait: 'part',
      caller: 'services',
      exchange: 'single',
      what: 'news',
      again: 'yes',
      each: 'order',
      volume: 'thousands',
    },
    says: ['grpc', 'kafka'],
  },
  {
    from: 'kiến trúc lai',
    lines: ['thiết bị gửi dòng qua gRPC, Kafka xử lý phía sau'],
    answers: {
      wait: 'part',
      caller: 'mobile',
      exchange: 'both',
      what: 'flow',
      again: 'yes',
      each: 'order',
      volume: 'huge',
    },
    says: ['grpc', 'kafka'],
  },
  {
    from: 'kiến trúc lai',
    lines: ['đừng gọi gRPC cho luồng dài, hay báo cho nhiều service'],
    answers: { ...later, what: 'news', again: 'no', each: 'care', volume: 'thousands' },
    says: ['rabbitmq'],
    not: ['grpc'],
  },
  {
    from: 'kiến trúc lai',
    lines: ['đừng dùng broker làm RPC'],
    answers: call,
    says: ['grpc'],
    not: ['rabbitmq', 'kafka'],
  },
];
