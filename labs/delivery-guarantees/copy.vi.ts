import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Khách bị trừ tiền mấy lần',
  summary:
    'Chương trình thanh toán chết đúng chỗ bạn chọn, mạng của cửa hàng đứt đúng lúc bạn bấm. Đếm xem khách bị trừ tiền mấy lần.',
  intro:
    'Chọn Điểm chết "sau khi trừ, trước ack" rồi gửi một đơn. Chương trình thanh toán sẽ tự kill -9 trước khi kịp ack. Chạy lại nó: khách bị trừ tiền mấy lần?',
  roles: {
    shop: { name: 'Cửa hàng' },
    payment: { name: 'Thanh toán' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Cửa hàng ghi đơn vào database của nó rồi gửi tới queue orders.' },
    'send-many': { label: 'Gửi nhiều', unit: 'đơn', help: 'Gửi ngần ấy đơn liền nhau.' },
    crash: {
      label: 'Điểm chết',
      options: { never: 'không', before: 'trước khi trừ tiền', after: 'sau khi trừ, trước ack' },
      help: 'Ở lần giao đầu của mỗi đơn, chương trình tự gửi SIGKILL cho mình đúng dòng này. Đơn được giao lại thì nó làm bình thường.',
    },
    ack: {
      label: 'ack',
      options: { manual: 'thủ công', auto: 'tự động' },
      help: 'Thủ công: trừ tiền xong mới ack. Tự động: broker xoá đơn ngay lúc giao.',
    },
    dedup: {
      label: 'Bảng processed',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: ghi message-id vào bảng processed trong cùng transaction với dòng trừ tiền, có rồi thì bỏ qua.',
    },
    confirms: {
      label: 'Publisher confirm',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: cửa hàng nhớ đơn nào broker chưa xác nhận và gửi lại sau khi nối lại.',
    },
    cut: { label: 'Đứt mạng 4 s', help: 'Đường mạng của cửa hàng nuốt mọi thứ cả hai chiều, rồi kết nối bị reset.' },
    'cut-answers': {
      label: 'Mất chiều về 4 s',
      help: 'Đơn vẫn tới broker nhưng mọi câu trả lời của broker bị nuốt, rồi kết nối bị reset.',
    },
  },
  predictions: {
    'after-work': {
      question:
        'Ack thủ công, bảng processed tắt. Chương trình trừ tiền xong thì chết, chưa kịp ack. Bạn chạy lại nó. Khách bị trừ tiền mấy lần cho đơn đó?',
      options: {
        once: 'Một lần: đã trừ rồi thì thôi',
        twice: 'Hai lần: broker giao lại và chương trình trừ lần nữa',
        lost: 'Không lần nào: đơn mất cùng chương trình',
      },
      explanation: {
        twice:
          'Đơn #{order} có {count} dòng trong bảng charges. Chương trình chết ngay sau khi ghi dòng đầu. Broker không có ack nên giao lại, còn chương trình chạy lại thì không có gì để biết đơn này đã trừ tiền.',
        once: 'Đơn #{order} chỉ có {count} dòng trong bảng charges: message-id của nó đã nằm trong bảng processed, nên lần giao lại bị bỏ qua.',
        lost: 'Đơn #{order} không có dòng nào trong bảng charges.',
      },
    },
    'automatic-before-work': {
      question:
        'Ack tự động. Gửi 5 đơn một lúc, chương trình chết trước khi trừ tiền đơn đầu tiên. Bạn đặt Điểm chết về "không", chạy lại nó rồi gửi thêm một đơn. Mấy đơn trong 5 đơn đầu được trừ tiền?',
      options: {
        none: 'Không đơn nào',
        'all-but-one': 'Bốn đơn, không kể đơn đang làm dở',
        all: 'Cả năm đơn',
      },
      explanation: {
        none: 'Đơn gửi sau, #{next}, đã được trừ tiền, còn {count} đơn trước nó thì không: broker đã xoá cả {count} đơn ngay lúc giao.',
        'all-but-one': '{charged} trong {count} đơn được trừ tiền trước đơn #{next}.',
        all: 'Cả {count} đơn được trừ tiền trước đơn #{next}.',
      },
    },
    'cut-without-confirms': {
      question:
        'Publisher confirm tắt. Mạng đứt 4 giây, trong lúc đó cửa hàng gửi 5 đơn. Sau khi cửa hàng biết kết nối đã hỏng, mấy đơn tới được broker?',
      options: {
        all: 'Cả năm: TCP tự gửi lại phần còn thiếu',
        some: 'Vài đơn, tuỳ lúc mạng đứt',
        none: 'Không đơn nào, và không lời gọi gửi nào báo lỗi',
      },
      explanation: {
        none: 'Từ lúc mạng đứt tới lúc nối lại, cửa hàng gửi {count} đơn, broker nhận {arrived}. (Đơn gửi trước hay sau quãng ấy không tính.) Mỗi lời gọi gửi chỉ chép dữ liệu vào bộ đệm rồi trả về ngay. TCP chỉ gửi lại khi kết nối còn; kết nối này bị reset sau {seconds} giây.',
        some: 'Từ lúc mạng đứt tới lúc nối lại, cửa hàng gửi {count} đơn, broker nhận {arrived}.',
        all: 'Broker nhận cả {arrived} trên {count} đơn gửi từ lúc mạng đứt tới lúc nối lại.',
      },
    },
    'answers-lost': {
      question:
        'Publisher confirm bật. Cửa hàng gửi một đơn, broker nhận được, nhưng confirm bị mất trên đường về. Nối lại xong, queue đã nhận mấy bản của đơn đó?',
      options: {
        none: 'Không bản nào: chưa confirm nghĩa là chưa nhận',
        one: 'Một: broker nhận ra message-id trùng và bỏ bản sau',
        two: 'Hai: cửa hàng gửi lại và broker nhận cả hai',
      },
      explanation: {
        two: 'Đơn #{order} vào queue {count} lần, cách nhau {seconds} giây, cùng một message-id. RabbitMQ không so message-id. Người nhận mới là nơi phát hiện bản trùng.',
        one: 'Queue chỉ nhận {count} bản của đơn #{order}.',
        none: 'Queue chưa nhận bản nào của đơn #{order} trước khi mạng nối lại.',
      },
    },
  },
  objectives: {
    'charged-twice': 'Để chương trình chết sau khi trừ tiền, trước khi ack, rồi chạy lại: khách bị trừ mấy lần?',
    'charged-once': 'Lặp lại đúng cái chết đó với bảng processed, và so số tiền bị trừ',
    'lost-auto': 'Ack tự động, chương trình chết khi chưa trừ tiền: tìm những đơn đã giao cho nó',
    vanished: 'Gửi đơn lúc đứt mạng, confirm tắt: mấy đơn tới broker, và ai báo lỗi?',
    'none-lost': 'Đứt mạng như vậy lần nữa, lần này bật publisher confirm, và đếm lại',
    'resent-once': 'Làm mất confirm trên đường về, bảng processed bật: đơn vào queue mấy lần, khách bị trừ mấy lần?',
  },
  guide: {
    'charged-twice': [
      'Đổi ack sang thủ công.',
      'Tắt bảng processed.',
      'Chọn Điểm chết "sau khi trừ, trước ack": nó chỉ có tác dụng ở lần giao đầu của mỗi đơn, nên chạy lại thì không chết nữa.',
      'Gửi 1 đơn hàng: chương trình thanh toán trừ tiền xong thì tự kill -9.',
      'Chờ chương trình thanh toán chết, rồi bấm "Chạy lại": đơn chưa ack được giao lại cho nó.',
    ],
    'charged-once': [
      'Đổi ack sang thủ công.',
      'Bật bảng processed: mỗi message-id chỉ được trừ tiền một lần.',
      'Chọn Điểm chết "sau khi trừ, trước ack".',
      'Gửi 1 đơn hàng: chương trình thanh toán lại chết đúng chỗ cũ.',
      'Chờ chương trình thanh toán chết, rồi bấm "Chạy lại": lần này khách bị trừ mấy lần?',
    ],
    'lost-auto': [
      'Rã băng chương trình thanh toán.',
      'Chạy lại chương trình thanh toán.',
      'Tắt bảng processed: bảng ấy chỉ chặn đơn trùng, còn lần này là đơn mất.',
      'Chọn Điểm chết "trước khi trừ tiền".',
      'Đổi ack sang tự động: broker xoá đơn ngay lúc giao.',
      'Gửi 5 đơn một lúc.',
      'Chờ chương trình thanh toán chết trước khi trừ tiền.',
      'Chọn Điểm chết "không".',
      'Chạy lại chương trình thanh toán: 5 đơn kia có được giao lại không?',
      'Gửi thêm một đơn. Nếu 5 đơn kia còn, chúng phải được trừ tiền trước nó.',
    ],
    vanished: [
      'Chọn Điểm chết "không": từ giờ chỉ mạng của cửa hàng hỏng.',
      'Đổi ack sang thủ công.',
      'Bật bảng processed, để từ giờ không đơn nào bị trừ hai lần.',
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Tắt Publisher confirm: cửa hàng gửi mà không đợi broker xác nhận.',
      'Gửi 1 đơn hàng và chờ nó được trừ tiền: mạng và cửa hàng đang lành.',
      'Chuẩn bị gửi nhanh: bấm "Đứt mạng 4 s", rồi ngay trong 4 giây đó gửi 5 đơn.',
      'Gửi 5 đơn ngay, khi mạng còn đứt, rồi chờ mạng nối lại.',
    ],
    'none-lost': [
      'Chọn Điểm chết "không".',
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Bật Publisher confirm: cửa hàng nhớ đơn nào chưa được xác nhận.',
      'Gửi 1 đơn hàng và chờ nó được trừ tiền: mạng và cửa hàng đang lành.',
      'Chuẩn bị gửi nhanh: bấm "Đứt mạng 4 s", rồi ngay trong 4 giây đó gửi 5 đơn.',
      'Gửi 5 đơn ngay, khi mạng còn đứt, rồi chờ mạng nối lại.',
    ],
    'resent-once': [
      'Chọn Điểm chết "không".',
      'Đổi ack sang thủ công.',
      'Bật bảng processed: sắp có hai bản của một đơn.',
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Bật Publisher confirm.',
      'Gửi 1 đơn hàng và chờ nó được trừ tiền: mạng và cửa hàng đang lành.',
      'Chuẩn bị gửi nhanh: bấm "Mất chiều về 4 s", rồi ngay trong 4 giây đó gửi 1 đơn. Đơn tới broker, còn câu xác nhận thì mất.',
      'Gửi 1 đơn ngay, khi chiều về còn mất, rồi chờ mạng nối lại: cửa hàng không biết đơn đã tới.',
    ],
  },
  hints: {
    'killed-idle':
      'Chương trình thanh toán vừa bị kill lúc đang rảnh, nên chẳng có gì dở dang. Dùng Điểm chết để nó chết đúng lúc đang giữ một đơn.',
    'crashed-before':
      'Nó chết trước khi trừ tiền, nên lần giao lại mới là lần trừ đầu tiên: không mất, không trùng. Chuyển Điểm chết sang "sau khi trừ, trước ack" để thấy lỗi ở phía bên kia.',
    'dedup-late':
      'Bảng processed bật sau lần trừ đầu nên nó không biết đơn này đã trừ. Bật trước khi gửi đơn: bảng chỉ chặn được những gì nó đã ghi.',
    'dedup-automatic':
      'Đang là ack tự động: đơn đã bị xoá khỏi queue lúc giao nên không bao giờ được giao lại. Bảng processed chặn được trùng, không chữa được mất. Đổi ack sang thủ công.',
    'cut-idle': 'Mạng đứt rồi nối lại mà cửa hàng không gửi gì. Bấm lại nút ấy, rồi gửi vài đơn trước khi hết 4 giây.',
    'answers-unconfirmed':
      'Chiều về mất mà Publisher confirm đang tắt: cửa hàng không chờ câu trả lời nào nên cũng không gửi lại. Bật Publisher confirm, rồi bấm "Mất chiều về 4 s" và gửi lần nữa.',
    'copy-charged':
      'Confirm mất nên đơn vào queue hai bản, và bảng processed không chặn được bản sau: khách bị trừ hai lần. Bật bảng processed trước, rồi bấm "Mất chiều về 4 s" và gửi một đơn khác.',
    'left-dead': 'Chương trình thanh toán không chạy nên đơn chỉ dồn trong queue. Bấm Chạy lại trên thẻ của nó.',
  },
};

/** Caption of the exchange that has no name. */
export const defaultExchange = 'exchange mặc định';

/** Names of the figures under the stage, and their second lines. */
export const figures = {
  taken: 'Đơn cửa hàng nhận',
  arrived: 'Bản tới broker',
  delivered: 'Lần broker giao',
  charged: 'Lần trừ tiền',
  prevented: 'Bản trùng đã chặn',
  sent: (copies: number): string => `gửi ${copies} bản, có gửi lại`,
  vanished: (count: number): string => `${count} bản mất trên đường`,
  lost: (count: number): string => `${count} đơn mất vì ack tự động`,
  twice: (order: string): string => `đơn #${order} bị trừ 2 lần`,
};
