import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';
import type { BreakerState, Outcome } from './rushes.ts';

const back = ['Rã băng payment.', 'Chạy lại payment.'] as const;
const plain = [...back, 'Đặt "Cầu dao" là không.', 'Đặt "Vách ngăn" là không.'] as const;
const busy = 'Đặt "Payment" là quá tải: kham 4 cuộc một lúc, dư thì từ chối.';
const slow = 'Đặt "Payment" là chậm: thu ngay, 4 giây sau mới trả lời.';
const open = [
  'Đặt "Thử lại" là không, để mỗi đơn là một cuộc gọi.',
  'Đặt "Vách ngăn" là không.',
  'Đặt "Cầu dao" là có.',
  'Đặt "Payment" là lỗi.',
  'Bấm "12 khách cùng trả": năm lỗi liền là cầu dao mở.',
] as const;
const fixed = 'Đặt "Thử lại" là cách đều 1 giây.';
const untilAnswered = 'Chờ tới khi khách nào cũng có câu trả lời.';

export const copy: CopyOf<typeof lab> = {
  title: 'Retry, cầu dao, vách ngăn',
  summary:
    'Một quầy gọi một payment hay ốm. Xem thử lại thành bão, jitter rải nó ra, cầu dao ngắt và thử đóng lại, ngân sách chặn mọi lần thử, và khoá lũy đẳng chặn lần thu thứ hai.',
  intro:
    'Quầy thu tiền của nhiều khách một lúc, qua payment. Đặt payment là quá tải, bật thử lại, rồi bấm "12 khách cùng trả".',
  roles: {
    checkout: { name: 'Quầy' },
    payment: { name: 'Payment' },
    catalog: { name: 'Bảng giá' },
  },
  controls: {
    rush: { label: '12 khách cùng trả', help: 'Quầy thu tiền của 12 khách cùng một lúc, mỗi khách một đơn.' },
    pay: { label: '1 khách trả', help: 'Quầy thu tiền của một khách.' },
    price: { label: 'Hỏi giá', help: 'Một khách chỉ hỏi giá: quầy gọi bảng giá, không gọi payment.' },
    payment: {
      label: 'Payment',
      options: { ok: 'khoẻ', busy: 'quá tải', failing: 'lỗi', slow: 'chậm' },
      help: 'Quá tải: kham 4 cuộc một lúc. Lỗi: từ chối hết. Chậm: thu tiền ngay, 4 giây sau mới trả lời.',
    },
    retry: {
      label: 'Thử lại',
      options: { none: 'không', fixed: 'cách đều', exponential: 'giãn dần', jitter: 'jitter' },
      help: 'Thử thêm nhiều nhất 3 lần. Cách đều: 1, 1, 1 giây. Giãn dần: 1, 2, 4 giây. Jitter: giãn dần, lệch ngẫu nhiên.',
    },
    limit: {
      label: 'Hạn',
      options: { none: 'không', try: '1 s/lần', budget: '2,5 s/đơn' },
      help: '1 s/lần: hạn của mỗi cuộc gọi. 2,5 s/đơn: thêm ngân sách của cả đơn, cho mọi lần thử cộng lúc nghỉ.',
    },
    breaker: {
      label: 'Cầu dao',
      options: { off: 'không', on: 'có' },
      help: 'Năm lỗi liền thì mở 5 giây, rồi cho một cuộc đi thử. Bật lại là một cầu dao mới, đang đóng.',
    },
    bulkhead: {
      label: 'Vách ngăn',
      options: { off: 'không', on: 'có' },
      help: 'Trong 12 chỗ của quầy, payment được chiếm nhiều nhất 4. Người thứ năm bị từ chối ngay.',
    },
    key: {
      label: 'Khoá lũy đẳng',
      options: { off: 'không', on: 'có' },
      help: 'Mọi lần thử của một đơn mang cùng một khoá; payment chỉ thu một lần cho mỗi khoá.',
    },
  },
  predictions: {
    waves: {
      question:
        '12 khách trả cùng lúc, payment kham được 4 nên từ chối 8. Cả tám nghỉ 1, 2, rồi 4 giây giữa các lần thử. Lần thử thứ hai của họ tới payment thế nào?',
      options: {
        spread: 'Rải ra: mỗi lần nghỉ một dài hơn',
        together: 'Cùng một lúc, như lần đầu',
        queued: 'Không tới nữa: payment đã xếp họ vào hàng',
      },
      explanation: {
        together:
          '{count} trên {of} cuộc tới trong cùng 0,1 giây. Ai cũng bị từ chối cùng lúc và nghỉ đúng bằng nhau, nên cả đám chỉ cùng dời sang một lúc khác.',
        spread: 'Đông nhất {count} trên {of} cuộc trong 0,1 giây: các lần thử đã rải ra.',
        queued: 'Không ai xếp hàng.',
      },
      beliefs: {
        spread: 'Giãn dần làm một khách gọi thưa dần. Nó không làm hai khách khác nhau.',
        queued: 'UNAVAILABLE là câu trả lời, cuộc gọi đã xong. Muốn xếp hàng thì phải có cái hàng: một queue.',
      },
    },
    probe: {
      question: 'Cầu dao đã mở đủ 5 giây, payment vẫn lỗi. 12 khách cùng trả. Mấy cuộc gọi tới payment?',
      options: {
        all: 'Cả 12: hết giờ thì cầu dao đóng lại',
        one: 'Một: cuộc đi thử',
        none: 'Không cuộc nào, tới khi có người đóng cầu dao',
      },
      explanation: {
        one: '{count} cuộc đi thử và hỏng, cầu dao mở tiếp. Mười một người còn lại của {of} đợi kết quả ấy rồi bị từ chối, payment không hề thấy họ.',
        all: '{count} cuộc đã tới payment trước khi cầu dao mở lại.',
        none: 'Không cuộc nào tới payment.',
      },
      beliefs: {
        all: 'Đóng hẳn rồi mới biết payment còn ốm thì mỗi 5 giây nó lại lãnh trọn một đợt.',
        none: 'Cầu dao điện thì thế. Cầu dao này tự thử: không thì đêm nào cũng phải có người trực.',
      },
    },
    charges: {
      question:
        'Payment chậm 4 giây, mỗi lần thử có hạn 1 giây, thử lại tối đa 3 lần. Sau cùng khách được báo là không trả được. Payment đã thu tiền của khách mấy lần?',
      options: { none: 'Không lần nào, vì đã báo lỗi', one: 'Một lần', several: 'Nhiều lần' },
      explanation: {
        several: 'Đơn #{order} có {count} dòng trong bảng charges, còn khách thấy lỗi. Mỗi lần thử là một lần thu.',
        one: 'Đơn #{order} được thu một lần: payment nhận ra khoá, hoặc chỉ một lần thử tới nơi.',
        none: 'Đơn #{order} chưa bị thu lần nào.',
      },
      beliefs: {
        none: 'DEADLINE_EXCEEDED nói rằng quầy thôi chờ. Nó không nói gì về payment.',
        one: 'Với payment, bốn cuộc gọi giống nhau có thể là bốn lần mua. Không có gì để nó nhận ra.',
      },
    },
    tries: {
      question:
        'Được thử 4 lần, mỗi lần 1 giây, nghỉ 1 giây ở giữa; ngân sách của cả đơn là 2,5 giây. Payment chậm. Mấy lần thử tới được payment?',
      options: {
        four: 'Bốn: ngân sách chỉ tính lúc gọi, không tính lúc nghỉ',
        two: 'Hai',
        one: 'Một: hết hạn thì thôi',
      },
      explanation: {
        two: 'Đơn #{order}: {count} lần, khách có câu trả lời sau {ms} ms. Lần cuối lên đường với hạn {last} ms, phần còn lại của ngân sách.',
        four: 'Đơn #{order}: {count} lần trong {ms} ms.',
        one: 'Đơn #{order}: {count} lần trong {ms} ms.',
      },
      beliefs: {
        four: 'Khách chờ cả lúc gọi lẫn lúc nghỉ. Ngân sách đo cái khách chờ.',
        one: 'Hạn của một lần thử và hạn của cả đơn là hai đồng hồ. Lần đầu hết hạn thì ngân sách còn 1,5 giây.',
      },
    },
  },
  objectives: {
    storm: 'Tạo một cơn bão: từ 6 lần thử lại tới payment trong cùng 0,1 giây',
    spread: 'Bật jitter và rải cơn bão ấy ra',
    opened: 'Làm cầu dao mở, và xem một đơn hỏng mà payment không thấy cuộc gọi nào',
    reopened: 'Để cuộc đi thử hỏng',
    closed: 'Để cuộc đi thử thành công và cầu dao đóng lại',
    double: 'Làm payment thu một đơn hai lần',
    once: 'Vẫn chậm, vẫn thử lại, mà đơn chỉ bị thu một lần',
    budget: 'Để ngân sách của cả đơn cắt ngắn lần thử cuối',
    isolated: 'Payment chậm và đông khách, mà người hỏi giá không phải chờ',
  },
  guide: {
    storm: [
      ...plain,
      busy,
      'Đặt "Thử lại" là giãn dần: 1, 2, 4 giây.',
      'Bấm "12 khách cùng trả" và nhìn các cột.',
      untilAnswered,
    ],
    spread: [
      ...plain,
      busy,
      'Đặt "Thử lại" là jitter.',
      'Bấm "12 khách cùng trả", và so các cột với đợt trước.',
      untilAnswered,
    ],
    opened: [...back, ...open, 'Bấm "12 khách cùng trả" lần nữa: payment thấy gì?'],
    reopened: [
      ...back,
      ...open,
      'Đặt "Payment" là lỗi.',
      'Chờ hết 5 giây của cầu dao.',
      'Bấm "12 khách cùng trả" và đếm cuộc gọi tới payment.',
    ],
    closed: [
      ...back,
      ...open,
      'Đặt "Payment" là khoẻ.',
      'Chờ hết 5 giây của cầu dao.',
      'Bấm "1 khách trả": đó là cuộc đi thử.',
    ],
    double: [
      ...plain,
      slow,
      fixed,
      'Đặt "Hạn" là 1 s/lần.',
      'Đặt "Khoá lũy đẳng" là không.',
      'Bấm "1 khách trả", rồi nhìn bảng charges.',
      'Chờ tới khi khách có câu trả lời, chừng 7 giây.',
    ],
    once: [
      ...plain,
      slow,
      fixed,
      'Đặt "Hạn" là 1 s/lần.',
      'Đặt "Khoá lũy đẳng" là có.',
      'Bấm "1 khách trả": lần thử thứ hai nhận được gì?',
      'Chờ lần thử thứ hai.',
    ],
    budget: [
      ...plain,
      slow,
      fixed,
      'Đặt "Hạn" là 2,5 s/đơn: mỗi lần vẫn 1 giây.',
      'Đặt "Khoá lũy đẳng" là không, để payment chậm mãi.',
      'Bấm "1 khách trả".',
      'Chờ 2,5 giây.',
    ],
    isolated: [
      ...back,
      'Đặt "Cầu dao" là không.',
      slow,
      'Đặt "Thử lại" là không.',
      'Đặt "Hạn" là không: ai gọi payment thì giữ chỗ 4 giây.',
      'Đặt "Vách ngăn" là có.',
      'Bấm "12 khách cùng trả": bốn người vào, tám người bị từ chối.',
      'Bấm "Hỏi giá" ngay, khi bốn người kia còn chờ.',
    ],
  },
  hints: {
    'no-retry':
      'Payment từ chối bớt khách mà không ai thử lại, nên chỉ có một đợt. Đặt "Thử lại" là giãn dần rồi bấm lần nữa.',
    'too-early':
      'Payment đã khoẻ mà đơn vẫn hỏng: cầu dao còn mở, nó chưa biết. Chờ đủ 5 giây kể từ lúc mở rồi bấm "1 khách trả".',
    'no-limit': 'Quầy kiên nhẫn chờ 4 giây nên chỉ có một lần gọi, một lần thu. Đặt "Hạn" là 1 s/lần và bật thử lại.',
    starved:
      'Người hỏi giá phải chờ vì khách của payment đã chiếm hết 12 chỗ của quầy, dù bảng giá vẫn khoẻ. Đặt "Vách ngăn" là có rồi làm lại.',
  },
};

