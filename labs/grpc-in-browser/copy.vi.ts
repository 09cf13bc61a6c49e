import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { WebProtocol } from '#model/technologies/grpc/web-picture.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();
const rerun = ['Rã băng chương trình đang đóng băng.', 'Bấm "Chạy lại" trên chương trình đã dừng.'] as const;

const protocols: Readonly<Record<WebProtocol, string>> = {
  'grpc-web': 'gRPC-Web',
  'connect-json': 'Connect JSON',
  connect: 'Connect nhị phân',
};

export const copy: CopyOf<typeof lab> = {
  title: 'Trình duyệt của bạn gọi gRPC',
  summary:
    'Chính trình duyệt của bạn gọi vào cửa hàng bằng gRPC-Web và Connect: từng byte của câu hỏi và câu trả lời, lỗi nằm ở đâu, và kiểu gọi nào nó không làm được.',
  intro:
    'Bấm "Gọi": cuộc gọi này đi ra từ chính trình duyệt của bạn, bằng gRPC-Web. Đọc từng byte của nó, rồi đổi sang Connect JSON và gọi lại.',
  roles: {
    browser: { name: 'Trình duyệt' },
    gateway: { name: 'Cổng' },
    stock: { name: 'Kho' },
  },
  controls: {
    call: { label: 'Gọi', help: 'Trình duyệt của bạn gửi cuộc gọi này qua trang tới cổng của cửa hàng.' },
    kind: {
      label: 'Gọi gì',
      options: {
        ask: 'hỏi tồn kho',
        missing: 'hỏi món không có',
        watch: 'theo dõi tồn kho',
        stream: 'gửi từng kiện',
        relay: 'nhờ cổng gửi kiện',
      },
      help: 'Hai câu hỏi và việc nhờ cổng là unary. Theo dõi là server streaming, gửi từng kiện là client streaming.',
    },
    protocol: {
      label: 'Giao thức',
      options: protocols,
      help: 'Cùng một hợp đồng và cùng một server, ba cách viết lên HTTP/1.1.',
    },
  },
  predictions: {
    'reply-size': {
      question: 'Hỏi tồn kho của một món. Thân câu trả lời bằng Connect JSON hay bằng gRPC-Web dài hơn?',
      options: {
        json: 'JSON, vì nó viết cả tên field',
        'grpc-web': 'gRPC-Web, vì nó còn chở thứ khác',
        same: 'Bằng nhau, vì cùng một nội dung',
      },
      explanation: {
        'grpc-web':
          'gRPC-Web {binary} byte, JSON {json} byte. Message Protobuf ngắn hơn, nhưng gRPC-Web thêm 5 byte đứng trước nó, rồi cả trailers nằm ngay trong thân. Với câu trả lời vài chục byte, phần thêm ấy lớn hơn phần tiết kiệm.',
        json: 'JSON {json} byte, gRPC-Web {binary} byte.',
        same: 'Cả hai dài {json} byte.',
      },
      beliefs: {
        json: 'Đúng với riêng message. Nhưng thân của gRPC-Web còn có trailers, vì JavaScript không đọc được trailers của HTTP.',
        same: 'Nội dung giống nhau, cách viết thì không: một bên ghi tên field, một bên ghi số field và thêm trailers.',
      },
    },
    'error-status': {
      question: 'Bằng gRPC-Web, bạn hỏi một món mà kho không có. HTTP status của câu trả lời là bao nhiêu?',
      options: {
        ok: '200',
        'not-found': '404',
        'server-error': '500',
      },
      explanation: {
        ok: 'HTTP {http}. Lỗi thật nằm cuối thân: grpc-status {grpc}, trong trailers. Tab Network của trình duyệt, log của proxy và biểu đồ lỗi theo HTTP status đều thấy một cuộc thành công.',
        'not-found': 'HTTP {http}, và grpc-status {grpc} trong trailers.',
        'server-error': 'HTTP {http}, và grpc-status {grpc} trong trailers.',
      },
      beliefs: {
        'not-found': 'Đó là cách của Connect: cuộc unary hỏng mang HTTP status ứng với mã lỗi.',
        'server-error': 'HTTP status được gửi trước khi server biết kết quả, nên gRPC không dùng nó để báo lỗi.',
      },
    },
    'client-stream': {
      question: 'Trình duyệt gửi từng kiện bằng client streaming. Chuyện gì xảy ra?',
      options: {
        gathered: 'Trình duyệt gom các kiện lại rồi gửi một lần',
        server: 'Cổng nhận được rồi từ chối',
        browser: 'Chưa byte nào đi thì đã có lỗi',
      },
      explanation: {
        browser:
          'Lỗi ném ra ngay trong trình duyệt: "{error}". Site không thấy yêu cầu nào đi qua, cổng không hay biết gì.',
        gathered: 'Cuộc gọi thành công: các kiện đã tới kho.',
        server: 'Yêu cầu đã tới cổng, rồi hỏng: "{error}".',
      },
      beliefs: {
        gathered: 'Nghe hợp lý, nhưng connect-web không đổi kiểu gọi hộ bạn: gom lại là một hợp đồng khác.',
        server: 'Cổng sẵn sàng nhận client streaming. Chỗ chặn là trình duyệt: fetch của nó không gửi dần được thân.',
      },
    },
  },
  objectives: {
    binary: 'Hỏi tồn kho bằng gRPC-Web, và tìm trailers trong thân câu trả lời',
    json: 'Hỏi đúng câu ấy bằng Connect JSON, và đọc nó bằng mắt thường',
    streamed: 'Server streaming: từ ba message về dần trong một câu trả lời',
    status: 'Cùng một lỗi, bằng gRPC-Web và bằng Connect: so HTTP status',
    refused: 'Thử client streaming từ trình duyệt, và xem nó đi được tới đâu',
    relayed: 'Nhờ cổng: trình duyệt gửi một message, cổng gửi từng kiện tới kho bằng gRPC',
  },
  guide: {
    binary: [
      ...rerun,
      'Chọn "hỏi tồn kho".',
      'Chọn giao thức gRPC-Web.',
      'Bấm "Gọi" và đọc thân câu trả lời: dòng cuối cùng là trailers.',
    ],
    json: [
      ...rerun,
      'Chọn "hỏi tồn kho".',
      'Chọn giao thức gRPC-Web trước, để có cái mà so.',
      'Bấm "Gọi".',
      'Chọn giao thức Connect JSON.',
      'Bấm "Gọi" và so hai thân trong bảng độ dài.',
    ],
    streamed: [
      ...rerun,
      'Chọn "theo dõi tồn kho".',
      'Bấm "Gọi".',
      'Xem từng message về, mỗi nửa giây một cái, trong cùng một câu trả lời HTTP.',
    ],
    status: [
      ...rerun,
      'Chọn "hỏi món không có".',
      'Chọn giao thức Connect JSON.',
      'Bấm "Gọi" và đọc HTTP status.',
      'Chọn giao thức gRPC-Web.',
      'Bấm "Gọi" và tìm xem lỗi nằm ở đâu.',
    ],
    refused: ['Chọn "gửi từng kiện".', 'Bấm "Gọi" và đọc lỗi mà trình duyệt của bạn báo.'],
    relayed: [
      ...rerun,
      'Chọn "nhờ cổng gửi kiện".',
      'Bấm "Gọi": một message tới cổng, rồi từng kiện đi trong đường hầm tới kho.',
    ],
  },
  hints: {
    'one-form':
      'Cùng giao thức thì lỗi vẫn viết như cũ. Đổi giữa gRPC-Web và Connect rồi hỏi lại món ấy: HTTP status sẽ khác.',
    'other-form':
      'Đổi giao thức không gỡ được: chỗ chặn là fetch của trình duyệt, không phải cách viết message. Để dữ liệu tới kho, chọn "nhờ cổng gửi kiện".',
    'gateway-down':
      'Cổng đã dừng, nên trang trả lời 503 thay nó và trình duyệt báo unavailable. Bấm "Chạy lại" trên cổng rồi gọi lại.',
  },
};

