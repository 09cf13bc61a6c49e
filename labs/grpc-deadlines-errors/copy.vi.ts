import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { Ending } from '#model/technologies/grpc/picture.ts';
import { statusName } from '#model/technologies/grpc/status.ts';
import { isCancelled, isOk } from './ends.ts';
import type { lab } from './lab.ts';

const back = ['Rã băng chương trình đang đứng im.', 'Chạy lại chương trình đã dừng.'] as const;
const good = 'Đặt "Yêu cầu" là đúng.';
const slow = 'Đặt "Kho làm" là chậm: mỗi đơn 5 giây.';
const short = 'Đặt "Hạn chờ" là 2 giây, ngắn hơn lúc kho chậm.';
const long = 'Đặt "Hạn chờ" là 10 giây, đủ cho kho lúc chậm.';
const hold = 'Bấm "Giữ hàng".';
const untilStock = 'Chờ cuộc gọi tới kho.';

export const copy: CopyOf<typeof lab> = {
  title: 'Hết giờ, huỷ, lỗi và thử lại',
  summary:
    'Đặt hạn chờ cho một chuỗi ba chương trình gRPC, xem ai dừng và ai không khi hết hạn, gây ra từng mã lỗi, và xem lỗi nào thử lại được.',
  intro:
    'Quầy gọi service đơn, service đơn gọi kho. Bấm "Giữ hàng" một lần cho biết đường, rồi làm kho chậm lại và đặt hạn chờ ngắn hơn.',
  roles: {
    checkout: { name: 'Quầy' },
    order: { name: 'Service đơn' },
    stock: { name: 'Kho' },
  },
  controls: {
    hold: { label: 'Giữ hàng', help: 'Quầy xin giữ hàng cho một đơn mới: HoldItems. Gọi hai lần là giữ hai lần.' },
    count: { label: 'Hỏi tồn', help: 'Quầy hỏi một món còn bao nhiêu: CountItems. Chỉ đọc, hỏi lại không hại gì.' },
    cancel: { label: 'Huỷ', help: 'Quầy bỏ cuộc gọi mới nhất đang chờ.' },
    deadline: { label: 'Hạn chờ', unit: 'giây', help: 'Quầy chờ mỗi cuộc gọi lâu nhất chừng ấy, kể từ cuộc kế tiếp.' },
    pace: {
      label: 'Kho làm',
      options: { fast: 'nhanh', slow: 'chậm' },
      help: 'Nhanh: 0,4 giây mỗi việc. Chậm: 5 giây.',
    },
    heed: {
      label: 'Kho nghe signal',
      options: { off: 'không', on: 'có' },
      help: 'Có: handler của kho dừng ngay khi cuộc gọi của nó bị huỷ hay hết hạn.',
    },
    pass: {
      label: 'Đơn truyền hạn',
      options: { off: 'không', on: 'có' },
      help: 'Có: service đơn đưa hạn còn lại và tín hiệu huỷ vào cuộc gọi tới kho.',
    },
    request: {
      label: 'Yêu cầu',
      options: {
        good: 'đúng',
        'no-token': 'thiếu token',
        'bad-quantity': 'số lượng −1',
        'too-large': 'ghi chú 100 KB',
      },
      help: 'Sai chỗ nào thì service đơn từ chối, mỗi kiểu một mã.',
    },
    retry: {
      label: 'Thử lại',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: interceptor của quầy gọi lại khi gặp UNAVAILABLE, chỉ với method không có hậu quả.',
    },
  },
  predictions: {
    'after-deadline': {
      question: 'Hạn chờ là 2 giây, kho cần 5 giây. Hết 2 giây quầy thôi chờ. Đơn đang nằm trong tay kho sẽ ra sao?',
      options: {
        stops: 'Kho dừng: hết hạn thì gRPC ngắt luôn handler',
        finishes: 'Kho làm cho xong và giữ hàng',
        undone: 'Kho làm xong rồi tự hoàn tác',
      },
      explanation: {
        finishes:
          'Quầy bỏ đi, và {ms} ms sau kho vẫn ghi đơn #{id} vào bảng holds. Quầy thấy lỗi, kho thấy một đơn đã giữ. Hạn chờ dừng được việc chờ, không dừng được việc làm.',
        stops: 'Quầy hết hạn và kho dừng đơn #{id} giữa chừng: nó nghe signal, và có người báo cho nó.',
        undone: 'Kho hoàn tác đơn #{id}.',
      },
      beliefs: {
        stops:
          'Thư viện chỉ phát một tín hiệu. Hàm đang chạy là code của bạn: không ai ngắt được nó từ bên ngoài, nó phải tự nghe.',
        undone: 'Không có ai để hoàn tác: kho không biết quầy đã bỏ đi, và với nó thì mọi thứ đều thành công.',
      },
    },
    'second-hop': {
      question:
        'Quầy gọi service đơn với hạn 2 giây. Bên trong handler, service đơn gọi kho, không nói gì về hạn. Cuộc gọi thứ hai ấy mang hạn nào?',
      options: {
        full: 'Cũng 2 giây: hạn đi theo cả chuỗi',
        rest: 'Phần còn lại của 2 giây',
        none: 'Không có hạn nào',
      },
      explanation: {
        none: 'Đơn #{id}: HEADERS của cuộc thứ nhất có hạn {first} ms, HEADERS của cuộc thứ hai không có grpc-timeout. Kho có nghe signal cũng không bao giờ nghe thấy gì.',
        rest: 'Đơn #{id}: cuộc thứ nhất có hạn {first} ms, cuộc thứ hai {second} ms. Service đơn đã tự tay truyền phần còn lại.',
        full: 'Đơn #{id}: cả hai cuộc đều có hạn {first} ms.',
      },
      beliefs: {
        full: 'Hạn nằm trong header của một cuộc gọi. Cuộc gọi kế tiếp là một cuộc khác, có header của riêng nó.',
        rest: 'Có thư viện làm hộ việc này khi bạn đưa context của cuộc đến vào cuộc đi. Ở đây không ai đưa.',
      },
    },
    killed: {
      question: 'Kho đang cầm một cuộc gọi thì bị kill -9. Quầy nhận mã lỗi nào?',
      options: {
        unavailable: 'UNAVAILABLE',
        canceled: 'CANCELLED',
        deadline: 'DEADLINE_EXCEEDED, sau khi chờ hết hạn',
      },
      explanation: {
        canceled:
          'Đơn #{id} hỏng với CANCELLED, dù không ai huỷ: kết nối đóng, Node đóng mọi stream với mã CANCEL, và connect dịch đúng mã ấy. Các thư viện khác thường trả UNAVAILABLE ở đây.',
        unavailable: 'Đơn #{id} hỏng với UNAVAILABLE.',
        deadline: 'Đơn #{id} hỏng với DEADLINE_EXCEEDED.',
      },
      beliefs: {
        unavailable:
          'Đặc tả của gRPC nói thế, và cuộc gọi kế tiếp, khi không nối lại được, cũng nhận mã ấy. Cuộc đang dở thì thư viện này báo khác: bấm "Giữ hàng" lần nữa để so.',
        deadline:
          'Hệ điều hành đóng kết nối thay cho tiến trình đã chết, nên đầu bên kia biết ngay. Phải chờ hết hạn là khi không có gì đóng: đóng băng, hay đứt mạng.',
      },
    },
    leaving: {
      question: 'Kho đang cầm một cuộc gọi thì được bảo rời đi (SIGTERM). Cuộc gọi ấy ra sao?',
      options: {
        finishes: 'Được làm nốt, rồi kho mới thoát',
        fails: 'Hỏng, vì kho đóng kết nối',
        retries: 'Service đơn gọi lại ở chỗ khác',
      },
      explanation: {
        finishes: 'Kho gửi GOAWAY, và {ms} ms sau vẫn trả lời đơn #{id} với grpc-status 0. GOAWAY chỉ cấm stream mới.',
        fails: 'Đơn #{id} hỏng sau khi kho gửi GOAWAY {ms} ms.',
        retries: 'Đơn #{id} được gọi lại.',
      },
      beliefs: {
        fails: 'Kết nối chỉ đóng khi stream cuối cùng xong. Đó là khác biệt giữa SIGTERM có người bắt và kill -9.',
        retries: 'GOAWAY nói stream lớn nhất mà server đã nhận. Stream ấy và các stream trước nó vẫn có câu trả lời.',
      },
    },
  },
  objectives: {
    answered: 'Giữ hàng cho một đơn: quầy hỏi service đơn, service đơn hỏi kho',
    zombie: 'Để quầy hết hạn khi kho đang làm, và tìm ra kho làm gì sau đó',
    unpassed: 'Cho kho nghe signal mà service đơn không truyền hạn: kho có nghe thấy gì không?',
    'passed-on': 'Truyền hạn xuống tới kho: cả chuỗi dừng cùng lúc',
    cancelled: 'Quầy huỷ giữa chừng, và kho biết',
    refused: 'Nhận ba lời từ chối, mỗi lời một mã: thiếu token, sai số lượng, quá dài',
    killed: 'Kill -9 kho khi nó đang cầm một cuộc gọi, và đọc mã mà quầy nhận',
    retried: 'Kho đang chết, quầy hỏi tồn và tự thử lại tới khi có câu trả lời',
    drained: 'Bảo kho rời đi khi nó đang cầm một cuộc gọi',
  },
  guide: {
    answered: [...back, good, 'Đặt "Kho làm" là nhanh.', 'Bấm "Giữ hàng" và theo hai cuộc gọi, từ quầy tới kho.'],
    zombie: [
      ...back,
      good,
      'Đặt "Kho nghe signal" là không.',
      'Đặt "Đơn truyền hạn" là không.',
      slow,
      short,
      'Bấm "Giữ hàng" rồi nhìn ba vạch phía dưới: ai còn làm, sau vạch hạn?',
      'Chờ kho xong việc, và xem bảng holds.',
    ],
    unpassed: [
      ...back,
      good,
      'Đặt "Kho nghe signal" là có.',
      'Đặt "Đơn truyền hạn" là không.',
      slow,
      short,
      'Bấm "Giữ hàng" và so hạn ghi trên hai làn.',
      'Chờ xem kho có dừng không.',
    ],
    'passed-on': [
      ...back,
      good,
      'Đặt "Kho nghe signal" là có.',
      'Đặt "Đơn truyền hạn" là có.',
      slow,
      short,
      'Bấm "Giữ hàng": làn thứ hai giờ ghi hạn bao nhiêu?',
      'Chờ tới hạn, và xem bảng dropped.',
    ],
    cancelled: [
      ...back,
      good,
      'Đặt "Kho nghe signal" là có.',
      'Đặt "Đơn truyền hạn" là có.',
      slow,
      long,
      hold,
      untilStock,
      'Bấm "Huỷ", và so mã RST_STREAM với lúc hết hạn.',
    ],
    refused: [
      ...back,
      'Đặt "Yêu cầu" là thiếu token.',
      'Bấm "Giữ hàng". Handler có chạy không?',
      'Đặt "Yêu cầu" là số lượng −1.',
      'Bấm "Giữ hàng", rồi đọc phần in của quầy: field nào sai?',
      'Đặt "Yêu cầu" là ghi chú 100 KB.',
      'Bấm "Giữ hàng".',
    ],
    killed: [...back, good, slow, long, hold, untilStock, 'Kill -9 kho ngay bây giờ.'],
    retried: [
      'Rã băng service đơn.',
      'Chạy lại service đơn.',
      'Rã băng kho.',
      good,
      'Đặt "Kho làm" là nhanh.',
      'Đặt "Hạn chờ" là 10 giây: mọi lần thử phải lọt trong hạn này.',
      'Đặt "Thử lại" là bật.',
      'Kill -9 kho.',
      'Bấm "Hỏi tồn": lần đầu hỏng, quầy nghỉ rồi thử lại.',
      'Chạy lại kho trước khi quầy hết kiên nhẫn.',
      'Chờ lần thử kế tiếp.',
    ],
    drained: [...back, good, slow, long, hold, untilStock, 'Bấm "Rời đi" ở kho.', 'Chờ xem cuộc gọi đang dở ra sao.'],
  },
  hints: {
    'in-time':
      'Cuộc gọi xong trước hạn, nên không ai phải bỏ đi. Đặt "Kho làm" là chậm: 5 giây, dài hơn hạn chờ của bạn.',
    'nothing-to-cancel':
      'Quầy không chờ cuộc gọi nào để huỷ. Đặt "Kho làm" là chậm và "Hạn chờ" là 10 giây: bạn có 5 giây để bấm.',
    'hold-again':
      'Lỗi là UNAVAILABLE, "Thử lại" đang bật, mà quầy không thử lại: giữ hàng hai lần là giữ hai lần. Bấm "Hỏi tồn", việc ấy chỉ đọc.',
    'killed-idle':
      'Chương trình ấy chết lúc tay không, nên chẳng cuộc gọi nào hỏng. Chạy lại nó, làm kho chậm, bấm "Giữ hàng" rồi mới kill.',
    'left-idle':
      'Nó rời đi lúc tay không nên không có gì để làm nốt. Chạy lại nó, làm kho chậm, bấm "Giữ hàng" rồi mới bảo nó rời đi.',
  },
};

