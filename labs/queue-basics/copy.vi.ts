import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Giờ cao điểm: 300 đơn cùng lúc',
  summary:
    '300 đơn dồn vào một queue, worker xác nhận theo sức của nó, email được gom thành lô. Giết worker, không mất đơn.',
  intro:
    'Bấm "300 đơn cùng lúc" và nhìn độ sâu của queue orders. Thêm worker, kill -9 một worker giữa chừng, rồi tắt hết worker mà vẫn gửi đơn: đơn đi đâu?',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
    mailer: { name: 'Mailer' },
  },
  controls: {
    rush: { label: '300 đơn cùng lúc', help: 'Cửa hàng gửi 300 message vào queue orders, nhanh hết mức nó gửi được.' },
    'send-many': { label: 'Gửi', unit: 'đơn', help: 'Gửi ngần ấy đơn một lúc.' },
    steady: {
      label: 'Gửi đều',
      unit: '/s',
      help: 'Số đơn mỗi giây. Cửa hàng tự ngừng sau 20 giây, dù thanh kéo vẫn ở đó: kéo về 0 để ngừng sớm, kéo lại để gửi tiếp.',
    },
    'add-worker': { label: 'Thêm worker', help: 'Chạy thêm một tiến trình worker, nhiều nhất là bốn.' },
    'worker-rate': {
      label: 'Sức mỗi worker',
      unit: '/s',
      help: 'Mỗi worker xác nhận nhiều nhất bấy nhiêu đơn mỗi giây.',
    },
    batch: {
      label: 'Lô email',
      options: { '1': '1', '50': '50', '200': '200' },
      help: 'Mailer gửi khi đủ bấy nhiêu email. Thay cho máy chủ mail là một khoảng chờ: 250 ms mỗi lần gọi, cộng 1 ms cho mỗi email.',
    },
    wait: {
      label: 'Chờ lô (giây)',
      help: 'Email đầu của lô chờ nhiều nhất bấy lâu; hết giờ thì gửi dù lô chưa đủ. Lúc đầu là 3 giây.',
    },
  },
  predictions: {
    pace: {
      question:
        'Một worker làm được 20 đơn mỗi giây. Cửa hàng gửi 300 đơn cùng lúc. Một giây sau, worker đã nhận bao nhiêu đơn?',
      options: {
        all: 'Cả 300 hoặc gần hết, vì broker đẩy xuống ngay',
        'own-pace': 'Chừng 20, phần còn lại nằm trong queue',
        refused: 'Broker từ chối những đơn quá sức worker',
      },
      explanation: {
        'own-pace':
          'Queue nhận {count} đơn một lúc. Một giây sau, worker đã nhận {taken} đơn, còn {waiting} trong số vừa gửi nằm trong queue. Cửa hàng gửi theo nhịp của nó, worker lấy theo nhịp của mình.',
        all: 'Queue nhận {count} đơn một lúc, và một giây sau đã có {taken} đơn được giao: các worker đang chạy đủ sức nhận chừng ấy.',
        refused: 'Broker đã từ chối hoặc trả lại một phần trong {count} đơn.',
      },
    },
    scaling: {
      question: 'Một worker đang rút dần queue. Bạn thêm hai worker cùng sức. Số đơn xong mỗi giây sẽ ra sao?',
      options: {
        same: 'Gần như cũ, vì vẫn chỉ có một queue',
        partly: 'Nhanh hơn chút ít, vì ba worker tranh nhau',
        'grows-with': 'Gấp khoảng ba',
      },
      explanation: {
        'grows-with':
          'Từ {slow} lên {fast} đơn mỗi giây khi đi từ 1 lên {many} worker: gấp {factor} lần. Mỗi worker có nhịp riêng, còn việc giao đơn thì broker làm nhanh hơn nhiều.',
        partly:
          'Từ {slow} lên {fast} đơn mỗi giây khi đi từ 1 lên {many} worker: chỉ gấp {factor} lần. Chỗ nghẽn đã sang nơi khác: đơn vào không kịp, hoặc máy này hết sức.',
        same: 'Từ 1 lên {many} worker mà vẫn quanh {fast} đơn mỗi giây. Worker không phải chỗ nghẽn: đơn chỉ vào chừng ấy.',
      },
    },
    overload: {
      question: 'Bạn gửi đều, mỗi giây nhiều đơn hơn sức của các worker cộng lại. Độ sâu của queue sẽ thế nào?',
      options: {
        level: 'Tăng một lúc rồi đứng lại',
        grows: 'Tăng mãi, chừng nào còn gửi như vậy',
        slows: 'Broker hãm cửa hàng lại cho vừa sức worker',
      },
      explanation: {
        grows:
          'Mỗi giây {came} đơn vào, {went} đơn ra. Sau 2 giây queue dài thêm {soon}, sau 4 giây thêm {later}. Queue san được một đợt dồn; quá tải đều đều thì nó chỉ hoãn lại.',
        level: 'Mỗi giây {came} đơn vào, {went} đơn ra; queue dài thêm {soon} rồi đứng ở {later}.',
        slows: 'Cửa hàng gửi được {came} đơn mỗi giây lúc đầu, sau đó chậm hẳn.',
      },
    },
    decoupled: {
      question: 'Không còn worker nào chạy. Cửa hàng vẫn gửi đơn. Những đơn đó sẽ ra sao?',
      options: {
        error: 'Cửa hàng nhận lỗi vì không có ai nhận',
        dropped: 'Broker bỏ đi vì không giao được cho ai',
        waits: 'Nằm trong queue tới khi có worker',
      },
      explanation: {
        waits:
          '{count} đơn vào queue khi không có worker nào. Đơn đầu trong số đó nằm chờ {seconds} s rồi {program} nhận nó. Hai bên không cần chạy cùng lúc.',
        error: 'Có đơn không tới được queue, và cửa hàng được báo.',
        dropped: 'Queue đã bỏ đơn.',
      },
    },
  },
  objectives: {
    rush: 'Dồn 300 đơn vào trong 2 giây, và theo tới khi không còn đơn nào dở dang',
    'scaled-out': 'Đo xem ba worker làm mỗi giây gấp mấy lần một worker cùng sức',
    killed:
      'kill -9 một worker khi còn ít nhất 20 đơn chưa xong: đơn trong tay nó về lại queue, worker khác nhận, và đơn nào cũng xong',
    left: 'Cho một worker rời đi khi queue còn ít nhất 20 đơn: nó không trả lại đơn nào, và đơn nào cũng xong',
    decoupled: 'Gửi từ 10 đơn khi không có worker nào, rồi chạy worker: những đơn ấy ra sao?',
    'full-batch': 'Mailer gửi một lô đủ 200 email',
    'timed-batch': 'Mailer gửi một lô chưa đủ vì đã chờ hết giờ',
  },
  guide: {
    rush: [
      'Kéo "Gửi đều" về 0: trước hết xem một đợt dồn.',
      'Đặt "Sức mỗi worker" là 20 đơn mỗi giây.',
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng, để có người nhận đơn.',
      'Bấm "Thêm worker", để có người nhận đơn.',
      'Chờ worker nối tới queue orders.',
      'Bấm "300 đơn cùng lúc" và nhìn độ sâu của queue orders.',
      'Chờ worker làm hết đợt dồn, theo sức của nó.',
    ],
    'scaled-out': [
      'Kéo "Gửi đều" về 0.',
      'Đặt "Sức mỗi worker" là 10: các worker cùng sức thì mới so sánh được, và đơn không hết quá nhanh.',
      'Rã băng worker đang đứng im.',
      'Bấm "Rời đi" ở các worker cho tới khi còn một: trước hết xem một mình nó làm được bao nhiêu.',
      'Chạy lại một worker.',
      'Bấm "Thêm worker".',
      'Bấm "300 đơn cùng lúc", để lát nữa ba worker vẫn còn việc.',
      'Chờ vài giây, xem một worker làm được mấy đơn mỗi giây.',
      'Chạy lại worker đã dừng: cần ba worker cùng làm.',
      'Bấm "Thêm worker" cho tới khi có ba worker cùng làm.',
      'Nhìn xem ba worker làm được mấy đơn mỗi giây, so với một worker.',
    ],
    killed: [
      'Kéo "Gửi đều" về 0.',
      'Đặt "Sức mỗi worker" là 10, để bạn kịp kill giữa chừng.',
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng ở thí nghiệm trước.',
      'Chạy lại worker đã dừng, để còn người làm tiếp.',
      'Bấm "Thêm worker": một worker sắp chết, phải còn người làm tiếp.',
      'Bấm "300 đơn cùng lúc" để worker nào cũng bận.',
      'Kill -9 một worker trong lúc queue còn nhiều đơn.',
      'Chờ worker còn lại làm hết. Đơn trong tay worker đã chết về lại đầu queue: xem broker giao nó cho ai.',
    ],
    left: [
      'Đặt "Sức mỗi worker" là 10, để biết cả nhóm làm được mấy đơn mỗi giây.',
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng ở thí nghiệm trước.',
      'Chạy lại worker đã dừng: cần ít nhất hai worker.',
      'Bấm "Thêm worker": cần ít nhất hai worker.',
      'Kéo "Gửi đều" lên 60 đơn mỗi giây, quá sức các worker.',
      'Chờ vài giây và nhìn độ sâu của queue orders, chưa bấm gì vội. Cửa hàng tự ngừng sau 20 giây.',
      'Kéo "Gửi đều" về 0.',
      'Bấm "Rời đi" ở một worker: nó nhận SIGTERM trong lúc queue còn nhiều đơn.',
      'Chờ worker còn lại làm hết các đơn.',
    ],
    decoupled: [
      'Kéo "Gửi đều" về 0.',
      'Rã băng worker đang đứng im.',
      'Bấm "Rời đi" ở từng worker cho tới khi không còn worker nào.',
      'Bấm "Gửi" 40 đơn: lúc này không ai nhận.',
      'Chạy lại một worker.',
      'Bấm "Thêm worker".',
      'Chờ nó làm hết những đơn đã nằm đợi trong queue.',
    ],
    'full-batch': [
      'Rã băng mailer đang đứng im.',
      'Chạy lại mailer đã dừng.',
      'Kéo "Gửi đều" về 0.',
      'Đặt "Sức mỗi worker" là 20.',
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng: hai worker thì lô đầy nhanh hơn.',
      'Bấm "Thêm worker": hai worker thì lô đầy nhanh hơn.',
      'Đặt lô email là 200.',
      'Tăng "Chờ lô" lên 8 giây, để lô kịp đầy trước khi hết giờ.',
      'Bấm "300 đơn cùng lúc": mỗi đơn xong để lại một email trong queue emails.',
      'Chờ mailer gom đủ 200 email rồi gửi một lần.',
    ],
    'timed-batch': [
      'Rã băng mailer đang đứng im.',
      'Chạy lại mailer đã dừng.',
      'Kéo "Gửi đều" về 0.',
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng.',
      'Bấm "Thêm worker".',
      'Đặt lô email là 200.',
      'Giảm "Chờ lô" xuống 3 giây.',
      'Bấm "Gửi" 40 đơn: chừng ấy chưa đủ một lô.',
      'Chờ hết 3 giây: mailer gửi dù lô chưa đủ.',
    ],
  },
  hints: {
    'killed-idle':
      'Bạn vừa kill một worker lúc gần như chẳng còn đơn nào nên không thấy gì khác. Gửi 300 đơn, rồi kill khi queue còn dài.',
    'killed-last':
      'Không còn worker nào. Các đơn nằm yên trong queue, không mất. Bấm Chạy lại hoặc Thêm worker để làm tiếp.',
    'left-idle':
      'Worker rời đi lúc queue gần cạn nên không thấy gì khác. Gửi thêm đơn, rồi cho một worker rời đi khi queue còn ít nhất 20 đơn.',
    'no-comparison':
      'Ba worker đang chạy, nhưng chưa có số đo của một worker cùng sức để so. Để nguyên "Sức mỗi worker", cho hai worker rời đi, để một worker rút queue chừng 2 giây, rồi thêm lại hai.',
    'one-by-one':
      'Lô bằng 1: mỗi email tốn một lần gọi máy chủ mail, chừng 4 email mỗi giây, nên queue emails cứ dài ra. Đổi lô thành 50 hoặc 200.',
    'never-full':
      'Ba lô liền đi vì hết giờ, chưa lô nào đủ 200: trong thời gian chờ, email không tới kịp. Tăng "Chờ lô", thêm worker, hoặc cho mailer nghỉ để email dồn lại.',
  },
};

const number = numberFormat({ maximumFractionDigits: 0 });

/** Words on the stage that are this lab's alone. */
export const words = {
  waiting: 'Đang chờ',
  count: (value: number): string => number(value),
  done: (value: number): string => `đã xong ${number(value)}`,
  throughput: 'Thông lượng',
  perSecond: (value: number): string => `${Math.round(value)}/s`,
  lately: '3 giây qua',
  emptyIn: 'Cạn sau',
  never: 'không cạn',
  drained: 'đã cạn',
  unknown: '…',
  seconds: (value: number): string => `${Math.ceil(value)} s`,
  sent: 'Email đã gửi',
  sentWhen: (size: number, seconds: number): string =>
    size === 1 ? 'mỗi email một lần gọi' : `đủ ${size}, hoặc hết Chờ lô ${seconds} s`,
  depth: 'Message trong queue',
  ago: (seconds: number): string => `${seconds} s trước`,
  now: 'bây giờ',
  described: (orders: number, emails: number): string =>
    `Queue orders có ${orders} message chưa xong, queue emails có ${emails}.`,
};
