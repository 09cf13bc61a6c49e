import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();

const thaw = 'Rã băng chương trình gửi email đang đứng im.';
const flow = 'Đặt Đọc về "đang đọc".';
const shortWork = 'Đặt Mỗi email mất về 0,4 s.';
const runAgain = 'Chạy lại chương trình gửi email.';
const send = 'Gửi 20 đơn, để nó có việc trong lúc bạn bấm.';
const atWork = 'Chờ nó làm xong hai đơn kể từ khi chạy.';
const die = 'Bấm "Chết ở giữa": nó sẽ tự kill -9 ở đơn kế tiếp, giữa hai bước làm việc và commit.';
const leave = 'Bấm "Rời đi" ở chương trình gửi email: chỉ dời được offset của group đang vắng.';
const operatorGone = 'Chờ người trực rời group: để dời offset, nó vào group như một member, mất chừng 5 giây.';
const empty = 'Chờ broker thấy group trống.';

export const copy: CopyOf<typeof lab> = {
  title: 'Đọc lại từ đâu',
  summary:
    'Chương trình gửi email chết đúng giữa việc và commit. Đếm xem khách nào không có email, khách nào nhận hai. Rồi tự tay dời offset.',
  intro:
    'Gửi 10 đơn, rồi bấm "Chết ở giữa" trong lúc email đang đi. Chạy lại chương trình: đơn nó đang cầm ra sao? Đổi cách commit rồi làm lại.',
  roles: {
    shop: { name: 'Cửa hàng' },
    email: { name: 'Gửi email' },
    analytics: { name: 'Thống kê (earliest)' },
    alert: { name: 'Cảnh báo (latest)' },
    operator: { name: 'Người trực', term: 'operator' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Cửa hàng ghi một record vào topic orders.' },
    'send-many': { label: 'Gửi nhiều', unit: 'đơn', help: 'Ghi ngần ấy record một lúc.' },
    commit: {
      label: 'Commit',
      options: { after: 'sau khi làm', before: 'trước khi làm', auto: 'tự động' },
      help: 'Sau khi làm: gửi email rồi commit. Trước khi làm: commit rồi gửi. Tự động: kafkajs commit khi xong cả lô; lab đặt thêm autoCommitInterval, nên giữa lô cứ 5 giây cũng commit.',
    },
    die: {
      label: 'Chết ở giữa',
      help: 'Ở đơn kế tiếp, chương trình gửi email tự gửi SIGKILL cho mình sau bước thứ nhất, trước bước thứ hai. Chạy lại thì nó làm bình thường.',
    },
    work: {
      label: 'Mỗi email mất',
      options: { '400': '0,4 s', '5000': '5 s' },
      help: 'Session timeout là 3 giây, và trong lúc làm chương trình không gửi heartbeat.',
    },
    flow: {
      label: 'Đọc',
      options: { running: 'đang đọc', paused: 'tạm dừng' },
      help: 'Tạm dừng là pause() của kafkajs: vẫn ở trong group, vẫn heartbeat, không lấy thêm record.',
    },
    reset: {
      label: 'Dời offset',
      help: 'Người trực đặt lại chỗ đọc tiếp của group email. Đầu log và cuối log thì không cần số.',
      fields: {
        to: {
          label: 'Tới',
          options: { earliest: 'đầu log', latest: 'cuối log', offset: 'offset số', ago: 'cách đây mấy giây' },
        },
        value: { label: 'Số', placeholder: '0' },
      },
    },
    'add-analytics': {
      label: 'Group mới: earliest',
      help: 'Chạy chương trình thống kê: một group chưa commit lần nào, xin đọc từ đầu log.',
    },
    'add-alert': {
      label: 'Group mới: latest',
      help: 'Chạy chương trình cảnh báo: một group chưa commit lần nào, xin đọc từ cuối log.',
    },
  },
  predictions: {
    'commit-after': {
      question:
        'Commit sau khi làm. Chương trình vừa gửi xong một email thì bị kill -9, chưa kịp commit. Bạn chạy lại nó. Khách của đơn ấy nhận mấy email?',
      options: {
        once: 'Một: chạy lại, nó đọc tiếp từ đơn sau',
        again: 'Hai: nó đọc lại đơn ấy và gửi lần nữa',
        lost: 'Không có: đơn mất cùng chương trình',
      },
      explanation: {
        again:
          'Đơn #{order} nằm ở offset {offset}, và lúc chương trình chết group mới commit {committed}. Chạy lại, nó bắt đầu đúng từ số ấy: đơn #{order} được gửi lần nữa. Broker không biết email đã đi; nó chỉ biết commit.',
        once: 'Lần này đơn #{order} chỉ có một email: commit của nó tới được broker trước khi chương trình chết.',
        lost: 'Lần này đơn #{order} không được đọc lại và không có email nào.',
      },
      beliefs: {
        once: 'Chỗ đọc tiếp của group chỉ dời đi khi có commit. Gửi xong mà chưa commit thì với group là chưa làm.',
        lost: 'Đọc không lấy record đi: nó vẫn nằm trong log, và chỗ đọc tiếp vẫn ở trước nó.',
      },
    },
    'commit-before': {
      question:
        'Giờ đổi lại: commit trước, gửi email sau. Chương trình vừa commit xong một đơn thì bị kill -9, chưa gửi email. Bạn chạy lại nó. Đơn ấy ra sao?',
      options: {
        once: 'Được đọc lại, và khách nhận một email',
        again: 'Được đọc lại, và khách nhận hai email',
        lost: 'Không ai đọc nữa, khách không có email',
      },
      explanation: {
        lost: 'Lúc chương trình chết group đã commit {committed}. Chạy lại, nó bắt đầu từ offset {first}, và đơn #{order} ở offset {offset} không có dòng nào trong bảng emails. Không lỗi nào báo, lag vẫn bằng 0.',
        once: 'Lần này đơn #{order} được đọc lại từ offset {first}: offset {committed} chưa phải chỗ group đọc tiếp.',
        again: 'Lần này đơn #{order} ở offset {offset} được đọc lại từ offset {first} và khách nhận hai email.',
      },
      beliefs: {
        once: 'Commit nói với broker "tới đây là xong rồi". Broker tin, dù việc chưa bắt đầu.',
        again: 'Trùng là khi việc đi trước commit. Ở đây commit đi trước.',
      },
    },
    'auto-commit': {
      question:
        'Commit tự động của kafkajs, như lab đặt: commit khi xong cả lô, giữa lô thì 5 giây một lần. Chương trình đang ở giữa một lô, đã gửi vài email mà chưa commit, thì bị kill -9. Chạy lại, mấy email được gửi lần nữa?',
      options: {
        none: 'Không email nào: làm xong đơn nào kafkajs nhớ đơn ấy',
        one: 'Một: chỉ đơn nó đang cầm',
        several: 'Mọi email kể từ lần commit cuối',
      },
      explanation: {
        several:
          'Offset đã commit là {committed}, còn email đã đi tới hết offset {last}: {count} email được gửi lần nữa. kafkajs nhớ đơn nào đã xong, nhưng nhớ trong bộ nhớ của chương trình, và bộ nhớ ấy mất theo nó.',
        one: 'Chỉ {count} email được gửi lần nữa, vì offset đã commit là {committed}, sát ngay đơn cuối.',
        none: 'Lần này không email nào đi lần nữa: offset {committed} đã kịp tới broker.',
      },
      beliefs: {
        none: 'Nó nhớ trong bộ nhớ của tiến trình. Broker chỉ giữ con số đã được commit.',
        one: 'Thế là commit sau từng đơn. Tự động thì commit theo lô và theo giờ, nên dở dang cả một đoạn.',
      },
    },
    'while-running': {
      question: 'Chương trình gửi email đang chạy. Người trực dời offset của group về đầu log. Chuyện gì xảy ra?',
      options: {
        moves: 'Nó đọc lại từ đầu ngay',
        refused: 'Không dời được',
        'next-start': 'Dời được, nhưng tới lần chạy sau mới có tác dụng',
      },
      explanation: {
        refused:
          'Người trực hỏi broker trước: group đang có member, nên lệnh dừng ở đó và offset vẫn là {committed}. Đặt được thì cũng vô ích: consumer giữ vị trí đọc trong bộ nhớ, và commit kế tiếp của nó ghi đè lên.',
        moves: 'Lần này dời được: lúc lệnh tới, group không có member nào.',
        'next-start': 'Lần này dời được: lúc lệnh tới, group không có member nào.',
      },
      beliefs: {
        moves: 'Consumer chỉ hỏi broker về offset đã commit lúc nhận partition; sau đó nó đi theo vị trí trong bộ nhớ.',
        'next-start':
          'Nếu để vậy thì commit kế tiếp của consumer đang chạy đã ghi đè mất rồi, nên công cụ đòi group trống.',
      },
    },
    'past-end': {
      question:
        'Group đã trống. Người trực dời offset tới "cách đây 0 giây", tức một thời điểm sau record mới nhất. Group sẽ đứng ở đâu?',
      options: {
        error: 'Không đâu cả: lệnh báo lỗi vì không có record nào',
        earliest: 'Đầu log, như khi chưa có offset',
        end: 'Cuối log, và lệnh báo thành công',
      },
      explanation: {
        end: 'Broker trả lời −1, tức không record nào mới như vậy. kafkajs đổi −1 thành cuối log, {high}, và group đứng ở {offset}. Chương trình gọi nó chỉ thấy một con số, y như khi tìm trúng. Gõ nhầm thời điểm thì không đọc lại gì cả, mà không ai báo.',
        earliest: 'Lần này group đứng ở offset {offset}, trong khi cuối log là {high}.',
        error: 'Lần này lệnh báo lỗi và group không được dời. Cuối log là {high}.',
      },
      beliefs: {
        error: 'Ở tầng giao thức đúng là có một câu trả lời riêng, −1. Thư viện che nó đi.',
        earliest:
          'Đầu hay cuối khi không có offset là do consumer chọn lúc subscribe; ở đây người trực đã đặt hẳn một con số.',
      },
    },
    pausing: {
      question:
        'Chương trình lấy về một lô hơn mười đơn và đang gửi email cho một đơn trong lô. Bạn bấm "tạm dừng". Nó còn làm mấy đơn nữa?',
      options: {
        'at-once': 'Không đơn nào: bỏ dở cả đơn đang cầm',
        'in-hand': 'Làm nốt đơn đang cầm rồi dừng',
        batch: 'Làm hết cả lô đã lấy về',
      },
      explanation: {
        'in-hand':
          'Từ lúc tạm dừng nó làm nốt {count} đơn. Phần còn lại của lô nằm sẵn trong bộ nhớ bị bỏ đi, và khi đọc tiếp nó lấy lại từ offset {next}.',
        batch: 'Từ lúc tạm dừng nó còn làm {count} đơn đã lấy về.',
        'at-once': 'Từ lúc tạm dừng nó không làm xong đơn nào.',
      },
      beliefs: {
        'at-once': 'pause() không giết gì cả: handler đang chạy thì chạy cho xong.',
        batch:
          'Với eachMessage, kafkajs xem lại lệnh pause sau từng record. Với eachBatch thì vòng lặp là của bạn, và không ai dừng nó hộ.',
      },
    },
  },
  objectives: {
    'sent-twice': 'Commit sau khi làm, chết ở giữa: khách của đơn ấy nhận mấy email?',
    lost: 'Commit trước khi làm, chết ở giữa: đơn ấy ra sao?',
    'auto-twice': 'Commit tự động, chết giữa một lô: mấy email đi lần nữa?',
    refused: 'Dời offset của group trong lúc chương trình của nó đang chạy',
    rewound: 'Dời offset về đầu log rồi cho chương trình chạy lại',
    'past-end': 'Dời offset tới một thời điểm sau record mới nhất: broker trả lời gì, group đứng ở đâu?',
    'new-groups': 'Hai group mới, một earliest, một latest: mỗi group bắt đầu từ record nào?',
    paused: 'Tạm dừng giữa một lô, rồi đọc tiếp',
    'long-work': 'Làm một đơn lâu hơn session timeout: commit của nó có được nhận không?',
    ahead: 'Đặt group vượt quá cuối log rồi cho chương trình chạy lại: nó đọc từ đâu?',
  },
  guide: {
    'sent-twice': [thaw, flow, shortWork, 'Đặt Commit về "sau khi làm".', send, atWork, die, runAgain],
    lost: [thaw, flow, shortWork, 'Đặt Commit về "trước khi làm".', send, atWork, die, runAgain],
    'auto-twice': [
      thaw,
      flow,
      shortWork,
      'Đặt Commit về "tự động".',
      send,
      atWork,
      'Chờ nó gửi thêm vài email mà chưa commit.',
      die,
      runAgain,
    ],
    refused: [
      thaw,
      flow,
      shortWork,
      runAgain,
      'Chờ nó vào group.',
      'Bấm "Dời offset", chọn "đầu log", rồi gửi: trong lúc chương trình vẫn đang chạy.',
    ],
    rewound: [
      thaw,
      flow,
      shortWork,
      'Đặt Commit về "sau khi làm".',
      'Chạy lại chương trình gửi email: trước hết phải có đơn đã xong.',
      'Gửi 5 đơn: trước hết phải có đơn đã xong.',
      'Chờ nó gửi xong năm email.',
      leave,
      empty,
      'Bấm "Dời offset", chọn "đầu log", rồi gửi.',
      operatorGone,
      'Chạy lại chương trình gửi email, và xem nó bắt đầu từ đơn nào.',
    ],
    'past-end': [
      thaw,
      leave,
      empty,
      'Bấm "Dời offset", chọn "cách đây mấy giây" với số 0, rồi gửi: không record nào mới như vậy.',
    ],
    'new-groups': [
      'Gửi 5 đơn, để trong log có record cũ.',
      'Chạy lại chương trình thống kê.',
      'Bấm "Group mới: earliest".',
      'Chạy lại chương trình cảnh báo.',
      'Bấm "Group mới: latest".',
      'Chờ group mới hỏi xong chỗ bắt đầu.',
      'Gửi 1 đơn hàng: mỗi group đọc những đơn nào?',
    ],
    paused: [
      thaw,
      shortWork,
      runAgain,
      'Gửi 20 đơn, để nó lấy về cả một lô.',
      'Chờ nó cầm một đơn.',
      'Đặt Đọc về "tạm dừng" trong lúc nó đang làm.',
      'Chờ tay nó trống.',
      'Đặt Đọc về "đang đọc": nó lấy tiếp từ đâu?',
    ],
    'long-work': [
      thaw,
      flow,
      'Đặt Commit về "sau khi làm".',
      runAgain,
      'Đặt Mỗi email mất về 5 s: lâu hơn session timeout 3 giây.',
      'Gửi 1 đơn hàng.',
      'Chờ nó làm xong đơn ấy và thử commit. Đừng đổi gì trong lúc ấy.',
    ],
    ahead: [
      thaw,
      flow,
      shortWork,
      leave,
      empty,
      'Bấm "Dời offset", chọn "offset số" với số 999, rồi gửi: log chưa dài tới đó.',
      operatorGone,
      'Chạy lại chương trình gửi email: offset ấy không có thật thì nó đọc từ đâu?',
    ],
  },
  hints: {
    'died-idle':
      'Chương trình chết lúc tay trống, nên không có gì dở dang. Gửi vài đơn rồi bấm "Chết ở giữa" trong lúc nó đang làm.',
    'killed-at-work':
      'Nó chết khi email chưa kịp đi, nên đọc lại là lần gửi đầu tiên: không mất, không trùng. Dùng "Chết ở giữa" để nó chết đúng giữa việc và commit.',
    'auto-early':
      'Lúc nó chết chưa có mấy email nào chờ commit, nên chẳng lặp được gì. Gửi 20 đơn, chờ vài email đi rồi mới bấm "Chết ở giữa".',
    'reset-too-soon':
      'Chương trình đã chết nhưng broker còn tin nó sống tới hết session timeout 3 giây, nên group chưa trống. Chờ đồng hồ chạy hết rồi dời lại.',
    'paused-idle':
      'Bạn tạm dừng lúc nó không cầm đơn nào, nên chưa thấy được gì. Cho đọc tiếp, gửi 20 đơn, rồi tạm dừng trong lúc nó đang làm.',
    'long-before':
      'Đang là commit trước khi làm: nó cũng bị loại khỏi group, nhưng vào lại là đi tiếp, không đọc lại gì. Đặt Commit về "sau khi làm" để thấy việc làm hai lần.',
  },
};

const clock = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'medium' });

/** Names on the stage that only this lab has. */
export const words = {
  sent: 'Có email',
  sentDetail: 'dòng trong bảng',
  again: 'Gửi lặp',
  againDetail: 'email thừa',
  missed: 'Bị bỏ qua',
  missedDetail: 'không có email',
  answer: 'Broker trả lời người trực',
  none: '−1, không có',
  notAsked: 'chưa hỏi gì',
  askedFor: (asked: 'earliest' | 'latest' | number): string =>
    typeof asked === 'number'
      ? `record đầu tiên từ ${clock.format(asked)}`
      : { earliest: 'offset đầu log', latest: 'offset cuối log' }[asked],
  lag: 'Lag từng group',
  /** `lag` is null or undefined before the first commit, and negative behind the end of the log. */
  lagOf: (group: string, lag: number | null | undefined): string => {
    if (lag === null || lag === undefined) return `${group}: chưa commit`;
    return lag < 0 ? `${group}: vượt cuối log ${whole(-lag)} record` : `${group}: ${whole(lag)}`;
  },
  secondsAgo: (seconds: number): string => `${whole(seconds)} giây trước`,
  now: 'bây giờ',
};