const number = numberFormat();
const seconds = (ms: number): string => `${number(Math.round(ms / 100) / 10)} s`;
const ms = (value: number): string => (value < 950 ? `${number(Math.round(value))} ms` : seconds(value));

/** Words of the stage. */
export const words = {
  hops: { first: 'Quầy gọi service đơn', second: 'Service đơn gọi kho' },
  left: 'GOAWAY: chỉ làm nốt',
  closed: 'kết nối đã đóng',
  rows: { checkout: 'Quầy chờ', order: 'Service đơn', stock: 'Kho' },
  none: 'Bấm "Giữ hàng" để thấy ai chờ, ai làm.',
  title: (id: string, method: string): string =>
    method === 'HoldItems' ? `Đơn #${id}: ai chờ, ai còn làm` : `Câu hỏi #${id}: ai chờ, ai còn làm`,
  deadline: (value: number): string => `hạn ${seconds(value)}`,
  tries: (count: number): string => `lần thử ${count}: `,
  waits: (value: number): string => `đang chờ, ${seconds(value)}`,
  ended: (ended: Ending, to: number): string => {
    if (isOk(ended)) return `OK sau ${ms(to)}`;
    if (ended.how === 'trailers') return `${statusName(ended.status ?? 2)} sau ${ms(to)}`;
    if (ended.how === 'connection') return `mất kết nối sau ${ms(to)}`;
    return isCancelled(ended) ? `huỷ sau ${ms(to)}` : `hết hạn sau ${ms(to)}, bỏ đi`;
  },
  works: 'đang làm,',
  worked: 'hết việc sau',
  end: { held: 'đã giữ hàng sau', dropped: 'dừng giữa chừng sau', died: 'chết sau' },
  after: ms,
  alone: (value: number): string => `${ms(value)} không còn ai đợi`,
  tick: (value: number): string => `${number(value / 1_000)} s`,
};
