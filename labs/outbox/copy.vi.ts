import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const thaw = 'Rã băng chương trình đang đứng im.';
const runAll = 'Chạy lại chương trình đã dừng.';
const safe = 'Đặt Chết giữa chừng về "không": chạy lại thì nó làm bình thường.';
const toOutbox = 'Đặt Cách báo về "outbox".';
const released = 'Chờ capture gỡ trigger: bảng captured trống.';
const orderDies = 'Đặt Chết giữa chừng về "đơn hàng".';
const one = 'Đặt 1 đơn.';
const runOrder = 'Chạy lại service đơn hàng.';
const relayDeath = [
  thaw,
  runAll,
  toOutbox,
  released,
  'Đặt Chết giữa chừng về "relay".',
  'Đặt 1 đơn: relay gửi sự kiện, rồi chết trước khi xoá dòng trong outbox.',
  safe,
  'Chạy lại relay: dòng còn trong outbox thì nó làm gì?',
] as const;

export const copy: CopyOf<typeof lab> = {
  title: 'Có đơn mà không ai biết',
  summary:
    'Giết service giữa lúc ghi database và lúc báo Kafka, rồi so bảng với topic. Thêm bảng outbox và relay, giết cả hai. Cuối cùng bắt thay đổi ngay từ database.',
  intro:
    'Đặt 1 đơn và nhìn đường đi: bảng orders, topic, kiện hàng. Rồi đặt Chết giữa chừng về "đơn hàng", đặt đơn nữa, chạy lại service. Đơn ấy có trong bảng; ai giao nó?',
  roles: {
    order: { name: 'Đơn hàng' },
    staff: { name: 'Nhân viên' },
    relay: { name: 'Relay' },
    capture: { name: 'Capture' },
    shipping: { name: 'Giao hàng' },
  },
  controls: {
    place: { label: 'Đặt 1 đơn', help: 'Service đơn hàng ghi đơn và báo theo cách đang chọn.' },
    'place-many': { label: 'Đặt nhiều', unit: 'đơn', help: 'Từng đơn một, xong đơn này mới tới đơn sau.' },
    mode: {
      label: 'Cách báo',
      options: {
        'db-first': 'database trước',
        'broker-first': 'Kafka trước',
        outbox: 'outbox',
        cdc: 'CDC',
      },
      help: 'Database trước: ghi orders rồi gửi Kafka. Kafka trước: ngược lại. Outbox: ghi orders và outbox trong một transaction, relay gửi. CDC: chỉ ghi orders, trigger và capture lo phần còn lại.',
    },
    crash: {
      label: 'Chết giữa chừng',
      options: {
        never: 'không',
        order: 'đơn hàng',
        relay: 'relay',
      },
      help: 'Chương trình được chọn tự gửi SIGKILL cho mình sau bước thứ nhất, trước bước thứ hai: đơn hàng giữa hai lần ghi, relay khi đã gửi mà chưa xoá. Chạy lại mà chưa đổi về "không" thì tới đó nó lại chết.',
    },
    dedup: {
      label: 'Bảng seen',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: giao hàng ghi mã sự kiện vào bảng seen, cùng transaction với kiện hàng, và bỏ qua mã đã có.',
    },
    cut: {
      label: 'Cắt cáp relay 5 s',
      help: 'Trong 5 giây, relay không tới được Kafka. Service đơn hàng và database vẫn chạy.',
    },
    edit: {
      label: 'Sửa địa chỉ',
      help: 'Nhân viên UPDATE địa chỉ của đơn mới nhất, thẳng trong database, không qua service.',
    },
  },
  predictions: {
    'db-first': {
      question:
        'Service ghi đơn vào database xong thì bị kill -9, chưa kịp gửi Kafka. Bạn chạy lại nó và đặt thêm một đơn. Sự kiện của đơn trước ra sao?',
      options: {
        later: 'Được gửi muộn: service chạy lại thì gửi bù',
        never: 'Không bao giờ có, và không ai báo lỗi',
        undone: 'Đơn cũng mất: database rollback khi service chết',
      },
      explanation: {
        never:
          'Đơn #{order} nằm trong bảng orders, còn topic đã có tới đơn #{next} mà không có nó. Việc "phải báo" chỉ nằm trong bộ nhớ của tiến trình đã chết. Không dòng nào trong database nói rằng còn nợ một sự kiện.',
        later: 'Lần này sự kiện của đơn #{order} tới sau khi service chạy lại.',
        undone: 'Lần này đơn #{order} không có trong bảng.',
      },
      beliefs: {
        later: 'Chạy lại thì service bắt đầu với bộ nhớ trống. Muốn gửi bù, nó phải đọc được ở đâu đó là còn nợ.',
        undone: 'Câu INSERT đã commit trước khi gửi. Rollback chỉ dành cho transaction còn dở.',
      },
    },
    'relay-crash': {
      question:
        'Relay gửi xong một sự kiện, broker đã ghi, rồi nó bị kill -9 trước khi xoá dòng trong outbox. Bạn chạy lại nó. Trong topic có mấy bản của sự kiện ấy?',
      options: {
        none: 'Không: relay chết thì lần gửi cũng bị huỷ',
        one: 'Một: relay thấy nó đã có trong topic',
        two: 'Hai: dòng còn đó nên relay gửi lại',
      },
      explanation: {
        two: 'Sự kiện {event} có {count} bản trong topic. Relay gửi và xoá ở hai nơi không chung transaction, nên nó cũng là một dual write. Khác ở chỗ: chết ở giữa thì làm lại, chứ không mất. Đó là at-least-once.',
        one: 'Lần này sự kiện {event} chỉ có một bản: relay chết sau khi xoá.',
        none: 'Lần này sự kiện {event} không có bản nào.',
      },
      beliefs: {
        none: 'Broker đã ghi record rồi. Người gửi chết không làm nó biến mất.',
        one: 'Relay chỉ nhìn bảng outbox. Nó không đọc topic, và broker không so mã sự kiện.',
      },
    },
    'broker-away': {
      question: 'Relay mất đường tới Kafka 5 giây. Trong lúc ấy khách đặt 5 đơn, cách báo là outbox. Chuyện gì xảy ra?',
      options: {
        refused: 'Service từ chối đơn cho tới khi Kafka về',
        lost: 'Nhận đơn, nhưng sự kiện trong 5 giây ấy mất',
        'in-order': 'Nhận đơn ngay, sự kiện tới muộn và đúng thứ tự',
        mixed: 'Nhận đơn ngay, sự kiện tới muộn và lộn xộn',
      },
      explanation: {
        'in-order':
          '{count} đơn, từ #{first} tới #{last}, được nhận ngay lúc cáp đứt. Sự kiện nằm chờ trong outbox, rồi relay gửi từng cái một theo thứ tự ghi. Giá phải trả là giao hàng biết muộn.',
        mixed: 'Lần này {count} sự kiện tới không đúng thứ tự.',
        refused: 'Lần này service không nhận đơn.',
        lost: 'Lần này có sự kiện không tới.',
      },
      beliefs: {
        refused: 'Với outbox, service chỉ cần database của chính nó. Kafka vắng thì chỉ relay phải chờ.',
        lost: 'Sự kiện chưa gửi là một dòng trong database, không phải thứ đang bay trên mạng.',
        mixed: 'Relay này gửi cái cũ nhất, xong mới lấy cái sau. Gửi song song thì lộn xộn là có thể.',
      },
    },
    edited: {
      question:
        'Cách báo là outbox. Nhân viên sửa địa chỉ của một đơn thẳng trong database, rồi có thêm một đơn mới. Giao hàng biết địa chỉ mới khi nào?',
      options: {
        'at-once': 'Ngay: database đổi thì có sự kiện',
        'next-scan': 'Ở lần quét sau của relay',
        never: 'Không bao giờ',
      },
      explanation: {
        never:
          'Đơn #{next} đã tới topic mà không có gì nói về địa chỉ mới của đơn #{order}. Relay chỉ đọc bảng outbox, và bảng ấy chỉ có thứ mà code của service ghi vào. Kiện hàng đi tới địa chỉ cũ.',
        'at-once': 'Lần này có một sự kiện về lần sửa đơn #{order}.',
        'next-scan': 'Lần này có một sự kiện về lần sửa đơn #{order}.',
      },
      beliefs: {
        'at-once': 'Bảng orders không tự báo ai. Chỉ code nào nhớ ghi outbox thì mới có sự kiện.',
        'next-scan': 'Relay quét bảng outbox, không quét bảng orders.',
      },
    },
  },
  objectives: {
    unannounced: 'Database trước, chết ở giữa: đơn ấy có trong bảng, tìm nó trong topic',
    phantom: 'Kafka trước, chết ở giữa: kiện hàng nào đi mà không có đơn?',
    'all-or-nothing': 'Outbox, chết ở giữa hai lần ghi: bảng nào có đơn ấy?',
    outlived: 'Để một sự kiện chờ trong outbox, giết service, rồi chỉ chạy relay',
    twice: 'Relay chết khi đã gửi, chưa xoá: giao hàng gửi mấy kiện?',
    once: 'Làm lại với bảng seen bật',
    'caught-up': 'Cắt cáp relay, đặt ít nhất 3 đơn: chúng tới topic theo thứ tự nào?',
    'unseen-edit': 'Outbox: sửa địa chỉ một đơn trong database, rồi đặt đơn nữa',
    captured: 'CDC: sửa địa chỉ một đơn trong database, xem bảng shipments',
  },
  guide: {
    unannounced: [
      thaw,
      runAll,
      'Đặt Cách báo về "database trước".',
      released,
      orderDies,
      'Đặt 1 đơn: service ghi bảng orders, rồi chết trước khi gửi Kafka.',
      safe,
      runOrder,
      'Đặt 1 đơn nữa, rồi so bảng orders với topic.',
    ],
    phantom: [thaw, runAll, 'Đặt Cách báo về "Kafka trước".', orderDies, one, 'Chờ giao hàng đọc sự kiện ấy.'],
    'all-or-nothing': [thaw, runAll, toOutbox, orderDies, one],
    outlived: [
      thaw,
      runOrder,
      toOutbox,
      safe,
      'kill -9 relay.',
      'Đặt 1 đơn: sự kiện nằm lại trong bảng outbox.',
      'kill -9 service đơn hàng: không còn ai nhớ đơn ấy, trừ database.',
      'Chạy lại một mình relay.',
    ],
    twice: ['Đặt Bảng seen về "tắt".', ...relayDeath],
    once: ['Đặt Bảng seen về "bật".', ...relayDeath],
    'caught-up': [
      thaw,
      runAll,
      toOutbox,
      safe,
      'Chuẩn bị bấm nhanh: "Cắt cáp relay 5 s".',
      'Đặt 5 đơn ngay, khi cáp còn đứt.',
      'Chờ cáp nối lại và outbox vơi hết.',
    ],
    'unseen-edit': [
      thaw,
      runAll,
      toOutbox,
      safe,
      released,
      'Đặt 1 đơn và chờ nó được giao.',
      'Bấm "Sửa địa chỉ": nhân viên sửa thẳng trong database.',
      'Đặt 1 đơn nữa: topic có gì về lần sửa kia không?',
    ],
    captured: [
      thaw,
      runAll,
      'Đặt Cách báo về "CDC".',
      safe,
      'Chờ capture gắn trigger vào bảng orders.',
      'Đặt 1 đơn và chờ nó được giao.',
      'Bấm "Sửa địa chỉ", rồi xem bảng shipments đổi theo.',
    ],
  },
  hints: {
    'killed-idle':
      'Service chết lúc tay trống, nên database và topic vẫn khớp. Đặt Chết giữa chừng về "đơn hàng" rồi đặt một đơn: nó chết đúng giữa hai lần ghi.',
    'relay-idle':
      'Outbox đang trống nên relay chết chẳng để lại gì dở dang. Đặt Chết giữa chừng về "relay" rồi đặt một đơn.',
    'cut-idle': 'Cáp đã nối lại mà trong 5 giây ấy không có đơn nào. Bấm cắt xong thì đặt 5 đơn ngay.',
    'cut-unused':
      'Trong lúc cáp relay đứt, đơn đi đường khác: cách báo không phải outbox nên relay không có gì để gửi. Đặt Cách báo về "outbox" rồi làm lại.',
    'dedup-late':
      'Bảng seen được bật sau khi bản thứ nhất đã thành kiện hàng, nên nó không biết mã ấy. Bật trước, rồi cho relay chết.',
    'edit-nothing': 'Chưa có đơn nào trong database để sửa. Đặt một đơn trước.',
  },
};

/** Names on the stage that only this lab has. */
export const words = {
  missing: 'Chỉ ở bảng',
  phantoms: 'Chỉ ở topic',
  twice: 'Giao hai lần',
  newest: (orders: readonly string[]): string => `đơn #${orders.at(-1)}`,
};
