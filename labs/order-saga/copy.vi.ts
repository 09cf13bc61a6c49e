import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';
import type { Order, StepState } from './orders.ts';

const thaw = 'Rã băng chương trình đang đứng im.';
const run = 'Chạy lại chương trình đã dừng.';
const inStock = 'Đặt Khách mua về "áo mưa".';
const bankOk = 'Đặt Ngân hàng về "trả tiền".';
const mailOk = 'Đặt Server thư về "nhận".';
const settled = 'Chờ các saga đang dở làm xong.';
const contextOn = 'Đặt Header trace về "kèm".';
const order = 'Đặt 1 đơn.';

const reasons: Readonly<Record<string, string>> = {
  out_of_stock: 'hết hàng',
  payment_declined: 'bị từ chối',
  service_late: 'quá hạn',
  service_away: 'vắng mặt',
  user_not_found: 'khách lạ',
  product_not_found: 'món lạ',
};

const states: Readonly<Record<StepState, string>> = {
  begun: 'đang làm',
  done: 'xong',
  refused: 'bị từ chối',
  undone: 'đã bù trừ',
};

/** Queues that stand without their own names, for which there is no room. */
export const titles = {
  waits: ['1 s', '2 s', '4 s'],
  deadLetters: 'dead letter',
  deadLettersShort: 'DLQ',
};

export const words = {
  title: 'Sổ của service order',
  none: 'Chưa có đơn nào.',
  steps: { user: 'khách', stock: 'kho', payment: 'tiền', order: 'ghi', kafka: 'Kafka', rabbitmq: 'thư' },
  state: states,
  order: (id: string) => `Đơn ${id}`,
  status: ({ status, reason, closed }: Order) => {
    if (status === 'placed') return closed ? 'đã đặt' : 'đã đặt…';
    if (status === 'running') return 'đang đi';
    return reasons[reason] ?? reason;
  },
};

