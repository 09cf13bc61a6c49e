import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const thaw = 'Rã băng chương trình hoá đơn đang đứng im.';
const alone = 'Cho một trong hai bản hoá đơn rời đi: chúng chung một transactional id nên chỉ một bản được chạy.';
const rehire = 'Chạy lại chương trình hoá đơn.';
const quick = 'Đặt Mỗi đơn mất về 0,5 s.';
const open = 'Chờ cửa hàng nối xong tới Kafka.';
const back = 'Gửi 1 đơn, để cửa hàng nối lại sau lần mất mạng trước.';
const cut = 'Chuẩn bị gửi nhanh: bấm "Mất chiều về 4 s", rồi ngay trong 4 giây đó gửi 1 đơn.';
const sendInCut = 'Gửi 1 đơn ngay, khi chiều về còn mất, rồi chờ mạng nối lại và cửa hàng gửi lại.';
const some = 'Gửi 5 đơn, để nó có việc trong lúc bạn bấm.';
const die = 'Bấm "Chết giữa transaction": ở đơn kế tiếp nó ghi hoá đơn, gửi email, rồi tự kill -9 trước khi commit.';
const runAgain = 'Chạy lại chương trình hoá đơn, và xem dấu kết thúc nào hiện trên băng invoices.';
const death = [thaw, alone, rehire, quick, some, die] as const;
const stuck = [
  thaw,
  alone,
  rehire,
  'Đặt Mỗi đơn mất về 4 s, để kịp đóng băng nó giữa transaction.',
  'Gửi 5 đơn.',
  'Chờ nó mở một transaction: trên băng invoices có ô viền đứt.',
  'Đóng băng chương trình đang mở transaction.',
] as const;
const thawNow = 'Rã băng nó: nó làm nốt đơn ấy rồi thử commit.';

