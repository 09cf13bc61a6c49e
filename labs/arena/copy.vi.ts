import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const three = 'gRPC {grpc} ms, RabbitMQ {rabbitmq} ms, Kafka {kafka} ms';

export const copy: CopyOf<typeof lab> = {
  title: 'Đấu trường: gRPC, RabbitMQ, Kafka',
  summary:
    'Ba cách chở cùng một gói, đo ngay trên máy này: độ trễ p50 tới p99,9, thông lượng, CPU, và mức gửi cao nhất mà hàng chờ không dài ra.',
  intro:
    'Đoán trước xem cách nào nhanh hơn ở 10 gói mỗi giây, rồi bấm "Đo cả ba". Bấm thêm lần nữa mà không đổi gì: con số có lặp lại không?',
  roles: {
    sender: { name: 'Bên gửi' },
    receiver: { name: 'Bên nhận' },
  },
  controls: {
    run: {
      label: 'Đo cả ba',
      help: 'gRPC, rồi RabbitMQ, rồi Kafka: mỗi cách làm nóng nửa giây, đo ba giây. Không bao giờ hai cách cùng lúc.',
    },
    rate: {
      label: 'Mức gửi',
      options: { '10': '10/s', '500': '500/s', '5000': '5.000/s' },
      help: 'Gói mỗi giây, theo lịch cố định. Bên kia chậm thì gói vẫn được gửi đúng hẹn.',
    },
    size: {
      label: 'Gói',
      options: { '100': '100 B', '1000': '1 KB', '100000': '100 KB' },
      help: 'Mỗi gói nặng chừng này, như nhau ở cả ba cách.',
    },
    mode: {
      label: 'Kiểu',
      options: { 'one-way': 'một chiều', reply: 'hỏi–đáp' },
      help: 'Một chiều: tính tới lúc bên nhận có gói. Hỏi–đáp: tính tới lúc bên gửi có câu trả lời.',
    },
    acks: {
      label: 'Xác nhận',
      options: { none: 'không', confirmed: 'có' },
      help: 'Có: gRPC gọi từng lần, RabbitMQ confirm và ack, Kafka acks=-1. Không: gRPC một stream, RabbitMQ noAck, Kafka acks=0.',
    },
    batch: {
      label: 'Gom 10 ms',
      options: { off: 'không', on: 'có' },
      help: 'Gom những gói tới hạn trong 10 ms: một message gRPC, một lần gửi của Kafka. AMQP không có gói gom.',
    },
    disk: {
      label: 'RabbitMQ ghi đĩa',
      options: { off: 'không', on: 'có' },
      help: 'Message persistent hay không. Kafka lúc nào cũng ghi vào log; gRPC không bao giờ.',
    },
    greatest: {
      label: 'Tìm mức cao nhất',
      help: 'Tăng mức gửi từ 500/s, mỗi bậc một giây, tới khi hàng chờ dài ra. Từng cách một.',
    },
    'add-receiver': { label: 'Thêm bên nhận' },
  },
  predictions: {
    'at-low': {
      question: '10 gói mỗi giây, một chiều: cách nào có p50 ngắn nhất?',
      options: {
        grpc: 'gRPC, vì gói đi thẳng tới bên nhận',
        rabbitmq: 'RabbitMQ, vì broker đẩy ngay',
        kafka: 'Kafka, vì nó sinh ra để nhanh',
      },
      explanation: {
        grpc: `p50: ${three}. Gói của gRPC qua một kết nối; gói của hai cách kia qua hai, với một broker ở giữa.`,
        rabbitmq: `p50: ${three}. Lượt này RabbitMQ ngắn nhất; đo lại vài lần trước khi tin.`,
        kafka: `p50: ${three}. Lượt này Kafka ngắn nhất; đo lại vài lần trước khi tin.`,
      },
      beliefs: {
        rabbitmq: 'Broker đẩy ngay, nhưng gói vẫn phải vào broker rồi mới ra.',
        kafka: 'Thông lượng lớn và độ trễ ngắn là hai chuyện. Ở 10 gói mỗi giây chẳng có gì để gom.',
      },
    },
    noise: {
      question: 'Đo lại y hệt lượt vừa rồi. p99 của cách lệch nhiều nhất sẽ lệch bao nhiêu?',
      options: { tenth: 'Dưới 10 %', half: 'Từ 10 tới 50 %', more: 'Hơn 50 %' },
      explanation: {
        tenth: '{way}: {one} ms rồi {other} ms, lệch {percent} %. Lần này hai lượt gần nhau.',
        half: '{way}: {one} ms rồi {other} ms, lệch {percent} %, dù không đổi gì.',
        more: '{way}: {one} ms rồi {other} ms, lệch {percent} %, dù không đổi gì. Ít gói thì p99 chỉ là một hai gói xui nhất.',
      },
      beliefs: {
        tenth:
          'Cùng chương trình, cùng máy, nhưng bộ dọn rác, hệ điều hành và việc khác trên máy không lặp lại y nguyên.',
        half: 'Lệch bao nhiêu tuỳ số gói: p99 của 30 gói là gói chậm nhất, của 15.000 gói thì có 150 gói chậm hơn nó.',
        more: 'Đuôi của phân bố nhảy nhiều khi ít gói. Lần này nó nhảy ít hơn bạn nghĩ.',
      },
    },
    'at-high': {
      question: '5.000 gói mỗi giây, một chiều, không gom: p99 của cách nào ngắn nhất?',
      options: {
        grpc: 'gRPC, vẫn vì không qua broker',
        rabbitmq: 'RabbitMQ, vì broker gánh bớt',
        kafka: 'Kafka, vì 5.000 là ít với nó',
      },
      explanation: {
        grpc: `p99: ${three}. Không gom thì với Kafka mỗi gói là một yêu cầu riêng, và cái giá ấy trả 5.000 lần mỗi giây.`,
        rabbitmq: `p99: ${three}. Ở mức này phần việc cho mỗi gói quyết định, không phải số chặng đường.`,
        kafka: `p99: ${three}. Lượt này Kafka ngắn nhất, dù mỗi gói là một yêu cầu riêng.`,
      },
      beliefs: {
        grpc: 'Bớt một chặng không giúp gì khi phần việc cho mỗi gói ở hai đầu mới là chỗ nghẽn.',
        rabbitmq: 'Broker thêm một chặng và thêm việc; nó không làm thay bên nào.',
        kafka: 'Con số hàng triệu của Kafka là của những batch lớn. Ở đây mỗi gói một yêu cầu.',
      },
    },
    'when-large': {
      question: 'Gói nặng 100 KB. Cách nào có p50 ngắn nhất?',
      options: {
        grpc: 'gRPC, vì byte chỉ đi một chặng',
        rabbitmq: 'RabbitMQ, vì AMQP chở byte nguyên xi',
        kafka: 'Kafka, vì nó ghi và đọc tuần tự',
      },
      explanation: {
        grpc: `p50: ${three}. 100 KB qua broker là chép thêm ít nhất một lần vào và một lần ra.`,
        rabbitmq: `p50: ${three}. Khung AMQP chỉ thêm vài byte; bên gRPC còn cửa sổ của HTTP/2 và phần mã hoá.`,
        kafka: `p50: ${three}. Lượt này Kafka ngắn nhất; so với lượt 1 KB để thấy phần nào là của byte.`,
      },
      beliefs: {
        grpc: 'Một chặng, nhưng chặng ấy có cửa sổ của HTTP/2: 100 KB không đi một lèo.',
        rabbitmq: 'AMQP đúng là chở byte nguyên xi, nhưng chở hai lần: vào broker rồi ra khỏi broker.',
        kafka: 'Ghi tuần tự giúp khi có rất nhiều. Một gói một lúc thì nó vẫn phải đi qua đủ các bước.',
      },
    },
  },
  objectives: {
    low: 'Đo cả ba cách ở 10 gói mỗi giây, một chiều',
    twice: 'Đo y hệt hai lượt liền nhau, để thấy con số lệch bao nhiêu khi không đổi gì',
    high: 'Đo cả ba ở 5.000 gói mỗi giây, một chiều',
    batched: 'Đo hai lượt từ 500 gói mỗi giây trở lên chỉ khác nhau ở chỗ gom',
    large: 'Đo cả ba với gói 100 KB',
    reply: 'Đo cả ba theo kiểu hỏi–đáp',
    greatest: 'Tìm mức gửi cao nhất mà mỗi cách giữ được',
  },
  guide: {
    low: [
      'Chọn mức gửi 10/s.',
      'Chọn gói 1 KB.',
      'Chọn kiểu một chiều.',
      'Bấm "Đo cả ba".',
      'Chờ cả ba đo xong, chừng 13 giây.',
    ],
    twice: ['Không đổi gì, bấm "Đo cả ba" lần nữa.', 'Chờ đo xong rồi so hai lượt trên biểu đồ.'],
    high: [
      'Chọn kiểu một chiều.',
      'Không gom.',
      'Chọn gói 1 KB.',
      'Chọn mức gửi 5.000/s.',
      'Bấm "Đo cả ba".',
      'Chờ đo xong: có cách nào không giữ nổi không?',
    ],
    batched: [
      'Chọn kiểu một chiều.',
      'Chọn gói 1 KB.',
      'Chọn mức gửi 5.000/s.',
      'Chưa gom, để có lượt mà so.',
      'Bấm "Đo cả ba".',
      'Chờ lượt không gom đo xong.',
      'Giờ chọn gom 10 ms, không đổi gì khác.',
      'Bấm "Đo cả ba".',
      'Chờ đo xong: CPU và p50 đổi thế nào?',
    ],
    large: ['Chọn mức gửi 10/s.', 'Chọn gói 100 KB.', 'Bấm "Đo cả ba".', 'Chờ đo xong rồi so với lượt 1 KB.'],
    reply: [
      'Chọn mức gửi 500/s.',
      'Chọn gói 1 KB.',
      'Chọn kiểu hỏi–đáp.',
      'Bấm "Đo cả ba".',
      'Chờ đo xong: câu trả lời phải đi thêm đường nào?',
    ],
    greatest: [
      'Chọn kiểu một chiều.',
      'Chọn gói 1 KB.',
      'Bấm "Tìm mức cao nhất".',
      'Chờ từng cách leo tới bậc mà hàng chờ dài ra, chừng một phút.',
    ],
  },
  hints: {
    'nothing-to-gather':
      'Ở mức này trong 10 ms chưa tới một gói, nên gom chẳng gom được gì. Tăng mức gửi lên 5.000/s, đo một lượt không gom và một lượt gom.',
    'two-changes':
      'Lượt này khác các lượt trước ở chỗ gom và ở cả chỗ khác nữa, nên không biết cái nào làm con số đổi. Đo thêm một lượt như thế mà không gom.',
  },
};

