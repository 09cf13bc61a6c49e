import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();

const runV2 = 'Chạy lại phiên bản 2.';
const deploy = 'Bấm "Deploy v2": nó chạy cạnh v1, với group mới và view mới.';
const thawV2 = 'Rã băng phiên bản 2 đang đứng im.';
const caughtUp = 'Chờ next_offset của revenue_v2 tới cuối log.';
const sell = 'Gửi 20 đơn, để có gì mà đọc lại.';
const viewV1 = 'Đặt Màn hình hỏi về "v1".';
const viewV2 = 'Đặt Màn hình hỏi về "v2".';
const viewLambda = 'Đặt Màn hình hỏi về "lambda".';
const thawSpeed = 'Rã băng tầng speed đang đứng im.';
const runSpeed = 'Chạy lại tầng speed.';

export const copy: CopyOf<typeof lab> = {
  title: 'Tính lại từ đầu',
  summary:
    'Doanh thu bị tính thiếu từ ngày đầu. Deploy bản sửa cạnh bản cũ, cho nó đọc lại cả log vào view mới, rồi chuyển màn hình sang. Và làm cùng việc ấy theo kiểu Lambda.',
  intro:
    'Gửi 10 đơn và so "Màn hình" với "Đáng lẽ". Rồi bấm "Deploy v2": bản sửa đọc lại log từ offset 0 trong lúc màn hình vẫn hỏi v1.',
  roles: {
    shop: { name: 'Cửa hàng' },
    v1: { name: 'Bản v1' },
    v2: { name: 'Bản v2' },
    speed: { name: 'Speed' },
    batch: { name: 'Batch' },
    dashboard: { name: 'Màn hình' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Một record vào topic orders, với giá một món và số lượng.' },
    'send-many': {
      label: 'Gửi nhiều',
      unit: 'đơn',
      help: 'Ngần ấy record một lúc. Mỗi đơn một, hai hay ba món, mỗi món 50.000 đồng.',
    },
    deploy: {
      label: 'Deploy v2',
      help: 'Chạy bản sửa cạnh bản cũ: group mới, view mới còn trống, nên đọc từ offset 0.',
    },
    view: {
      label: 'Màn hình hỏi',
      options: { v1: 'v1', v2: 'v2', lambda: 'lambda' },
      help: 'Bảng mà màn hình trả lời từ đó. lambda là kết quả của batch cộng các dòng của speed từ đó trở đi.',
    },
    batch: {
      label: 'Chạy batch',
      help: 'Tính lại cả log tới lúc này, thay kết quả cũ của batch, và xoá khỏi speed phần batch đã tính.',
    },
    code: {
      label: 'Code của speed',
      options: { v1: 'v1, quên số lượng', v2: 'v2, đã sửa' },
      help: 'Công thức mà tầng speed dùng cho đơn tới từ giờ. Dòng đã ghi thì không đổi.',
    },
  },
  predictions: {
    meanwhile: {
      question:
        'Màn hình đang hỏi view của v1. Bạn deploy v2, và nó đọc lại cả log từ đầu. Trong lúc ấy màn hình hiện gì?',
      options: {
        old: 'Con số cũ của v1, vẫn lớn thêm khi có đơn mới',
        falls: 'Tụt về gần 0 rồi lớn dần lên',
        corrects: 'Đúng dần lên, theo v2 đọc tới đâu',
      },
      explanation: {
        old: 'Màn hình vẫn hiện {old} đồng cho {orders} đơn, con số của v1, trong lúc v2 đọc {count} record vào bảng của nó và ra {fresh} đồng. Hai phiên bản có hai group và hai view, nên không ai đụng tới ai.',
        falls: 'Lần này con số trên màn hình có lúc tụt. Sau cùng nó hiện {old} đồng.',
        corrects: 'Lần này màn hình hiện {old} đồng, con số đúng cho {orders} đơn.',
      },
      beliefs: {
        falls: 'Thế là khi tính lại vào chính view cũ. v2 có view riêng, và chưa ai hỏi nó.',
        corrects: 'v2 không sửa gì của v1. Nó dựng một view khác, và màn hình chưa hỏi view ấy.',
      },
    },
    rollback: {
      question: 'Màn hình đã hỏi v2. Giả sử v2 cũng có lỗi, và bạn chuyển về v1, vẫn đang chạy. Phải chờ gì?',
      options: {
        reread: 'Chờ v1 đọc lại log từ đầu',
        'at-once': 'Không chờ gì',
        gone: 'Không về được: v2 đã thay view của v1',
      },
      explanation: {
        'at-once':
          'Sau {ms} ms màn hình hiện {revenue} đồng cho {orders} đơn, từ view của v1. v1 chưa bao giờ ngừng, nên view của nó vẫn mới. Chuyển view chỉ là đổi câu hỏi; quay lại cũng vậy.',
        reread: 'Lần này v1 đang đọc dở nên màn hình phải chờ {ms} ms.',
        gone: 'Lần này view của v1 không có gì: nó hiện {orders} đơn.',
      },
      beliefs: {
        reread: 'View của v1 vẫn còn đó và v1 vẫn cập nhật nó. Không có gì phải dựng lại.',
        gone: 'v2 viết vào bảng của v2. Bảng của v1 còn tới khi bạn xoá nó.',
      },
    },
    'batch-runs': {
      question:
        'Màn hình hỏi lambda: kết quả của batch, cộng các dòng mà speed đã tính từ đó. Không có đơn mới nào. Bạn chạy batch. Con số trên màn hình ra sao?',
      options: {
        same: 'Giữ nguyên: vẫn ngần ấy đơn',
        up: 'Nhảy lên',
        down: 'Tụt xuống',
      },
      explanation: {
        up: 'Vẫn {orders} đơn, mà {old} đồng thành {fresh} đồng, chênh {difference}. Phần speed tính bằng code thiếu số lượng được thay bằng phần batch tính bằng code đúng. Hai tầng, hai bản của một công thức, và chúng không khớp.',
        same: 'Lần này con số giữ nguyên {fresh} đồng: hai tầng tính như nhau.',
        down: 'Lần này con số tụt từ {old} xuống {fresh} đồng.',
      },
      beliefs: {
        same: 'Chỉ khi hai tầng cùng một công thức. Ở đây batch nhân số lượng, speed thì quên.',
        down: 'Batch không bỏ đơn nào: nó thay phần speed tính thiếu bằng phần tính đủ.',
      },
    },
    'after-fix': {
      question: 'Bạn sửa code của speed, rồi một đơn mới tới. Batch chưa chạy. Con số trên màn hình đã đúng chưa?',
      options: {
        right: 'Đúng: code đã đúng thì số đúng',
        wrong: 'Chưa',
        recounts: 'Đang đúng dần: speed tính lại các dòng cũ',
      },
      explanation: {
        wrong:
          'Màn hình hiện {shown} đồng, đáng lẽ {right}. Đơn mới được tính đúng, nhưng {rows} dòng mà code cũ đã ghi còn nguyên. Chúng chỉ được thay khi batch chạy. Ở Lambda, chờ batch là cách sửa quá khứ.',
        right: 'Lần này màn hình đã hiện đúng {right} đồng.',
        recounts: 'Lần này speed đã bỏ các dòng cũ: màn hình hiện {shown} đồng, đáng lẽ {right}.',
      },
      beliefs: {
        right: 'Code mới chỉ chạm tới đơn mới. Dòng đã ghi là kết quả của code cũ.',
        recounts: 'Không ai bảo nó đọc lại. Đọc lại từ đầu là việc của batch ở đây, và là cả kiến trúc Kappa ở kia.',
      },
    },
  },
  objectives: {
    wrong: 'Gửi ít nhất 5 đơn và chờ v1 tính xong: màn hình có đúng không?',
    reprocessed: 'Deploy v2 và chờ nó đọc từ offset 0 tới cuối log',
    switched: 'Khi v2 đã đuổi kịp, chuyển màn hình sang view của nó',
    back: 'Chuyển từ v2 về v1: mất bao lâu?',
    retired: 'Màn hình hỏi v2, cho v1 nghỉ, rồi bán tiếp',
    jumped: 'Xem lambda, chạy batch khi không có đơn mới: con số ra sao?',
    'two-codes': 'Sửa cả phía speed, tới khi lambda đúng cả với đơn vừa tới',
  },
  guide: {
    wrong: [
      'Rã băng phiên bản 1 đang đứng im.',
      'Chạy lại phiên bản 1.',
      viewV1,
      'Gửi 10 đơn.',
      'Chờ v1 tính xong, rồi so Màn hình với Đáng lẽ.',
    ],
    reprocessed: [thawV2, viewV1, sell, runV2, deploy, 'Chờ nó đọc từ offset 0 tới cuối log, và nhìn màn hình.'],
    switched: [thawV2, sell, runV2, deploy, caughtUp, viewV2],
    back: [thawV2, runV2, deploy, caughtUp, viewV2, 'Đặt Màn hình hỏi về "v1".'],
    retired: [thawV2, runV2, deploy, caughtUp, viewV2, 'Bấm "Rời đi" ở phiên bản 1.', 'Gửi 1 đơn hàng.'],
    jumped: [
      thawSpeed,
      runSpeed,
      viewLambda,
      'Đặt Code của speed về "v1, quên số lượng".',
      'Gửi 5 đơn, để có gì batch chưa tính.',
      'Chờ màn hình có đủ mọi đơn.',
      'Bấm "Chạy batch": không có đơn mới nào, con số ra sao?',
    ],
    'two-codes': [
      thawSpeed,
      runSpeed,
      viewLambda,
      'Gửi 5 đơn, để có dòng do code cũ ghi.',
      'Đặt Code của speed về "v2, đã sửa".',
      'Gửi 1 đơn hàng: con số đúng chưa?',
      'Bấm "Chạy batch".',
      'Gửi 1 đơn hàng nữa, để speed góp phần của nó.',
    ],
  },
  hints: {
    'too-early':
      'v2 chưa đọc hết log mà màn hình đã hỏi nó, nên con số hụt và lớn dần trước mắt khách. Về v1, chờ next_offset của revenue_v2 tới cuối log rồi chuyển.',
    'retired-early':
      'Màn hình còn hỏi view của v1 mà v1 đã nghỉ: con số đứng im từ đây, không lỗi nào báo. Chạy lại v1, hoặc chuyển màn hình sang v2 trước.',
    'batch-unseen':
      'Batch đã tính lại, nhưng màn hình không hỏi lambda nên không ai thấy. Đặt Màn hình hỏi về "lambda", gửi vài đơn, rồi chạy batch lần nữa.',
  },
};

const views: Readonly<Record<string, string>> = {
  v1: 'Màn hình, từ v1',
  v2: 'Màn hình, từ v2',
  lambda: 'Màn hình, lambda',
};

/** Names on the stage that only this lab has. */
export const words = {
  kappa: 'Kappa: một code, đọc lại từ đầu',
  lambda: 'Lambda: hai code, gộp lúc đọc',
  screen: 'Màn hình',
  from: (view: string): string => views[view] ?? view,
  truth: 'Đáng lẽ, theo log',
  orders: (count: number): string => `đồng, ${whole(count)} đơn`,
  nothingYet: 'chưa hiện gì',
};