export const copy: CopyOf<typeof lab> = {
  title: 'Đúng một lần, tới đâu',
  summary:
    'Cắt đường về của broker, giết chương trình giữa transaction, cho một bản đã bị thay thế sống lại. Hai bên cùng đếm hoá đơn, và một bảng đếm email.',
  intro:
    'Gửi 2 đơn và nhìn băng invoices: mỗi hoá đơn là một transaction. Sau đó bấm "Mất chiều về 4 s" rồi gửi ngay 1 đơn: cửa hàng không nghe được câu trả lời nên gửi lại. Trong orders có mấy bản của đơn ấy?',
  roles: {
    shop: { name: 'Cửa hàng' },
    invoice: { name: 'Hoá đơn' },
    committed: { name: 'read_committed' },
    uncommitted: { name: 'read_uncommitted' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Cửa hàng ghi một record vào topic orders.' },
    'send-many': { label: 'Gửi nhiều', unit: 'đơn', help: 'Từng record một, xong record này mới tới record sau.' },
    idempotent: {
      label: 'Producer lũy đẳng',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: cửa hàng gửi bằng producer có idempotent: true, mỗi record mang producer id và sequence.',
    },
    'cut-answers': {
      label: 'Mất chiều về 4 s',
      help: 'Trong 4 giây, thứ cửa hàng gửi vẫn tới broker, còn câu trả lời thì mất. Sau đó kết nối bị đứt và cửa hàng nối lại.',
    },
    work: {
      label: 'Mỗi đơn mất',
      options: { '500': '0,5 s', '4000': '4 s' },
      help: 'Gửi email mất chừng ấy, giữa lúc ghi hoá đơn và lúc commit. Transaction quá 10 giây thì broker huỷ.',
    },
    die: {
      label: 'Chết giữa transaction',
      help: 'Ở đơn kế tiếp, chương trình hoá đơn ghi hoá đơn, gửi email, rồi tự gửi SIGKILL cho mình trước khi commit.',
    },
    replace: {
      label: 'Chạy bản thay thế',
      help: 'Thêm một bản của chương trình hoá đơn, cùng transactional id với bản kia.',
    },
  },
  predictions: {
    'next-offset': {
      question:
        'Mỗi đơn là một transaction, ghi đúng một hoá đơn. Hoá đơn thứ nhất nằm ở offset n của topic invoices, rồi transaction của nó commit. Hoá đơn thứ hai nằm ở offset nào?',
      options: {
        next: 'n + 1: offset liền sau',
        second: 'n + 2: có thứ khác nằm ở n + 1',
        third: 'n + 3: transaction có dấu mở và dấu đóng',
      },
      explanation: {
        second:
          'Hoá đơn thứ nhất ở offset {first}, hoá đơn thứ hai ở {next}. Ở giữa, offset {marker}, là control record mà broker ghi lúc commit. Nó nằm trong log như mọi record, nhưng không consumer nào được giao nó.',
        next: 'Lần này hoá đơn thứ hai ở offset {next}, ngay sau {first}.',
        third: 'Lần này hoá đơn thứ hai ở offset {next}, cách {first} ba offset.',
      },
      beliefs: {
        next: 'Broker phải ghi kết quả của transaction vào đâu đó, và nó ghi ngay trong partition, chiếm một offset.',
        third:
          'Không có dấu mở: record đã mang producer id và cờ transactional. Chỉ có một dấu đóng cho mỗi partition.',
      },
    },
    readers: {
      question:
        'Chương trình đã ghi hoá đơn của một đơn vào invoices, chưa commit transaction thì bị kill -9. Bạn chạy lại nó, và nó làm lại đơn ấy từ đầu. Với đơn ấy, hai bên đếm được mấy hoá đơn?',
      options: {
        'one-one': 'read_uncommitted 1, read_committed 1',
        'two-one': 'read_uncommitted 2, read_committed 1',
        'two-two': 'read_uncommitted 2, read_committed 2',
      },
      explanation: {
        'two-one':
          'Đơn #{order} có hai hoá đơn trong log: offset {aborted} bị huỷ, offset {done} được commit. read_uncommitted đã đếm cả {uncommitted}; read_committed đếm {committed}. Bản bị huỷ không bị xoá, nó chỉ bị bỏ qua lúc đọc.',
        'one-one': 'Lần này read_uncommitted chỉ đếm {uncommitted} hoá đơn của đơn #{order}.',
        'two-two': 'Lần này read_committed đếm {committed} hoá đơn của đơn #{order}.',
      },
      beliefs: {
        'one-one': 'Huỷ transaction không lấy record ra khỏi log. Ai đọc mọi thứ thì vẫn thấy nó, và đã đếm nó.',
        'two-two':
          'read_committed bỏ qua record của transaction bị huỷ: dấu huỷ và danh sách huỷ đi cùng mỗi lần fetch.',
      },
    },
    emails: {
      question:
        'Lần nữa: chương trình chết khi email của đơn đã đi, transaction chưa commit. Bạn chạy lại nó. Khách của đơn ấy nhận mấy email?',
      options: {
        one: 'Một: transaction bảo đảm đúng một lần',
        two: 'Hai: email không nằm trong transaction',
        none: 'Không có: transaction bị huỷ thì email cũng thu lại',
      },
      explanation: {
        two: 'Đơn #{order} có {count} email, dù read_committed chỉ thấy một hoá đơn. Huỷ transaction là huỷ những gì Kafka giữ: record và offset. Nó không với tới máy chủ email.',
        one: 'Lần này đơn #{order} chỉ có {count} email: chương trình chết trước khi gửi.',
        none: 'Lần này đơn #{order} không có email nào.',
      },
      beliefs: {
        one: 'Đúng một lần là từ Kafka tới Kafka. Việc ra ngoài vẫn được làm lại mỗi khi record được đọc lại.',
        none: 'Email đi rồi thì không ai gọi lại được. Kafka cũng không biết có nó.',
      },
    },
    zombie: {
      question:
        'Bản cũ bị đóng băng giữa transaction. Bản thay thế, cùng transactional id, đã chạy. Bạn rã băng bản cũ: nó không biết gì, làm nốt rồi commit. Chuyện gì xảy ra?',
      options: {
        commits: 'Commit được, nên đơn ấy có hai hoá đơn',
        refused: 'Broker từ chối bản cũ',
        waits: 'Commit của nó chờ tới khi bản mới xong',
      },
      explanation: {
        refused:
          'Broker trả lời {program}: {reason}. Lúc bản thay thế xin producer id, broker huỷ transaction dở của bản cũ và tăng epoch. Mọi lời của epoch cũ từ đó bị từ chối.',
        commits: 'Lần này {program} commit được: lúc ấy chưa bản nào khác xin producer id.',
        waits: 'Lần này commit của {program} chưa có câu trả lời.',
      },
      beliefs: {
        commits: 'Broker không cần biết ai còn sống. Nó so epoch: số nhỏ hơn là của người đã bị thay.',
        waits: 'Một transactional id chỉ có một chủ. Người đến sau thay người đến trước, không xếp hàng.',
      },
    },
  },
  objectives: {
    committed: 'Hai đơn, hai transaction: hoá đơn thứ hai nằm ở offset nào?',
    doubled: 'Producer thường, câu trả lời bị mất: đơn ấy có mấy bản trong orders?',
    deduped: 'Producer lũy đẳng, câu trả lời bị mất: lần gửi lại ra sao?',
    undone: 'Chết giữa transaction rồi chạy lại: mỗi bên đếm mấy hoá đơn?',
    'mailed-twice': 'Chết giữa transaction lần nữa rồi chạy lại: khách nhận mấy email?',
    expired: 'Chết giữa transaction và không ai chạy lại: read_committed phải chờ gì?',
    'same-error': 'Đóng băng giữa transaction quá 10 giây, rồi rã băng: nó được trả lời gì?',
    fenced: 'Đóng băng giữa transaction, chạy bản thay thế, rồi rã băng bản cũ: nó được trả lời gì?',
  },
  guide: {
    committed: [thaw, alone, rehire, quick, 'Gửi 2 đơn, và nhìn băng invoices.'],
    doubled: [thaw, alone, rehire, quick, 'Tắt Producer lũy đẳng.', open, back, cut, sendInCut],
    deduped: [thaw, alone, rehire, quick, 'Bật Producer lũy đẳng.', open, back, cut, sendInCut],
    undone: [...death, runAgain],
    'mailed-twice': [...death, 'Chạy lại chương trình hoá đơn, và xem bảng emails.'],
    expired: [...death, 'Đừng chạy lại. Chờ tới hết thời hạn của transaction, và nhìn băng invoices.'],
    'same-error': [...stuck, 'Chờ broker huỷ transaction của nó: mười giây kể từ lúc nó ghi.', thawNow],
    fenced: [
      ...stuck,
      'Chạy lại bản hoá đơn kia.',
      'Bấm "Chạy bản thay thế".',
      'Chờ broker cấp cho nó epoch mới: nó huỷ transaction của bản cũ.',
      thawNow,
    ],
  },
  hints: {
    'cut-idle':
      'Chiều về mất rồi nối lại mà cửa hàng không gửi gì. Gửi 1 đơn cho nó nối lại, bấm lại nút ấy, rồi gửi 1 đơn nữa trước khi hết 4 giây.',
    'cut-plain':
      'Producer lũy đẳng đang tắt nên bản gửi lại là một record mới. Bật nó, rồi cắt chiều về và gửi lần nữa.',
    'died-idle':
      'Chương trình chết lúc không mở transaction nào, nên không có gì dở dang. Gửi vài đơn rồi dùng "Chết giữa transaction".',
    'frozen-idle':
      'Nó bị đóng băng lúc không mở transaction nào. Rã băng, đặt Mỗi đơn mất về 4 s, gửi 5 đơn, rồi đóng băng khi băng invoices có ô viền đứt.',
    'thawed-soon':
      'Bạn rã băng khi transaction chưa quá hạn và chưa ai thay nó, nên commit được như thường. Đóng băng lại, rồi chờ broker huỷ hay chạy bản thay thế đã.',
    'fenced-alive':
      'Bản cũ vẫn khoẻ mà bị từ chối: bản thay thế lấy mất transactional id của nó. Đóng băng bản đang chạy trước, rồi mới chạy bản thay thế.',
  },
};

/** Names of the figures on the stage. */
export const words = {
  committed: 'read_committed',
  uncommitted: 'read_uncommitted',
  emails: 'Email đã gửi',
  invoices: 'hoá đơn đã đếm',
  aborted: (count: number): string => `đã đếm, ${count} cái bị huỷ`,
  again: (count: number): string => `${count} cái gửi lặp`,
  each: 'mỗi đơn một cái',
};
