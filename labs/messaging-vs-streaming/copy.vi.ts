import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();

const thaw = 'Rã băng chương trình thống kê đang đứng im.';
const rehire = 'Chạy lại chương trình thống kê.';
const thawMail = 'Rã băng chương trình gửi email đang đứng im.';
const runMail = 'Chạy lại chương trình gửi email.';
const neverDies = 'Đặt Chết về "không".';
const between = 'Đặt Chết về "trước commit": ở đơn kế tiếp nó tự kill -9 khi đã đếm và đã cất, chưa commit.';
const send = 'Gửi 1 đơn hàng.';
const neverAgain = 'Đặt Chết về "không", để nó sống qua lần chạy tới.';

export const copy: CopyOf<typeof lab> = {
  title: 'Việc phải làm, điều đã xảy ra',
  summary:
    'Cùng một đơn hàng đi hai ngả: một việc trong queue RabbitMQ, một sự kiện trong topic Kafka. Kill cả hai bên và xem bên nào quên.',
  intro:
    'Gửi 10 đơn và chờ hai bên làm xong. Rồi kill từng chương trình, chạy lại, và so con số của thống kê với số đơn trong log.',
  roles: {
    shop: { name: 'Cửa hàng' },
    email: { name: 'Gửi email' },
    analytics: { name: 'Thống kê' },
    audit: { name: 'Đối soát' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Một việc vào queue emails và một sự kiện vào topic orders.' },
    'send-many': {
      label: 'Gửi nhiều',
      unit: 'đơn',
      help: 'Ngần ấy việc và ngần ấy sự kiện. Mỗi đơn một vé 100.000 đồng.',
    },
    state: {
      label: 'Cất tổng',
      options: {
        memory: 'bộ nhớ',
        replay: 'bộ nhớ, đọc lại',
        apart: 'bảng',
        table: 'bảng có offset',
      },
      help: 'Bộ nhớ và bảng: chạy lại thì đọc tiếp từ offset đã commit. Đọc lại: từ đầu log. Bảng có offset: từ offset ghi cùng dòng với tổng. Đổi thì nó tính lại từ đầu log ngay.',
    },
    crash: {
      label: 'Chết',
      options: { never: 'không', between: 'trước commit' },
      help: 'Trước commit: ở đơn kế tiếp nó tự gửi SIGKILL cho mình khi đã đếm và cất tổng, chưa commit offset.',
    },
    'add-email': { label: 'Thêm gửi email', help: 'Một tiến trình nữa cùng đọc queue emails.' },
    'add-audit': {
      label: 'Thêm đối soát',
      help: 'Cùng chương trình thống kê, một group mới, đọc topic orders từ đầu log.',
    },
  },
  predictions: {
    left: {
      question: '10 đơn đi cả hai ngả, và hai bên làm xong hết. Trên hai broker còn lại gì?',
      options: {
        nothing: 'Không còn gì: việc xong thì cả hai broker xoá',
        both: 'Cả hai còn đủ, tới khi có người dọn',
        log: 'Queue trống, log còn đủ record',
      },
      explanation: {
        log: 'Queue trống sau {count} lần ack: ack là bảo broker xoá. Topic vẫn giữ {kept} record, vì commit chỉ dời một con số. Chính chỗ còn lại ấy là thứ mà bên thống kê dựng lại được từ đó.',
        nothing: 'Lần này topic không còn record nào sau {count} lần ack: retention đã xoá chúng.',
        both: 'Lần này queue còn {count} message và topic còn {kept} record.',
      },
      beliefs: {
        nothing: 'Commit không xoá gì. Record ở lại tới khi hết retention, ai đọc xong hay chưa cũng vậy.',
        both: 'Queue thì không: message đã ack không còn ở đâu trên broker.',
      },
    },
    'after-memory': {
      question:
        'Thống kê giữ tổng trong bộ nhớ và commit sau từng đơn. Nó bị kill -9 lúc đã đếm hết, rồi được chạy lại, rồi một đơn nữa tới. Nó nói bao nhiêu đơn?',
      options: {
        'goes-on': 'Tổng cũ cộng một: offset đã commit nên không mất gì',
        one: 'Một',
        rebuilt: 'Tổng cũ cộng một: nó đọc lại log trước',
      },
      explanation: {
        one: 'Trước khi chết nó đếm {before} đơn, group đã commit {committed}. Chạy lại, nó đọc tiếp đúng từ offset ấy với tổng bằng không, và giờ nói {now} đơn trong khi log có {high}. Kafka nhớ nó đọc tới đâu, không nhớ nó đã tính ra gì.',
        'goes-on': 'Lần này nó nói {now} đơn, trước khi chết là {before}.',
        rebuilt: 'Lần này nó đọc lại từ đầu log và nói {now} đơn.',
      },
      beliefs: {
        'goes-on': 'Offset là chỗ đọc tiếp, không phải kết quả. Kết quả nằm trong tiến trình, và tiến trình đã chết.',
        rebuilt: 'Group đã commit thì nó đọc tiếp từ chỗ commit. Muốn đọc lại phải bảo nó.',
      },
    },
    'how-much': {
      question:
        'Giờ tổng vẫn trong bộ nhớ, nhưng lúc chạy lại chương trình đọc từ đầu log. Nó bị kill -9 khi đã đếm hết. Chạy lại, nó phải đọc lại mấy record mới ra đúng con số cũ?',
      options: {
        none: 'Không record nào',
        one: 'Một: record nó cầm lúc chết',
        all: 'Tất cả, kể từ record đầu tiên',
      },
      explanation: {
        all: 'Nó đọc lại {count} record và ra {orders} đơn, sau {ms} ms kể từ lúc chạy, tính cả lúc chờ vào lại group. Đúng, mà giá tăng theo log: gấp mười lần đơn thì gấp mười lần số record phải đọc.',
        one: 'Lần này nó chỉ đọc lại {count} record.',
        none: 'Lần này nó không đọc lại record nào.',
      },
      beliefs: {
        none: 'Trong bộ nhớ thì không có gì qua được kill -9. Tổng phải được tính lại từ các sự kiện.',
        one: 'Thế là đủ cho việc gửi email, vì mỗi việc đứng riêng. Một tổng thì cần mọi đơn trước nó.',
      },
    },
    apart: {
      question:
        'Tổng nằm trong một bảng, offset nằm ở Kafka. Chương trình vừa cất tổng có đơn này thì bị kill -9, chưa kịp commit. Chạy lại, đơn ấy nằm trong tổng mấy lần?',
      options: {
        once: 'Một: bảng đã có nó, và bảng không mất',
        twice: 'Hai',
        never: 'Không lần nào: chưa commit thì bảng bị huỷ theo',
      },
      explanation: {
        twice:
          'Bảng đã có đơn #{order}, nhưng group mới commit {committed}. Chạy lại, nó lấy tổng từ bảng rồi đọc tiếp từ offset {committed}: đơn #{order} được cộng lần nữa, thành {orders} đơn. Bảng không mất, chỉ là hai con số ở hai nơi không còn khớp.',
        once: 'Lần này đơn #{order} chỉ được cộng một lần: {orders} đơn.',
        never: 'Lần này bảng không có đơn #{order} lúc chạy lại.',
      },
      beliefs: {
        once: 'Bảng giữ tổng, nhưng không biết tổng ấy ứng với offset nào. Chỗ đọc tiếp vẫn do Kafka nói.',
        never: 'Bảng và Kafka là hai hệ thống. Không transaction nào ôm cả hai, nên không có gì bị huỷ theo.',
      },
    },
  },
  objectives: {
    'both-done': 'Gửi ít nhất 5 đơn và chờ cả hai bên làm xong: mỗi broker còn lại gì?',
    'email-killed': 'Kill chương trình gửi email lúc nó đang cầm một việc: việc ấy ra sao?',
    forgot: 'Tổng trong bộ nhớ, kill thống kê rồi chạy lại: đơn kế tiếp là đơn thứ mấy?',
    rebuilt: 'Cho nó đọc từ đầu log khi chạy lại: nó dựng lại tổng thế nào?',
    twice: 'Tổng trong bảng, offset ở Kafka, chết giữa hai bước: tổng còn đúng không?',
    kept: 'Tổng và offset chung một dòng, chết cùng chỗ ấy: tổng còn đúng không?',
    late: 'Thêm một người gửi email và một người đối soát, khi đơn cũ đã xong: ai thấy đơn cũ?',
  },
  guide: {
    'both-done': [
      thawMail.replace('gửi email', 'gửi email hay thống kê'),
      runMail.replace('gửi email', 'gửi email hay thống kê'),
      'Gửi 10 đơn.',
      'Chờ queue emails trống và thống kê đếm xong.',
    ],
    'email-killed': [
      thawMail,
      runMail,
      'Gửi 10 đơn, để nó có việc trong lúc bạn bấm.',
      'kill -9 chương trình gửi email trong lúc nó cầm một việc.',
      runMail,
      'Chờ việc ấy được giao lại và ack.',
    ],
    forgot: [
      thaw,
      neverDies,
      'Đặt Cất tổng về "bộ nhớ": chạy lại thì đọc tiếp từ offset đã commit.',
      'Gửi 5 đơn: trước hết phải có gì để quên.',
      'Chờ nó đếm được vài đơn.',
      'kill -9 chương trình thống kê.',
      rehire,
      'Gửi 1 đơn hàng, và xem nó nói bao nhiêu đơn.',
    ],
    rebuilt: [
      thaw,
      neverDies,
      'Đặt Cất tổng về "bộ nhớ, đọc lại": chạy lại thì đọc từ đầu log.',
      'Gửi 5 đơn: trước hết phải có gì để dựng lại.',
      'Chờ nó đếm được năm đơn.',
      'kill -9 chương trình thống kê.',
      rehire,
      'Chờ nó đọc lại log, và nhìn tổng lớn dần.',
    ],
    twice: [
      thaw,
      'Đặt Cất tổng về "bảng": tổng ở bảng, chỗ đọc tiếp vẫn là offset đã commit ở Kafka.',
      rehire,
      between,
      send,
      neverAgain,
      'Chạy lại chương trình thống kê, và so tổng của nó với log.',
    ],
    kept: [
      thaw,
      'Đặt Cất tổng về "bảng có offset": tổng và chỗ đọc tiếp chung một dòng.',
      rehire,
      between,
      send,
      neverAgain,
      rehire,
      'Gửi 1 đơn hàng, và so tổng của nó với log.',
    ],
    late: [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      neverDies,
      'Gửi 5 đơn, để có đơn cũ.',
      'Chờ queue emails trống.',
      runMail,
      'Bấm "Thêm gửi email".',
      'Chạy lại chương trình đối soát.',
      'Bấm "Thêm đối soát".',
      'Gửi 5 đơn: hai người mới thấy những đơn nào?',
    ],
  },
  hints: {
    'killed-idle':
      'Bạn kill chương trình gửi email lúc tay nó trống, nên không có việc nào dở. Gửi 10 đơn rồi kill trong lúc nó đang làm.',
    'nothing-counted':
      'Thống kê chết khi chưa đếm đơn nào, nên chưa có gì để quên. Chạy lại nó, gửi vài đơn, chờ nó đếm xong rồi kill.',
    'not-between':
      'Lúc nó chết, bảng và offset đã commit khớp nhau, nên chạy lại vẫn đúng. Dùng "Chết: trước commit" để nó chết đúng ở giữa.',
    'killed-replaying':
      'Bạn kill nó khi nó đang dở cuộc dựng lại. Không sao: chạy lại thì nó dựng lại từ đầu lần nữa. Chờ nó đi hết log.',
  },
};

/** Names on the stage that only this lab has. */
export const words = {
  messaging: 'Messaging: việc phải làm, RabbitMQ',
  streaming: 'Streaming: điều đã xảy ra, Kafka',
  sent: 'Email đã gửi',
  waiting: (count: number): string => (count === 0 ? 'queue trống' : `còn ${whole(count)} việc`),
  logged: 'Trong log có',
  memory: 'Thống kê nói',
  late: 'Đối soát nói',
  gone: 'mất cùng tiến trình',
  kept: 'còn trong bảng',
  nothingYet: 'chưa nói gì',
  orders: (count: number): string => `${whole(count)} đơn`,
  dong: (amount: number): string => `${whole(amount)} đồng`,
};
