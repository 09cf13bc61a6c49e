import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Một key, một partition',
  summary:
    'Gõ một key, tự tính partition của nó, rồi ghi thật. Hai nơi cùng đọc một topic, mỗi nơi một offset; thêm một partition thì key đi đâu?',
  intro:
    'Gõ một key vào ô "Thử một key" trên sân ga: trang tính ra partition. Rồi ghi ba đơn mang đúng key ấy bằng nút "Ghi key này", và xem broker có đặt chúng vào chỗ trang tính không.',
  roles: {
    shop: { name: 'Cửa hàng' },
    warehouse: { name: 'warehouse' },
    analytics: { name: 'analytics' },
  },
  controls: {
    send: {
      label: 'Ghi 1 đơn',
      help: 'Ghi đơn của khách kế tiếp, có key hay không là theo lựa chọn "tên khách" hay "không key".',
    },
    write: {
      label: 'Ghi key này',
      help: 'Ghi đơn mang đúng key bạn gõ. Để trống là ghi không key.',
      fields: {
        key: { label: 'key', placeholder: 'để trống: không key' },
        times: { label: 'lần', options: { '1': '1', '3': '3' } },
      },
    },
    'send-many': {
      label: 'Ghi nhiều',
      unit: 'đơn',
      help: 'Ghi lần lượt từng đơn của chín khách, có key hay không là theo ô bên cạnh.',
    },
    key: {
      label: 'key',
      options: { customer: 'tên khách', none: 'không key' },
      help: 'Key của những đơn mà hai nút "Ghi 1 đơn" và "Ghi nhiều" ghi.',
    },
    'add-analytics': {
      label: 'Thêm nơi đọc',
      help: 'Chạy analytics: nó cũng đọc topic orders, trong một group khác.',
    },
    grow: { label: 'Thêm partition', help: 'Bảo broker cho topic orders thêm một partition. Không bớt lại được.' },
  },
  predictions: {
    'own-key': {
      question: 'Topic có ba partition. Bạn sắp ghi ba đơn liền nhau, cùng một key. Chúng nằm ở đâu?',
      options: {
        same: 'Cả ba cùng một partition',
        'in-turn': 'Mỗi đơn một partition, xoay vòng',
        emptiest: 'Mỗi đơn vào partition đang ít record nhất',
      },
      explanation: {
        same: '{count} đơn key "{key}" đều vào partition {partition}. Producer băm key: murmur2 ra {hash}, bỏ bit dấu còn {positive}, chia {partitions} dư {partition}. Không có gì khác tham gia, nên lần nào cũng ra chỗ ấy.',
        'in-turn': 'Các đơn key "{key}" nằm ở những partition khác nhau: số partition đã đổi giữa chừng.',
        emptiest: 'Các đơn key "{key}" không cùng một partition: số partition đã đổi giữa chừng.',
      },
      beliefs: {
        'in-turn': 'Xoay vòng là cách của record không key. Có key thì partition chỉ phụ thuộc key và số partition.',
        emptiest: 'Producer không hỏi partition nào đầy vơi. Nó tính ra partition trước cả khi gửi.',
      },
    },
    keyless: {
      question: 'Giờ ghi 12 đơn không key, từng đơn một, bằng kafkajs. Producer rải chúng thế nào?',
      options: {
        'one-partition': 'Dồn vào một partition, đầy một lô mới đổi',
        'round-robin': 'Xoay vòng: mỗi đơn sang partition kế tiếp',
        random: 'Mỗi đơn một partition bốc ngẫu nhiên',
      },
      explanation: {
        'round-robin':
          '{count} đơn đi lần lượt: {way}. kafkajs giữ một bộ đếm và cộng 1 cho mỗi record không key; chỉ chỗ bắt đầu là ngẫu nhiên.',
        'one-partition': '{count} đơn liền vào một partition: {way}.',
        random: '{count} đơn đi không theo vòng: {way}.',
      },
      beliefs: {
        'one-partition':
          'Đó là Java client: nó giữ một partition cho tới khi gửi đủ một lô. kafkajs thì đổi sau từng record.',
        random: 'Chỉ partition đầu tiên là ngẫu nhiên; từ đó trở đi là đếm.',
      },
    },
    'read-order': {
      question:
        'warehouse nghỉ. Trong lúc đó 12 đơn được ghi lần lượt, rải trên các partition. warehouse trở lại, một mình đọc hết: theo thứ tự nào?',
      options: {
        'as-written': 'Đúng thứ tự đã ghi, từ đơn cũ nhất',
        within: 'Trong từng partition thì đúng, giữa các partition thì đảo',
        shuffled: 'Lẫn lộn cả trong từng partition',
      },
      explanation: {
        within:
          '{count} record đầu nằm ở: {way}. warehouse lấy cả một đoạn của một partition rồi mới sang partition khác. Trong mỗi partition, offset tăng dần; giữa hai partition, Kafka không biết record nào ghi trước.',
        'as-written': '{count} record đầu nằm ở: {way}. Lần này tình cờ đúng thứ tự ghi; Kafka không hứa điều đó.',
        shuffled: '{count} record đầu nằm ở: {way}. Có partition bị đọc lùi, như sau khi mất một commit.',
      },
      beliefs: {
        'as-written':
          'Offset chỉ đếm trong một partition. Không có số nào chung cho cả topic để xếp record của hai partition.',
        shuffled: 'Một partition là một log, đọc theo offset tăng dần. Chỉ giữa các partition mới không có thứ tự.',
      },
    },
    reread: {
      question: 'warehouse đã đọc và commit mọi đơn. Giờ analytics, một group mới, bắt đầu đọc. Nó nhận được gì?',
      options: {
        nothing: 'Không gì cả: đơn nào cũng đã có người đọc',
        'from-start': 'Mọi đơn, từ offset 0',
        'only-new': 'Chỉ những đơn ghi từ giờ trở đi',
      },
      explanation: {
        'from-start':
          'Record đầu tiên của analytics là offset {offset} ở partition {partition}, nơi warehouse đã commit tới {done}. Đọc không lấy gì ra khỏi log. Nó bắt đầu từ 0 vì chương trình dặn fromBeginning; không dặn thì group mới bắt đầu từ cuối.',
        'only-new':
          'Record đầu tiên của analytics là offset {offset} ở partition {partition}: group này đã có commit từ trước nên đi tiếp từ đó.',
        nothing: 'analytics không nhận được gì.',
      },
      beliefs: {
        nothing: 'Trong queue của RabbitMQ, message ack rồi thì mất. Log của Kafka chỉ bỏ record khi hết retention.',
        'only-new':
          'Đó là khi chương trình không dặn gì. Ở đây reader.ts có fromBeginning: true, nên group chưa commit bắt đầu từ đầu.',
      },
    },
    moved: {
      question:
        'Topic đang có đơn của chín khách, key là tên khách. Thêm một partition, rồi chín khách lại đặt hàng. Key của họ ra sao?',
      options: {
        none: 'Khách nào ở yên partition nấy',
        'only-new': 'Chỉ khách mới mới vào partition mới',
        'records-too': 'Kafka chia lại: dời cả đơn cũ theo',
        some: 'Nhiều khách sang partition khác, đơn cũ ở lại',
      },
      explanation: {
        some: '{moved} trong {keys} khách đã sang partition khác: đơn cũ của {key} nằm ở partition {from}, đơn mới vào partition {to}. Số bị băm không đổi, nhưng giờ chia cho {partitions}. Kafka không dời record nào.',
        none: 'Không khách nào đổi partition.',
        'only-new': 'Chỉ khách mới vào partition mới.',
        'records-too': 'Đơn cũ đã sang partition khác.',
      },
      beliefs: {
        none: 'Không ai nhớ key nào ở partition nào. Producer tính lại mỗi lần ghi, và số chia đã đổi.',
        'only-new': 'Producer không biết khách nào mới, khách nào cũ. Nó chỉ biết key và số partition.',
        'records-too': 'Log chỉ ghi nối vào cuối. Record đã có offset thì nằm yên đó tới khi hết retention.',
      },
    },
  },
  objectives: {
    'own-key': 'Ghi ba đơn liền với cùng một key: chúng nằm ở đâu?',
    spread: 'Ghi 12 đơn không key: chúng rải ra sao?',
    order: 'Để warehouse trở lại đọc một loạt đơn: so thứ tự đọc với thứ tự ghi',
    reread: 'Cho analytics vào sau khi warehouse đã đọc hết: nó nhận được những đơn nào?',
    apart: 'Để warehouse tụt lại sau analytics, rồi cho nó đọc tiếp',
    grown: 'Thêm một partition, rồi cho khách cũ đặt hàng lần nữa: đơn mới của họ vào đâu?',
    overtaken: 'Bắt được một đơn mới được đọc trước đơn cũ của cùng khách',
  },
  guide: {
    'own-key': ['Gõ một key bạn thích vào ô key, chọn 3 lần, rồi bấm "Ghi key này". So với partition mà trang tính.'],
    spread: ['Đặt key là "không key".', 'Ghi 12 đơn, và nhìn chúng lần lượt vào băng nào.'],
    order: [
      'Rã băng warehouse.',
      'Chờ warehouse đọc hết những gì đang có.',
      'Bấm "Rời đi" ở warehouse, để các đơn sắp ghi nằm chờ.',
      'Đặt key là "không key".',
      'Ghi 12 đơn: chúng được ghi lần lượt theo số.',
      'Bấm "Chạy lại" ở warehouse, và so dãy số của nó ở ô "Thứ tự đọc" với thứ tự ghi.',
    ],
    reread: [
      'Rã băng warehouse.',
      'Bấm "Chạy lại" ở warehouse.',
      'Bấm "Rời đi" ở analytics, để warehouse đọc trước nó.',
      'Ghi 12 đơn cho warehouse đọc trước.',
      'Chờ warehouse đọc và commit.',
      'Bấm "Chạy lại" ở analytics: nó còn thấy những đơn ấy không?',
      'Bấm "Thêm nơi đọc": analytics có thấy những đơn warehouse đã đọc không?',
      'Chờ analytics đọc: nó bắt đầu từ offset nào?',
    ],
    apart: [
      'Rã băng warehouse.',
      'Bấm "Chạy lại" ở analytics.',
      'Bấm "Thêm nơi đọc".',
      'Chờ warehouse đọc hết những gì đang có.',
      'Bấm "Rời đi" ở warehouse.',
      'Ghi 12 đơn: chỉ analytics đọc.',
      'Chờ analytics đọc: hai lá cờ giờ đứng ở hai chỗ.',
      'Bấm "Chạy lại" ở warehouse: nó đọc tiếp từ cờ của ai?',
    ],
    grown: [
      'Rã băng warehouse.',
      'Chờ warehouse đọc hết những gì đang có.',
      'Bấm "Rời đi" ở warehouse, để đơn cũ nằm chờ.',
      'Đặt key là "tên khách".',
      'Ghi 12 đơn: đây là đơn cũ của chín khách.',
      'Bấm "Thêm partition": một băng mới hiện ra, còn trống. Đã có sáu băng thì bấm "Đặt lại" để làm từ đầu.',
      'Ghi 12 đơn nữa: đây là đơn mới của chín khách ấy. Chúng vào băng nào?',
    ],
    overtaken: [
      'Rã băng warehouse.',
      'Chờ warehouse đọc hết những gì đang có.',
      'Bấm "Rời đi" ở warehouse, để đơn cũ nằm chờ.',
      'Đặt key là "tên khách".',
      'Ghi 12 đơn: đây là đơn cũ của chín khách.',
      'Bấm "Thêm partition". Đã có sáu băng thì bấm "Đặt lại" để làm từ đầu.',
      'Ghi 12 đơn nữa: đây là đơn mới.',
      'Bấm "Chạy lại" ở warehouse: khách nào có đơn mới được đọc trước đơn cũ?',
    ],
  },
  hints: {
    'other-keys':
      'Ba lần vừa rồi bạn gõ ba key khác nhau. Chữ hoa, chữ thường, dấu cách đều tính: khác một byte là key khác. Ghi ba đơn với đúng một key.',
    keyed: 'Các đơn vừa rồi đều có key, nên mỗi khách ở yên một partition. Đặt key là "không key" rồi ghi lại.',
    'read-live':
      'warehouse đang đọc ngay khi đơn tới, nên chưa có gì nằm chờ. Cho nó rời đi trước, ghi 12 đơn, rồi chạy lại nó.',
    'new-keys':
      'Key này chưa có đơn nào từ trước khi thêm partition, nên không thấy được nó đổi chỗ. Ghi đơn trước, thêm partition sau, rồi ghi lại đúng key ấy.',
  },
};

/** Words on the stage that are this lab's alone. */
export const words = {
  hash: 'Từ key tới partition',
  tryKey: 'Thử một key',
  bytes: (count: number): string => `${count} byte (UTF-8)`,
  noBytes: '(không byte nào)',
  murmur2: 'murmur2',
  positive: '& 0x7fffffff',
  remainder: (partitions: number): string => `chia ${partitions}, lấy dư`,
  partition: (partition: number): string => `partition ${partition}`,
  lies: (lies: number, offset: number, goes: number): string =>
    lies === goes
      ? `Broker đã ghi key này ở partition ${lies}, offset ${offset}: đúng như tính.`
      : `Đơn cũ của key này nằm ở partition ${lies}, offset ${offset}. Đơn kế tiếp sẽ vào partition ${goes}.`,
  notYet: 'Chưa có record nào mang key này. Ghi thử để so.',
  order: 'Thứ tự đọc, theo số đơn',
  backMark: 'vạch đậm: nhảy lùi so với lúc ghi',
  nothingRead: 'Chưa ai đọc đơn nào.',
};
