import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Một đơn hỏng làm kẹt cả queue',
  summary:
    'Đơn mà worker không đọc nổi quay vòng mãi. Cho nó sang DLQ, cho đơn lỗi tạm thời đi thang retry, rồi sửa và replay.',
  intro:
    'Gửi một đơn hỏng rồi gửi thêm vài đơn tốt. Đang là chế độ "trả về queue": xem đơn hỏng chiếm worker thế nào, rồi đổi chế độ.',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
    operator: { name: 'Người trực', term: 'operator' },
  },
  controls: {
    good: { label: 'Gửi đơn tốt', help: 'Đơn có amount là số, worker đọc được.' },
    poison: {
      label: 'Gửi đơn hỏng',
      help: 'App mới gửi amount là chữ, như "400.000 đ". Parser cũ ném SyntaxError mỗi lần đọc.',
    },
    mode: {
      label: 'Khi lỗi',
      options: { requeue: 'trả về queue', dlx: 'sang DLX', retry: 'retry', sort: 'retry có chọn' },
      help: 'Trả về queue: nack hoặc reject có requeue. Sang DLX: nack không requeue. Retry: chờ 1 s, 5 s, 30 s rồi mới vào DLQ. Retry có chọn: chỉ lỗi tạm thời được retry, đơn đọc không nổi vào thẳng DLQ.',
    },
    gateway: {
      label: 'Cổng thanh toán',
      options: { up: 'chạy', down: 'sập' },
      help: 'Sập thì đơn nào cũng lỗi 503, kể cả đơn tốt. Bật lại thì lần thử sau thành công.',
    },
    scale: {
      label: 'Nhanh gấp',
      options: { '1': '×1', '5': '×5', '10': '×10' },
      help: 'Rút ngắn thời gian chờ thật của thang retry, cho những message gửi từ lúc này.',
    },
    parser: {
      label: 'Parser của worker',
      options: { old: 'bản cũ', new: 'bản đã sửa' },
      help: 'Bản đã sửa đọc được cả số lẫn chữ như "400.000 đ".',
    },
    limited: {
      label: 'Gửi vào quorum queue',
      help: 'Một đơn hỏng vào thẳng orders.limited, quorum queue có delivery-limit 3. Đơn lỗi ở đây thì worker luôn trả về queue, ở chế độ nào cũng vậy.',
    },
    return: {
      label: 'Trả về bằng',
      options: { nack: 'nack', reject: 'reject' },
      help: 'Cả hai đều có requeue. Với classic queue, chúng như nhau.',
    },
    replay: {
      label: 'Replay DLQ',
      help: 'Người trực lấy từng dead letter, gửi lại vào orders.in, đợi confirm rồi mới ack.',
    },
  },
  predictions: {
    blocked: {
      question:
        'Chế độ trả về queue, một worker, prefetch 1. Gửi một đơn hỏng rồi hai đơn tốt. Đơn hỏng quay thêm tám vòng nữa thì có mấy đơn tốt đã xong?',
      options: {
        all: 'Cả hai: worker làm chúng xen giữa các lần lỗi',
        between: 'Một: worker làm được một đơn rồi mới kẹt lại',
        none: 'Không đơn nào: đơn hỏng về lại đầu queue mỗi lần',
      },
      explanation: {
        none: 'Lúc đếm, đơn #{message} đã quay {rounds} vòng trong {ms} ms và còn quay nữa; {waiting} đơn tốt đứng yên sau nó. Classic queue trả message về đúng chỗ cũ, tức đầu queue, nên worker nhận lại chính nó.',
        between: 'Sau {rounds} vòng của đơn #{message}, {done} trong {waiting} đơn tốt đã xong.',
        all: 'Sau {rounds} vòng của đơn #{message}, cả {waiting} đơn tốt đã xong.',
      },
    },
    climbed: {
      question: 'Chế độ retry: chờ 1 s, 5 s, 30 s. Một đơn hỏng mới gửi được worker làm mấy lần trước khi vào DLQ?',
      options: {
        one: 'Một lần',
        three: 'Ba lần',
        four: 'Bốn lần',
        endless: 'Nhiều hơn bốn lần',
      },
      explanation: {
        one: 'Đơn #{message} vào DLQ ngay sau lần đầu, {ms} ms sau khi được giao. Worker không cho loại lỗi này đi thang retry.',
        three: 'Đơn #{message} được làm {tries} lần trong {ms} ms.',
        four: 'Đơn #{message} được làm {tries} lần trong {ms} ms: một lần đầu và ba lần retry. Lần nào cũng lỗi y như nhau, vì chờ không làm chữ thành số.',
        endless: 'Đơn #{message} được làm {tries} lần trong {ms} ms.',
      },
    },
    overtaken: {
      question:
        'Đơn thứ nhất lỗi vì cổng thanh toán sập và đang chờ trên thang retry. Cổng chạy lại, bạn gửi đơn thứ hai. Đơn nào thu tiền xong trước?',
      options: {
        waits: 'Đơn thứ nhất: queue giữ thứ tự, đơn thứ hai xếp sau nó',
        released: 'Đơn thứ nhất: cổng chạy lại là nó được thử ngay',
        overtakes: 'Đơn thứ hai: đơn thứ nhất vẫn chờ cho hết hạn',
      },
      explanation: {
        overtakes:
          'Đơn #{second} xong trước đơn #{first} {ms} ms. Retry bằng queue chờ là đánh đổi thứ tự lấy việc queue không bị kẹt.',
        waits: 'Đơn #{first} kịp quay lại và xong trước đơn #{second} {ms} ms. Gửi đơn sau sớm hơn thì nó vượt.',
        released: 'Đơn #{first} được giao lại trước khi hết hạn chờ, và xong trước đơn #{second} {ms} ms.',
      },
      beliefs: {
        waits:
          'Thứ tự chỉ có trong một queue. Đơn đang chờ retry đã rời orders sang queue chờ, nên ở orders không còn ai đứng trước đơn mới.',
        released:
          'Broker không biết cổng thanh toán sống hay chết. Queue chờ không có ai đọc; đơn chỉ ra khỏi đó khi hết hạn.',
      },
    },
    limited: {
      question:
        'orders.limited là quorum queue, delivery-limit 3, có DLX. Một đơn hỏng vào đó; lần nào lỗi worker cũng trả về bằng nack có requeue. Sau chín lần giao thì nó ở đâu?',
      options: {
        third: 'Trong DLQ, từ sau lần giao thứ ba: giới hạn là 3',
        fourth: 'Trong DLQ, từ sau lần giao thứ tư: giao lại ba lần là hết',
        stays: 'Vẫn trong orders.limited: lệnh này không bị tính là xử lý hỏng',
      },
      explanation: {
        third: 'Đơn #{message} rời queue sau {deliveries} lần giao, với giới hạn {limit}.',
        fourth:
          'Đơn #{message} rời queue sau {deliveries} lần giao: lần đầu và {limit} lần giao lại. Broker này đếm cả nack; từ RabbitMQ 4.3 thì không.',
        stays:
          'Giới hạn là {limit}, mà đơn #{message} đã được giao {deliveries} lần và vẫn về lại queue. Từ RabbitMQ 4.3, nack có requeue chỉ tăng x-acquired-count; x-delivery-count đứng yên, mà giới hạn xét số này. Đổi sang reject rồi xem.',
      },
    },
    'replayed-unfixed': {
      question:
        'Trong DLQ có đơn hỏng, worker vẫn chạy parser cũ, "Khi lỗi" là sang DLX hoặc retry có chọn. Bấm Replay DLQ một lần: worker làm đơn đó thêm mấy lần?',
      options: {
        once: 'Một lần, rồi nó nằm yên trong DLQ',
        ladder: 'Bốn lần: đơn replay bắt đầu lại từ bậc đầu của thang retry',
        loop: 'Lặp mãi: nó vừa về DLQ thì chương trình replay lấy ra tiếp',
      },
      explanation: {
        once: 'Đơn #{message} được làm {tries} lần và về lại DLQ {ms} ms sau khi replay. Chương trình replay đếm trước rồi chỉ lấy ngần ấy, nên không lặp; nhưng thứ phải đổi là worker.',
        ladder:
          'Đơn #{message} được làm {tries} lần, {ms} ms sau khi replay mới về lại DLQ: chế độ retry cho nó leo lại cả thang.',
        loop: 'Đơn #{message} bị lấy ra lần nữa dù bạn chỉ bấm một lần.',
      },
    },
  },
  objectives: {
    looping: 'Chế độ trả về queue: để đơn hỏng quay ít nhất 5 vòng khi sau nó còn đơn tốt',
    rejected: 'Với DLX, đơn hỏng vào DLQ và đơn tốt sau nó được làm',
    limited: 'Quorum queue tự bỏ một đơn hỏng vì quá delivery-limit',
    ladder: 'Một đơn đi hết thang 1 s, 5 s, 30 s rồi vào DLQ cùng lý do lỗi',
    recovered: 'Một đơn lỗi vì cổng thanh toán sập tự xong ở lần retry',
    overtaken: 'Gửi thêm một đơn tốt lúc đơn trước còn chờ trên thang retry: đơn nào xong trước?',
    straight: 'Với retry có chọn, đơn hỏng vào thẳng DLQ còn đơn lỗi tạm thời được retry',
    alarm: 'DLQ có 3 dead letter và báo động',
    replayed: 'Sửa parser, replay, và đơn từng nằm trong DLQ thu tiền xong',
  },
  guide: {
    looping: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt parser của worker là bản cũ, bản không đọc nổi đơn hỏng.',
      'Đặt cổng thanh toán là chạy, để đơn tốt không lỗi theo.',
      'Đặt "Khi lỗi" là retry có chọn một lát: đơn hỏng gửi từ trước phải rời queue đã.',
      'Chờ đơn hỏng gửi từ trước vào DLQ.',
      'Đặt "Khi lỗi" là trả về queue.',
      'Bấm "Gửi đơn hỏng": worker lỗi, trả về, rồi lại nhận chính nó.',
      'Bấm "Gửi đơn tốt": đơn này đứng sau đơn hỏng.',
      'Bấm "Gửi đơn tốt" lần nữa.',
      'Chờ đơn hỏng quay thêm vài vòng: có đơn tốt nào được làm không?',
    ],
    rejected: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt parser của worker là bản cũ.',
      'Đặt cổng thanh toán là chạy.',
      'Đặt "Khi lỗi" là sang DLX: nack không requeue, broker chuyển đơn hỏng sang DLQ.',
      'Bấm "Gửi đơn hỏng".',
      'Bấm "Gửi đơn tốt": giờ không còn gì chắn trước nó.',
    ],
    limited: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt parser của worker là bản cũ.',
      'Đặt "Trả về bằng" là nack.',
      'Bấm "Gửi vào quorum queue": một đơn hỏng vào queue có delivery-limit 3.',
      'Chờ vài vòng và nhìn ô "Số lần giao nhiều nhất": broker có bỏ đơn ấy không?',
      'Đặt "Trả về bằng" là reject.',
      'Chờ thêm vài lần giao: dead letter này ghi lý do gì?',
    ],
    ladder: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt parser của worker là bản cũ.',
      'Đặt "Khi lỗi" là retry: chờ 1 s, 5 s, 30 s rồi mới vào DLQ.',
      'Đặt "Nhanh gấp" ×10, để không phải chờ lâu.',
      'Bấm "Gửi đơn hỏng" và đếm số lần worker thử.',
      'Chờ đơn đi hết thang rồi vào DLQ.',
    ],
    recovered: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt "Khi lỗi" là retry.',
      'Đặt "Nhanh gấp" ×1, để bạn kịp bật cổng thanh toán lại.',
      'Đặt cổng thanh toán là sập.',
      'Bấm "Gửi đơn tốt": nó lỗi 503, dù đơn không hỏng.',
      'Chờ đơn lỗi và vào thang retry.',
      'Bật cổng thanh toán lại, trong lúc đơn còn chờ trên thang.',
      'Chờ lần retry tới: đơn tự xong, không ai phải gửi lại.',
    ],
    overtaken: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt "Khi lỗi" là retry.',
      'Đặt "Nhanh gấp" ×1, để đơn chờ đủ lâu.',
      'Đặt cổng thanh toán là sập.',
      'Bấm "Gửi đơn tốt": đơn này sẽ phải chờ.',
      'Chờ đơn lỗi vài lần, tới bậc 30 s của thang: nó sẽ nằm đó khá lâu.',
      'Bật cổng thanh toán lại.',
      'Bấm "Gửi đơn tốt" lần nữa, trong lúc đơn đầu còn chờ.',
      'Chờ đơn đầu hết hạn và quay lại, có khi tới 30 giây: đơn nào xong trước?',
    ],
    straight: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Đặt parser của worker là bản cũ.',
      'Đặt "Khi lỗi" là retry có chọn: chỉ lỗi tạm thời mới được retry.',
      'Đặt "Nhanh gấp" ×1.',
      'Đặt cổng thanh toán là sập.',
      'Bấm "Gửi đơn tốt": lỗi 503 là lỗi tạm thời.',
      'Chờ đơn tốt lỗi và vào thang retry.',
      'Bấm "Gửi đơn hỏng": chờ bao lâu cũng không đọc được, nên nó vào thẳng DLQ.',
    ],
    alarm: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Bật cổng thanh toán lại.',
      'Đặt parser của worker là bản cũ.',
      'Đặt "Khi lỗi" là retry có chọn, để đơn hỏng vào thẳng DLQ.',
      'Bấm "Gửi đơn hỏng": báo động khi DLQ có 3 dead letter.',
      'Bấm "Gửi đơn hỏng" lần nữa.',
      'Bấm "Gửi đơn hỏng" thêm một lần.',
    ],
    replayed: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker.',
      'Bật cổng thanh toán lại.',
      'Đặt "Khi lỗi" là retry có chọn, để đơn hỏng không quay vòng.',
      'Đặt parser của worker là bản cũ.',
      'Bấm "Gửi đơn hỏng", để DLQ có thứ mà replay.',
      'Bấm "Replay DLQ" khi chưa sửa gì: đơn hỏng ra sao?',
      'Chờ các đơn hỏng về lại DLQ.',
      'Đổi parser của worker sang bản đã sửa.',
      'Bấm "Replay DLQ": lần này worker đọc được.',
    ],
  },
  hints: {
    alone: 'Đơn hỏng đang quay vòng một mình. Gửi thêm vài đơn tốt để thấy ai bị nó chặn.',
    'replayed-unfixed':
      'Đơn hỏng vừa về lại DLQ: worker vẫn chạy parser cũ nên lỗi y như trước. Đổi parser sang bản đã sửa rồi replay.',
    'replayed-nothing': 'DLQ đang trống, không có gì để replay. Cho một đơn hỏng vào DLQ trước đã.',
    'fixed-first':
      'Worker đã chạy parser mới nên đơn này không còn hỏng. Đổi về bản cũ, gửi lại một đơn hỏng để xem nó gây chuyện gì.',
    'gave-up':
      'Một đơn tốt đã dùng hết thang retry mà cổng thanh toán vẫn sập, nên nó vào DLQ. Lần sau bật cổng lại trước lần thử cuối; đơn này thì replay được.',
    'no-ladder':
      'Đơn tốt này lỗi chỉ vì cổng thanh toán sập, và chế độ DLX đưa nó vào DLQ ngay lần đầu. Lỗi tạm thời thì nên dùng chế độ retry.',
  },
};

const time = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${String(ms / 1000).replace('.', ',')} s`);

/** Words and figures of the drawing. */
export const figures = {
  limit: (limit: number) => `quorum, delivery-limit ${limit}`,
  alertAt: (depth: number) => `báo động từ ${depth}`,
  wait: (ms: number, scale: number) =>
    scale === 1 ? `chờ ${time(ms)}` : `${time(ms)}, nhanh ×${scale} = ${time(ms / scale)}`,
  mostTried: 'Số lần giao nhiều nhất',
  order: (label: string) => `lần, đơn #${label}`,
  copy: 'retry là bản mới',
};
