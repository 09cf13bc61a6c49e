import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();

const thaw = 'Rã băng windows.';
const runAgain = 'Bấm "Chạy lại" ở windows.';
const wait = 'Đặt Chờ đơn muộn là 10 s.';
const some = 'Gửi 3 đơn, để windows có gì mà nhớ.';
const kill = 'Bấm "kill -9" ở windows: state trong bộ nhớ mất theo.';

export const copy: CopyOf<typeof lab> = {
  title: 'Doanh thu theo window',
  summary:
    'Đơn và thanh toán chảy qua bốn chương trình: cộng theo window, ghép, lọc, làm giàu. Cho đơn tới muộn, cho window bị kill, và xem con số nào còn đúng.',
  intro:
    'Giờ trên sân ga là giờ của cửa hàng: mỗi đơn mới cách đơn trước 2 giây. Gửi 8 đơn và nhìn watermark đi qua các window.',
  roles: {
    shop: { name: 'Cửa hàng' },
    join: { name: 'join' },
    windows: { name: 'windows' },
    enrich: { name: 'enrich' },
    customers: { name: 'customers' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn', help: 'Đơn của khách kế tiếp, đặt 2 giây sau đơn trước theo giờ cửa hàng.' },
    'send-many': { label: 'Gửi', unit: 'đơn', help: 'Lần lượt từng đơn, mỗi đơn cách đơn trước 2 giây cửa hàng.' },
    order: {
      label: 'Gửi đơn này',
      help: 'Đơn muộn: khách đặt từ trước, máy mất mạng, giờ mới tới. Đồng hồ cửa hàng không chạy thêm.',
      fields: {
        customer: { label: 'khách', options: { An: 'An', Bé: 'Bé', Chi: 'Chi' } },
        late: {
          label: 'muộn',
          options: { '0': '0 s', '5': '5 s', '14': '14 s', '30': '30 s' },
        },
        size: { label: 'tiền', options: { normal: '300k', large: '1.480k' } },
      },
    },
    grace: {
      label: 'Chờ đơn muộn',
      options: { '10': '10 s', '0': '0 s' },
      help: 'Sau khi phát, window còn nhận đơn muộn bao lâu nữa, theo watermark.',
    },
    pay: {
      label: 'Khách trả',
      options: { soon: 'sau 3 s', slow: 'sau 12 s', none: 'không trả' },
      help: 'Join chỉ ghép đơn với tiền cách nhau tối đa 8 giây.',
    },
    restore: {
      label: 'Chạy lại từ',
      options: { none: 'state trống', changelog: 'changelog', replay: 'đọc lại đơn' },
      help: 'Lần chạy sau, windows dựng lại state từ đâu.',
    },
  },
  predictions: {
    'when-emitted': {
      question:
        'Window 10 giây đầu tiên gom các đơn đặt từ giây 00 tới trước giây 10. Khi nào windows phát tổng của nó?',
      options: {
        full: 'Ngay khi nó có đủ đơn của 10 giây ấy',
        next: 'Khi đơn đầu tiên đặt từ giây 10 trở đi tới',
        watermark: 'Khi một đơn đặt từ giây 14 trở đi tới',
        clock: 'Khi đồng hồ trên tường đã chạy đủ 10 giây',
      },
      explanation: {
        watermark:
          'Đơn #{order}, đặt lúc {at}, làm window {from}–{ends} phát {total}k: nó đẩy watermark tới {watermark}. Trước đó {waited} đơn của window sau đã tới mà nó chưa phát, vì chương trình còn chờ đơn đi lạc chừng 4 giây.',
        next: 'Đơn #{order}, đặt lúc {at}, là đơn đầu tiên sau {ends} và làm window phát {total}k: nó đưa thẳng watermark tới {watermark}.',
        full: 'Đơn #{order} nằm trong chính window {from}–{ends}: nó tới muộn, lúc watermark đã ở {watermark}.',
        clock: 'Window {from}–{ends} phát {total}k khi đơn #{order} tới, đặt lúc {at}.',
      },
      beliefs: {
        full: 'Không ai biết window có bao nhiêu đơn là đủ. Chỉ giờ của những đơn tới sau mới nói lên điều đó.',
        next: 'Đơn ấy chỉ nói giờ đã qua giây 10. Một đơn đặt ở giây 9 vẫn có thể đang trên đường.',
        clock:
          'Tám đơn này tới trong khoảng một giây thật. Chương trình không nhìn đồng hồ trên tường, chỉ nhìn giờ ghi trong đơn.',
      },
    },
    'late-order': {
      question: 'Một đơn đặt từ 14 giây trước giờ mới tới. Window của nó đã phát tổng. Chuyện gì xảy ra?',
      options: {
        dropped: 'Đơn bị bỏ: kết quả đã phát thì xong',
        'next-window': 'Đơn được tính vào window đang mở',
        corrected: 'Window cộng thêm đơn ấy rồi phát lại',
      },
      explanation: {
        corrected:
          'Đơn #{order} đặt lúc {at} thuộc window {from}–{ends}. Watermark mới ở {watermark}, chưa tới {locks} là lúc window khoá, nên nó cộng {amount}k rồi phát lại: {was}k thành {total}k.',
        dropped:
          'Đơn #{order} đặt lúc {at}, mà watermark đã ở {watermark}: quá hạn chờ, window của nó đã khoá. Đơn chỉ còn nằm trong topic late.',
        'next-window': 'Đơn #{order} đặt lúc {at} làm window {from}–{ends} phát {total}k.',
      },
      beliefs: {
        dropped: 'Phát chưa phải là khoá. Trong hạn chờ, window còn trong state và sửa được.',
        'next-window':
          'Window nào là do giờ đặt quyết định, không phải giờ tới. Tính vào window sau là báo sai cả hai.',
      },
    },
    merge: {
      question:
        'Một khách có hai phiên, cách nhau hơn 6 giây. Giờ một đơn muộn của khách ấy tới, đặt ở khoảng giữa, cách mỗi phiên không quá 6 giây. Khách có mấy phiên?',
      options: {
        third: 'Ba: đơn muộn là một phiên riêng',
        extends: 'Hai: nó nhập vào phiên gần hơn',
        merges: 'Một: nó nối cả hai lại',
      },
      explanation: {
        merges:
          'Đơn #{order} của {customer}, đặt lúc {at}, nối hai phiên thành một, từ {from} tới {to}: {count} đơn, {total}k. Trên changelog, key cũ thành tombstone.',
        extends:
          'Đơn #{order} của {customer} lúc {at} chỉ ở gần một phiên: giờ phiên ấy từ {from} tới {to}, {count} đơn.',
        third: 'Đơn #{order} của {customer} lúc {at} không ở gần phiên nào.',
      },
      beliefs: {
        third: 'Phiên chỉ hết khi khách im quá 6 giây. Đơn này cách mỗi phiên không quá 6 giây.',
        extends: 'Có đơn ấy thì giữa hai phiên không còn khoảng im nào quá 6 giây. Chúng là một.',
      },
    },
    killed: {
      question:
        'Một window đang mở, đã có vài đơn. windows bị kill -9, chạy lại với state trống, rồi đơn lại tới. Window ấy sẽ phát tổng của những đơn nào?',
      options: {
        all: 'Mọi đơn: Kafka giao lại những đơn chưa phát',
        rest: 'Chỉ những đơn tới sau khi chạy lại',
        nothing: 'Không phát: window dở dang bị huỷ',
      },
      explanation: {
        rest: 'Window {from}–{ends} phát {total}k, trong khi các đơn của nó cộng lại là {truth}k: thiếu {missing}k của {earlier} đơn đã cộng trước khi chết. Offset của chúng đã commit nên không ai giao lại, còn tổng thì nằm trong bộ nhớ.',
        all: 'Window {from}–{ends} phát đủ {total}k: đơn của nó chưa được commit nên được đọc lại.',
        nothing: 'Window {from}–{ends} phát {total}k.',
      },
      beliefs: {
        all: 'Kafka nhớ đã đọc tới đâu, không nhớ window nào chưa phát. Đơn đã cộng là đơn đã commit.',
        nothing:
          'Chương trình không biết mình từng có window ấy. Đơn mới tới thì nó mở lại từ 0, và không lỗi nào báo.',
      },
    },
  },
  objectives: {
    emitted: 'Gửi đơn cho tới khi window đầu tiên phát: cái gì làm nó phát?',
    corrected: 'Gửi một đơn muộn vào một window đã phát mà còn nhận: con số đã phát ra sao?',
    dropped: 'Gửi một đơn muộn hơn mọi hạn chờ: nó đi đâu?',
    merged: 'Gửi một đơn muộn vào giữa hai phiên của cùng một khách',
    unmatched: 'Cho thanh toán đến ngoài hạn ghép: join làm gì với đơn, rồi với tiền?',
    bare: 'Tắt service customers rồi gửi một đơn lớn: dòng đơn có đứng lại không?',
    forgotten: 'Kill windows giữa một window, chạy lại với state trống: so tổng nó phát với các đơn',
    restored: 'Kill windows lần nữa, lần này chạy lại từ changelog hay từ đơn cũ: tổng có đúng không?',
  },
  guide: {
    emitted: [thaw, runAgain, 'Gửi 8 đơn, và nhìn vạch watermark đi sau đơn mới nhất 4 giây.'],
    corrected: [
      thaw,
      runAgain,
      wait,
      'Gửi 8 đơn, để có window đã phát.',
      'Chọn khách An, muộn 14 s, 300k, rồi bấm "Gửi đơn này".',
    ],
    dropped: [
      thaw,
      runAgain,
      'Gửi thêm 8 đơn, để giờ cửa hàng đi được hơn 30 giây.',
      'Chọn khách An, muộn 30 s, 300k, rồi bấm "Gửi đơn này".',
    ],
    merged: [
      thaw,
      runAgain,
      wait,
      'Gửi 8 đơn, để khách có hai phiên còn mở gần nhau.',
      'Đơn mới nhất là của An: gửi một đơn nữa của An, muộn 5 s, 300k.',
      'Đơn mới nhất là của Bé: gửi một đơn nữa của Bé, muộn 5 s, 300k.',
      'Đơn mới nhất là của Chi: gửi một đơn nữa của Chi, muộn 5 s, 300k.',
    ],
    unmatched: ['Đặt Khách trả là "sau 12 s": join chỉ chờ 8 giây.', 'Gửi 14 đơn, và nhìn hai dòng của join.'],
    bare: ['Bấm "kill -9" ở customers.', 'Chọn khách Chi, muộn 0 s, 1.480k, rồi bấm "Gửi đơn này".'],
    forgotten: [
      thaw,
      'Đặt Chạy lại từ là "state trống".',
      some,
      'Gửi 1 đơn, để window đang mở còn chỗ cho đơn tới sau.',
      kill,
      runAgain,
      'Gửi 8 đơn, rồi xem window dở dang phát bao nhiêu.',
    ],
    restored: [
      thaw,
      'Đặt Chạy lại từ là "changelog".',
      some,
      kill,
      runAgain,
      'Gửi 8 đơn, rồi xem window dở dang phát bao nhiêu.',
    ],
  },
  hints: {
    'still-open':
      'Đơn này đến muộn nhưng window của nó chưa phát, nên chẳng có gì để sửa. Gửi thêm đơn cho giờ cửa hàng đi tiếp, rồi mới gửi đơn muộn 14 s.',
    'too-late':
      'Window của đơn này đã khoá, nên nó vào topic late. Muốn thấy một con số được phát lại thì chọn muộn 14 s, và Chờ đơn muộn 10 s.',
    'not-between':
      'Đơn này chỉ ở gần một phiên, nên phiên ấy dài ra. Muốn nối hai phiên thì gửi tới khi khách của đơn mới nhất đã có một phiên trước đó, rồi gửi đơn muộn 5 s của chính khách ấy.',
    'never-paid':
      'Không khách nào trả, nên chỉ thấy đơn hết hạn chờ. Đặt Khách trả là "sau 12 s" để tiền có tới, nhưng quá muộn.',
    rebuilt:
      'Lần này windows đã dựng lại state trước khi đọc tiếp, nên tổng đúng. Đặt Chạy lại từ là "state trống" rồi kill lần nữa để thấy cái mất.',
  },
};

const states = { emitted: 'còn nhận muộn', open: 'đang mở', locked: 'đã khoá', lost: 'không phát' };

/** Words on the stage that are this lab's alone. */
export const words = {
  money: (thousands: number): string => `${whole(thousands)}k`,
  count: (orders: number): string => `${orders} đơn`,
  countIn: (orders: number, state: keyof typeof states): string => `${orders} đơn, ${states[state]}`,
  watermark: 'watermark',
  newest: 'giờ cửa hàng',
  empty: 'Chưa có đơn nào. Gửi 8 đơn để bắt đầu.',
  rows: {
    orders: ['Đơn hàng', 'theo giờ đặt'],
    tumbling: ['Tumbling', '10 s, nối nhau'],
    sliding: ['Sliding', '10 s, mỗi 5 s'],
    session: ['Session', 'im 6 s thì hết'],
    join: ['Join', 'trong vòng 8 s'],
    big: ['Lọc > 1.000k', 'và làm giàu'],
  },
  late: (seconds: number): string => `muộn ${seconds} s, nhận`,
  dropped: (seconds: number): string => `muộn ${seconds} s: bỏ`,
  missing: (thousands: number): string => `thiếu ${whole(thousands)}k`,
  unpaid: 'quá 8 s chưa trả',
  unmatched: 'tiền không có đơn',
  unknown: 'không hỏi được',
  topic: (name: string, records: number): string => `${name} · ${whole(records)}`,
  topicLabel: (name: string, records: number): string => `Topic ${name}: ${whole(records)} record`,
  chart: (orders: number, emitted: number, late: number): string =>
    `Trục giờ cửa hàng: ${orders} đơn, ${emitted} window đã phát, ${late} đơn bị bỏ`,
};