export const copy: CopyOf<typeof lab> = {
  title: 'Một đơn đi qua cả cửa hàng',
  summary:
    'Tám service thật, ba công nghệ, một saga. Thẻ bị từ chối, ngân hàng trả lời muộn, service bị giết giữa chừng: xem từng bước bù trừ, rồi đối sổ.',
  intro:
    'Đặt 1 đơn và nhìn nó đi: hỏi khách, giữ hàng, thu tiền bằng gRPC; rồi sự kiện vào Kafka, việc gửi thư vào RabbitMQ. Sau đó làm hỏng từng thứ một.',
  roles: {
    customer: { name: 'Khách' },
    gateway: { name: 'gateway' },
    order: { name: 'order' },
    user: { name: 'user' },
    product: { name: 'product' },
    payment: { name: 'payment' },
    analytics: { name: 'analytics' },
    notification: { name: 'notification' },
    mail: { name: 'Server thư' },
  },
  controls: {
    order: { label: 'Đặt 1 đơn', help: 'Khách gửi POST /api/orders tới gateway.' },
    'order-many': { label: 'Đặt nhiều', unit: 'đơn', help: 'Gửi ngần ấy đơn cùng lúc.' },
    item: {
      label: 'Khách mua',
      options: { 'in-stock': 'áo mưa', 'sold-out': 'ủng, hết hàng' },
      help: 'Áo mưa còn 1.000 cái, ủng thì không còn đôi nào.',
    },
    bank: {
      label: 'Ngân hàng',
      options: { ok: 'trả tiền', decline: 'từ chối', late: 'trả lời muộn' },
      help: 'Trả lời muộn: tiền đã thu ngay, mà câu trả lời 5 giây sau mới về; service order chỉ chờ 2 giây.',
    },
    smtp: {
      label: 'Server thư',
      options: { ok: 'nhận', busy: 'bận' },
      help: 'Bận: trả lời 451, nghĩa là lát nữa hãy gửi lại.',
    },
    die: {
      label: 'Chết sau khi',
      options: {
        none: 'không',
        'payment after': 'order thu tiền',
        'stock after': 'order giữ hàng',
        'charge after': 'payment thu',
      },
      help: 'Làm xong bước ấy, chưa kịp ghi sổ hay trả lời, chương trình tự gửi SIGKILL cho mình.',
    },
    context: {
      label: 'Header trace',
      options: { on: 'kèm', off: 'quên' },
      help: 'Order gửi việc vào order_notifications có kèm header traceparent của W3C hay không.',
    },
  },
  predictions: {
    'declined-undo': {
      question: 'Kho đã giữ áo, rồi ngân hàng từ chối. Saga phải làm gì để không ai mất gì?',
      options: {
        release: 'Trả áo về kho, không hoàn đồng nào',
        'refund-release': 'Hoàn tiền trước, rồi trả áo về kho',
        nothing: 'Không làm gì: transaction tự rollback',
      },
      explanation: {
        release: 'Đơn #{id}: lần thu bị từ chối rõ ràng nên không có tiền để hoàn; chỉ có hàng đã giữ phải trả về kho.',
        'refund-release': 'Đơn #{id}: payment đã thu, nên saga hoàn tiền rồi mới trả hàng.',
        nothing: 'Đơn #{id}: không có bước nào được bù trừ.',
      },
      beliefs: {
        'refund-release': 'Từ chối là câu trả lời rõ: bảng charges không có dòng nào của đơn này.',
        nothing: 'Kho và tiền nằm ở hai database của hai service. Không transaction nào bao được cả hai.',
      },
    },
    'late-charge': {
      question: 'Ngân hàng thu tiền ngay mà trả lời muộn. Order hết hạn chờ và gọi lại. Khách bị thu mấy lần?',
      options: {
        once: 'Một lần, dù order gọi nhiều lần',
        'each-time': 'Mỗi lần gọi là một lần thu',
        never: 'Không lần nào: hết hạn chờ thì coi như huỷ',
      },
      explanation: {
        once: 'Đơn #{id}: order gọi Charge {asked} lần, bảng charges có đúng một dòng. Mã đơn là khoá chính: lần gọi sau được trả lời bằng lần thu trước.',
        'each-time': 'Đơn #{id}: {asked} lần gọi, và tiền bị thu hơn một lần.',
        never: 'Đơn #{id}: {asked} lần gọi, và không thu đồng nào.',
      },
      beliefs: {
        'each-time': 'Service payment nhận ra mã đơn. Bỏ khoá ấy đi thì đúng như bạn đoán.',
        never: 'Deadline chỉ nói người gọi thôi chờ. Tiền đã thu trước khi câu trả lời bị trễ.',
      },
    },
    'killed-order': {
      question: 'Order bị giết ngay sau khi tiền đã thu, chưa kịp ghi sổ. Chạy nó lại thì đơn ấy ra sao?',
      options: {
        'goes-on': 'Đi tiếp từ sổ, không thu thêm đồng nào',
        'paid-twice': 'Làm lại từ đầu, nên thu tiền hai lần',
        forgotten: 'Nằm đó: không ai nhớ tới đơn dở nữa',
      },
      explanation: {
        'goes-on':
          'Đơn #{id}: sổ ghi bước thu tiền đã bắt đầu mà chưa xong, nên order gọi Charge lần nữa ({asked} lần tất cả); payment nhận ra mã đơn. Kết cục: {status}.',
        'paid-twice': 'Đơn #{id}: tiền bị thu hai lần.',
        forgotten: 'Đơn #{id}: order đã chạy lại mà đơn vẫn dở.',
      },
      beliefs: {
        'paid-twice': 'Gọi lại thì có, thu lại thì không: khoá chính của bảng charges là mã đơn.',
        forgotten: 'Mỗi bước được ghi trước khi làm. Lúc chạy lên, order đọc sổ và làm tiếp mọi đơn còn dở.',
      },
    },
    'mail-fails': {
      question: 'Server thư bận mãi, thư xác nhận không đi được. Đơn hàng ra sao?',
      options: {
        'stays-placed': 'Vẫn đặt xong; việc gửi thư nằm ở dead letter queue',
        cancelled: 'Bị huỷ, tiền được hoàn',
        waits: 'Treo lại tới khi thư đi được',
      },
      explanation: {
        'stays-placed': 'Đơn #{id} đã đặt từ trước. Thư hỏng sau mấy lần thử thì vào dead letter queue, chờ người xem.',
        cancelled: 'Đơn #{id} bị huỷ.',
        waits: 'Đơn #{id} vẫn treo.',
      },
      beliefs: {
        cancelled: 'Gửi thư đứng sau điểm không thể quay lại của saga: hỏng thì thử lại, không bù trừ.',
        waits: 'Order chỉ chờ RabbitMQ nhận việc, không chờ thư.',
      },
    },
  },
  objectives: {
    placed: 'Đưa một đơn đi hết: đặt xong, analytics đếm, khách có thư',
    'sold-out': 'Đặt một món đã hết hàng, và xem saga dừng ở bước nào',
    declined: 'Để ngân hàng từ chối một đơn, và xem bước nào bị làm ngược lại',
    retried: 'Để ngân hàng trả lời muộn ít nhất một lần mà đơn vẫn đặt được',
    refunded: 'Để ngân hàng trả lời muộn mãi, tới khi tiền đã thu được hoàn',
    resumed: 'Giết order giữa một saga, chạy nó lại, và xem đơn ấy có kết cục',
    'caught-up': 'Đặt một đơn khi analytics vắng mặt, rồi cho nó chạy lại',
    'dead-letter': 'Để một thư xác nhận vào dead letter queue',
    'trace-broken': 'Để trace của một đơn đứt ở RabbitMQ, rồi nối lại cho đơn sau',
  },
  guide: {
    placed: [thaw, run, inStock, bankOk, mailOk, order],
    'sold-out': [thaw, run, settled, 'Đặt Khách mua thành "ủng, hết hàng".', order],
    declined: [thaw, run, settled, inStock, 'Đặt Ngân hàng thành "từ chối".', order],
    retried: [
      thaw,
      run,
      settled,
      inStock,
      'Đặt Ngân hàng thành "trả lời muộn".',
      order,
      'Chờ lần thu thứ nhất hết hạn, sau 2 giây, và order gọi lần nữa.',
      bankOk,
      'Chờ lần gọi sau có câu trả lời.',
    ],
    refunded: [
      thaw,
      run,
      inStock,
      settled,
      'Đặt Ngân hàng thành "trả lời muộn".',
      order,
      'Chờ bốn lần thu tiền đều hết hạn, chừng 15 giây, rồi tới lượt bù trừ.',
    ],
    resumed: [
      thaw,
      run,
      inStock,
      bankOk,
      mailOk,
      settled,
      'Đặt Chết sau khi thành "order thu tiền".',
      'Đặt 1 đơn: order chết khi thu tiền xong.',
      'Đặt Chết sau khi về "không", kẻo nó chết ở đó lần nữa.',
      'Chạy lại order.',
      'Chờ nó đọc sổ và làm tiếp.',
    ],
    'caught-up': [
      thaw,
      run,
      inStock,
      bankOk,
      mailOk,
      'Bấm kill -9 ở analytics.',
      order,
      'Chờ đơn ấy đặt xong.',
      'Chạy lại analytics.',
      'Chờ nó vào lại group và đọc từ offset đã commit.',
    ],
    'dead-letter': [thaw, run, settled, inStock, bankOk, 'Đặt Server thư thành "bận".', order],
    'trace-broken': [
      thaw,
      run,
      inStock,
      bankOk,
      mailOk,
      settled,
      'Đặt Header trace thành "quên".',
      'Đặt 1 đơn: thư của nó đi mà không mang traceparent.',
      'Chờ hai chương trình gửi span của đơn ấy về nơi nhận.',
      contextOn,
      order,
    ],
  },
  hints: {
    'killed-idle':
      'Lúc order chết không có saga nào dở, nên chẳng có gì để làm tiếp. Chọn "Chết sau khi" rồi đặt đơn: nó chết ngay giữa một saga.',
    'mail-recovered':
      'Server thư nhận lại trước khi hết lượt thử, nên thư vẫn đi. Giữ nó "bận" tới khi thử đủ bốn lần, chừng 7 giây.',
  },
  door: {
    user: 'Thêm một khách',
    product: 'Thêm một món hàng',
    order: 'Đặt đơn: saga chạy trên sân ga',
    report: 'Đọc số liệu của analytics',
  },
};