/** Words of the lab's own drawings. */
export const words = {
  protocols,
  tracks: 'HTTP/1.1, qua trang',
  notYet: 'chưa gọi lần nào',
  /** What runs the program: the reader's own browser, or in a recording Node. */
  agent: (agent: string): string => (agent.startsWith('Node') ? `${agent}, thay trình duyệt` : `${agent}, của bạn`),
  calling: 'đang chờ trả lời',
  ok: 'OK',
  request: 'Trình duyệt gửi',
  response: 'Trình duyệt nhận',
  own: 'Chương trình trong trình duyệt có',
  nothingSent: 'Không có byte nào rời trình duyệt.',
  nothingYet: 'Bấm "Gọi": từng byte của cuộc gọi hiện ở đây.',
  waiting: '…',
  messages: (count: number): string => `${whole(count)} message`,
  bytes: (count: number): string => `${whole(count)} byte`,
  body: (count: number): string => `thân: ${whole(count)} byte`,
  more: (count: number): string => `… +${whole(count)}`,
  cut: (count: number): string => `${whole(count)} message trước đó`,
  parts: { flag: 'cờ', length: 'độ dài, 4 byte', message: 'message' },
  meaning: {
    message: 'message',
    trailers: 'cờ 0x80: trailers trong thân',
    end: 'cờ 0x02: hết luồng',
  },
  sizes: 'Độ dài thân, câu hỏi tồn kho gần nhất',
  sizesOf: (out: number, back: number): string => `đi ${whole(out)}, về ${whole(back)} byte`,
  notAsked: 'chưa hỏi',
};
