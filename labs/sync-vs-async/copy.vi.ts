import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Một đơn, hai cách đi',
  summary:
    'Cùng một đơn đi qua ba service bằng gRPC và bằng RabbitMQ, cạnh nhau. Xem khách chờ ai, và ai gánh khi kho chết.',
  intro:
    'Bấm "Đặt 1 đơn" và so hai thanh bên dưới: khách gọi thẳng chờ cả ba service, khách kia chỉ chờ câu "đã nhận". Rồi kill kho.',
  roles: {
    customer: { name: 'Khách' },
    order: { name: 'Nhận đơn' },
    payment: { name: 'Thanh toán' },
    inventory: { name: 'Kho' },
  },
  controls: {
    order: { label: 'Đặt 1 đơn', help: 'Đơn được đặt hai lần cùng lúc: gọi thẳng bằng gRPC, và qua queue.' },
    'order-many': { label: 'Đặt nhiều', unit: 'đơn', help: 'Đặt ngần ấy đơn cùng lúc, mỗi đơn cả hai cách.' },
    delay: {
      label: 'Thanh toán chậm thêm',
      unit: ' ms',
      help: 'Mỗi lần trừ tiền lâu thêm bấy nhiêu, ở cả hai cách.',
    },
  },
  predictions: {
    'slow-payment': {
      question: 'Thanh toán chậm thêm 3 giây, ở cả hai cách. Khách nào phải chờ lâu?',
      options: {
        'both-wait': 'Cả hai, vì cùng một service thanh toán',
        'sync-waits': 'Chỉ khách gọi thẳng',
        'async-waits': 'Khách qua queue, vì thêm một chặng broker',
      },
      explanation: {
        'sync-waits':
          'Đơn #{id}: trừ tiền mất {paymentMs} ms. Khách gọi thẳng chờ {syncMs} ms, khách kia chờ {asyncMs} ms. Tiền vẫn được trừ chậm như nhau; chỉ là không ai đứng chờ nó.',
        'both-wait': 'Lần này khách qua queue của đơn #{id} cũng chờ {asyncMs} ms.',
        'async-waits': 'Lần này khách gọi thẳng của đơn #{id} chỉ chờ {syncMs} ms.',
      },
    },
    'inventory-dies': {
      question: 'Kho đã chết. Khách đặt một đơn theo cả hai cách. Mỗi khách nghe được gì?',
      options: {
        'both-fail': 'Cả hai cùng lỗi, vì không có kho thì không có hàng',
        'sync-fails': 'Gọi thẳng thì lỗi, qua queue thì "đã nhận"',
        'both-wait': 'Cả hai cùng chờ tới khi kho sống lại',
      },
      explanation: {
        'sync-fails':
          'Đơn #{id}: khách gọi thẳng nhận lỗi sau {syncMs} ms, lúc tiền đã trừ. Khách kia nghe "đã nhận" sau {asyncMs} ms, và phần việc của kho nằm trong queue inventory.',
        'both-fail':
          'Lần này khách qua queue của đơn #{id} cũng nhận lỗi, sau {asyncMs} ms: nơi nhận đơn cũng không chạy.',
        'both-wait': 'Khách gọi thẳng của đơn #{id} đã chờ {ms} ms mà chưa nghe gì.',
      },
    },
    'after-restart': {
      question: 'Kho sắp chạy lại. Đơn lúc nãy, đặt theo hai cách, sẽ ra sao nếu không ai bấm gì nữa?',
      options: {
        both: 'Cả hai đều được giữ hàng',
        'async-only': 'Chỉ phần nằm trong queue được làm nốt',
        none: 'Không phần nào, khách phải đặt lại cả hai',
      },
      explanation: {
        'async-only':
          'Đơn #{id} nằm trong queue {waitedMs} ms. Kho chạy lại, {ms} ms sau thì giữ xong hàng cho nó. Lần gọi thẳng đã kết thúc bằng lỗi: không còn gì ở đâu để làm nốt.',
        both: 'Cả hai phần của đơn #{id} đều xong.',
        none: 'Còn {count} đơn trong queue mà kho chưa làm.',
      },
    },
    frozen: {
      question: 'Kho bị đóng băng: kết nối còn đó, nhưng nó không nhúc nhích. Khách gọi thẳng thấy gì?',
      options: {
        error: 'Lỗi ngay, như khi kho chết',
        waits: 'Chờ mãi, không lỗi, không trả lời',
        skipped: 'Thanh toán bỏ qua kho và trả lời luôn',
      },
      explanation: {
        waits:
          'Khách gọi thẳng của đơn #{id} đã chờ {ms} ms và vẫn đang chờ: không ai đặt deadline, và một kết nối im lặng không phải là một lỗi. Khách kia đã nghe "đã nhận" từ lâu, sau {asyncMs} ms.',
        error: 'Khách gọi thẳng của đơn #{id} nhận lỗi sau {ms} ms.',
        skipped: 'Khách gọi thẳng của đơn #{id} nhận trả lời sau {ms} ms.',
      },
    },
    'order-dies': {
      question: 'Nhận đơn đã chết, RabbitMQ vẫn chạy. Khách đặt một đơn theo cả hai cách. Chuyện gì xảy ra?',
      options: {
        'async-lives': 'Qua queue vẫn nhận, broker giữ hộ đơn',
        'both-fail': 'Cả hai cùng lỗi ngay',
        'both-wait': 'Cả hai cùng chờ tới khi nó sống lại',
      },
      explanation: {
        'both-fail':
          'Đơn #{id}: cả hai khách nhận lỗi, sau {syncMs} và {asyncMs} ms. Broker chỉ giữ được cái đã tới nó. Chặng đầu tiên luôn là một lời gọi, và phải có người nghe.',
        'async-lives': 'Lần này đơn #{id} qua queue vẫn được nhận.',
        'both-wait': 'Cả hai khách của đơn #{id} đều đang chờ.',
      },
    },
  },
  objectives: {
    both: 'Một đơn tới kho theo cả hai cách',
    sum: 'Thanh toán chậm ít nhất 2 giây: khách gọi thẳng chờ theo, khách kia thì không',
    'one-fails': 'Kho chết: một khách nhận lỗi khi tiền đã trừ, đơn của khách kia chờ trong queue',
    'worked-off': 'Kho chạy lại và làm nốt đơn trong queue, không ai phải đặt lại',
    hangs: 'Kho đóng băng: khách gọi thẳng chờ hơn 4 giây mà không có lỗi nào',
    'front-door': 'Nhận đơn chết: cả hai cách cùng lỗi',
  },
  guide: {
    both: [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Bấm "Đặt 1 đơn" và nhìn hai thanh: mỗi khách chờ tới đâu?',
    ],
    sum: [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Kéo "Thanh toán chậm thêm" lên 3.000 ms.',
      'Bấm "Đặt 1 đơn" rồi xem khách nào chờ.',
    ],
    'one-fails': [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng: chỉ kho được chết.',
      'Rã băng kho.',
      'Kéo "Thanh toán chậm thêm" về 0.',
      'Kill -9 kho.',
      'Bấm "Đặt 1 đơn".',
    ],
    'worked-off': [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng, trừ kho.',
      'Rã băng kho.',
      'Kill -9 kho.',
      'Bấm "Đặt 1 đơn": phần của kho phải nằm chờ trong queue.',
      'Chạy lại kho.',
      'Chờ kho làm nốt đơn đang nằm trong queue.',
    ],
    hangs: [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Chạy lại kho.',
      'Đóng băng kho.',
      'Bấm "Đặt 1 đơn".',
      'Chờ hơn 4 giây: khách gọi thẳng nghe được gì?',
    ],
    'front-door': [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Kill -9 Nhận đơn.',
      'Bấm "Đặt 1 đơn".',
    ],
  },
  hints: {
    'too-little':
      'Thanh toán mới chậm thêm một chút, khó phân biệt với một lần máy bận. Kéo lên từ 2.000 ms rồi đặt lại.',
    'revived-early':
      'Kho chết rồi chạy lại mà không có đơn nào tới ở giữa, nên không ai thấy gì. Kill kho, đặt một đơn, rồi mới chạy lại.',
    'other-victim':
      'Bạn vừa kill Thanh toán. Đơn chờ ở queue payments và tiền chưa trừ, nên hai cách chưa khác nhau nhiều. Chạy lại nó rồi kill Kho: lúc đó tiền đã trừ.',
    'thawed-early': 'Kho rã băng trước khi khách kịp sốt ruột. Để nó đứng im ít nhất 4 giây sau khi đặt đơn.',
  },
};

const number = numberFormat();
const ms = (value: number): string => `${number(Math.round(value))} ms`;
const seconds = (value: number): string => `${number(Math.round(value / 100) / 10)} s`;

/** Words of the stage. */
export const words = {
  sync: 'Gọi thẳng, gRPC',
  async: 'Qua queue, RabbitMQ',
  none: 'Đặt một đơn để thấy ai chờ ai, bao lâu.',
  title: (id: string): string => `Đơn #${id}: mỗi khách chờ ai, bao lâu`,
  waited: (value: number): string => `khách chờ ${ms(value)}`,
  waits: (value: number): string => `khách đang chờ, ${seconds(value)}`,
  failed: (value: number): string => `khách nhận lỗi sau ${ms(value)}`,
  done: (value: number): string => `đơn xong sau ${ms(value)}`,
  /** Who has the order meanwhile. */
  part: { order: 'nhận đơn', payment: 'thanh toán', inventory: 'kho', queue: 'trong queue' },
  ms,
  tick: (value: number): string => `${number(value / 1_000)} s`,
};