const whole = numberFormat({ maximumFractionDigits: 0 });
const tenth = numberFormat({ maximumFractionDigits: 1 });
const hundredth = numberFormat({ maximumFractionDigits: 2 });

/** So many figures as the value deserves. */
export const shortNumber = (value: number): string =>
  value >= 100 ? whole(value) : value >= 10 ? tenth(value) : hundredth(value);

const sizes: Record<number, string> = { 100: '100 B', 1000: '1 KB', 100000: '100 KB' };

interface Asked {
  rate: number;
  size: number;
  mode: string;
  acks: string;
  batch: string;
  disk: string;
  receivers: number;
}

/** Words on the stage that are this lab's alone. */
export const words = {
  setup: ({ rate, size, mode, acks, batch, disk, receivers }: Asked): string =>
    [
      `${whole(rate)}/s`,
      sizes[size] ?? `${size} B`,
      mode === 'reply' ? 'hỏi–đáp' : 'một chiều',
      ...(acks === 'confirmed' ? ['xác nhận'] : []),
      ...(batch === 'on' ? ['gom'] : []),
      ...(disk === 'on' ? ['ghi đĩa'] : []),
      ...(receivers > 1 ? [`${receivers} bên nhận`] : []),
    ].join(', '),
  lanes: { gRPC: 'thẳng tới bên nhận', RabbitMQ: 'qua queue', Kafka: 'qua topic' },
  measuring: 'đang đo',
  climbing: (rate: number, held: boolean): string =>
    held ? `giữ được ${whole(rate)}/s, thử bậc trên` : `không giữ nổi ${whole(rate)}/s`,
  /** The newest quarter of a second, as each of those who count has told it. */
  interval: (told: readonly { count: number; p50: number; p99: number }[]): string => {
    const rate = 4 * told.reduce((sum, { count }) => sum + count, 0);
    const [only, another] = told;
    const times = only && !another ? `, p50 ${shortNumber(only.p50)} ms, p99 ${shortNumber(only.p99)} ms` : '';
    return `${whole(rate)} gói/s${times}`;
  },
  second: (second: number): string => (second === 0 ? '0 s' : String(second)),
  last: (p50: number): string => `p50 ${shortNumber(p50)} ms`,
  nothingYet: 'Chưa đo lượt nào. Bấm "Đo cả ba".',
  chartTitle: 'Độ trễ từ giờ hẹn gửi, ms, thang log',
  run: (run: number): string => `Lượt ${run}`,
  hollow: (run: number): string => `Lượt ${run} (vẽ rỗng)`,
  described: (way: string, p50: number, p99: number): string =>
    `${way}: p50 ${shortNumber(p50)} ms, p99 ${shortNumber(p99)} ms`,
  describedNow: (way: string): string => `${way}: đang đo`,
  notYet: '–',
  rows: {
    p50: 'p50, ms',
    p95: 'p95, ms',
    p99: 'p99, ms',
    p999: 'p99,9, ms',
    throughput: 'tới nơi, gói/s',
    senderCpu: 'CPU bên gửi, %',
    receiverCpu: 'CPU bên nhận, %',
    brokerCpu: 'CPU broker, %',
    late: 'bên gửi trễ hẹn p99, ms',
    held: 'giữ được mức này',
    greatest: 'mức cao nhất, gói/s',
  },
  held: (held: boolean): string => (held ? 'có' : 'không'),
  cpu: (percent: number | null | undefined): string =>
    percent === undefined ? 'không có' : percent === null ? 'không rõ' : whole(percent),
  few: 'ít gói',
  broker: (isUnknown: boolean): string =>
    `100 % CPU là trọn một nhân. ${
      isUnknown
        ? 'Không rõ CPU của broker, vì trang này không tự chạy broker.'
        : 'CPU của broker là của cả tiến trình, kể cả phần nó làm cho người khác.'
    } Một máy, loopback, không bản sao: đừng đem con số này đi nơi khác.`,
  exportCsv: 'Tải CSV',
  exportJson: 'Tải JSON',
};