const number = numberFormat();
const one = numberFormat({ maximumFractionDigits: 1 });
const ms = (value: number): string => (value < 950 ? `${number(Math.round(value))} ms` : `${one(value / 1_000)} s`);

/** Words of the stage. */
export const words = {
  breaker: {
    title: 'Cầu dao',
    off: 'không có',
    names: { closed: 'đóng', open: 'mở', ready: 'mở, hết giờ', 'half-open': 'nửa mở' } satisfies Record<
      BreakerState,
      string
    >,
    says: {
      closed: ['Cuộc gọi nào cũng đi.', 'Năm lỗi liền thì mở.'],
      open: ['Ai gọi thì hỏng ngay.', 'Payment không thấy gì.'],
      ready: ['Đã đủ 5 giây.', 'Cuộc kế tiếp là cuộc đi thử.'],
      'half-open': ['Một cuộc đang đi thử.', 'Những cuộc khác đợi nó.'],
    } satisfies Record<BreakerState, readonly [string, string]>,
    saysOff: ['Cuộc gọi nào cũng đi,', 'payment ốm hay không.'] as const,
  },
  price: 'Hỏi giá gần nhất',
  noPrice: 'chưa hỏi',
  ms,
  chart: {
    none: 'Bấm "12 khách cùng trả" để thấy các cuộc gọi.',
    title: (id: string, calls: number) => `Đợt #${id}: ${calls} cuộc gọi tới payment`,
    silent: (id: string) => `Đợt #${id}: không cuộc gọi nào tới payment`,
    peak: (count: number) => (count > 0 ? `thử lại đông nhất: ${count} cuộc trong 0,1 s` : 'không ai thử lại'),
    tick: (value: number) => `${number(value / 1_000)} s`,
    taken: 'nhận',
    refused: 'từ chối',
  },
  customers: {
    title: 'Khách của đợt này',
    none: 'Chưa có khách nào trả tiền.',
    waits: 'đang chờ',
    outcomes: {
      paid: 'đã trả',
      failed: 'báo lỗi',
      late: 'hết ngân sách',
      broken: 'bị ngắt',
      refused: 'hết chỗ',
    } satisfies Record<Outcome, string>,
    charged: (count: number) => (count === 0 ? 'chưa thu' : `thu ${count} lần`),
    order: (id: string) => `Đơn #${id}`,
  },
};
