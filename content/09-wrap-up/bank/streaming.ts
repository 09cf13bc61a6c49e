import type { BankQuestion } from '../bank-question.ts';

/** Questions of the final test on streaming. */
export const streaming: readonly BankQuestion[] = [
  {
    id: 'streaming-task-or-event',
    lesson: 'streaming/messaging-and-streaming',
    kind: 'sorting',
    prompt: 'Việc phải làm, hay điều đã xảy ra?',
    groups: [
      { id: 'task', text: 'việc phải làm' },
      { id: 'fact', text: 'điều đã xảy ra' },
    ],
    items: [
      { id: 'paid', text: 'Đơn #14 đã trả 120.000 đồng', group: 'fact', why: 'Nhiều bên sẽ hỏi lại.' },
      { id: 'pdf', text: 'Vẽ hoá đơn PDF', group: 'task', why: 'Một người làm, một lần.' },
      { id: 'mail', text: 'Gửi email cho khách này', group: 'task', why: 'Làm xong thì hết nghĩa.' },
      { id: 'placed', text: 'Đơn #14 đã đặt', group: 'fact', why: 'Ngày mai nó vẫn đúng.' },
      { id: 'moved', text: 'Xe 7 đã tới bưu cục Cầu Giấy', group: 'fact', why: 'Ghép với điều khác mới ra ý nghĩa.' },
      { id: 'webhook', text: 'Gọi webhook của đối tác', group: 'task', why: 'Hỏng thì thử lại đúng việc ấy.' },
    ],
    explanation: 'Hỏi: xong rồi thì thứ này còn ai cần không?',
  },
  {
    id: 'streaming-memory-total',
    lesson: 'streaming/messaging-and-streaming',
    kind: 'single',
    prompt:
      'Thống kê giữ tổng trong biến, commit sau từng đơn, đã đếm 40 đơn rồi bị `kill -9`. Chạy lại, một đơn 100.000 đồng nữa tới. Nó nói gì?',
    options: [
      { id: 'one', text: '1 đơn, 100.000 đồng', correct: true, why: 'Offset là chỗ đọc tiếp, không phải kết quả.' },
      {
        id: 'forty-one',
        text: '41 đơn, vì offset đã commit giữ chỗ',
        correct: false,
        why: 'Kafka giữ chỗ đọc, không giữ tổng.',
      },
      {
        id: 'error',
        text: 'Không nói gì, vì nó phải đọc lại log trước',
        correct: false,
        why: 'Nó đọc tiếp từ 40, theo đúng commit.',
      },
    ],
    explanation: 'Không dòng lỗi nào, lag bằng 0, và con số sai.',
  },
  {
    id: 'streaming-rebuild',
    lesson: 'streaming/messaging-and-streaming',
    kind: 'number',
    prompt:
      'Log có 5.400.000 record, retention còn đủ. Chương trình đọc lại 3.000 record mỗi giây, cửa hàng ghi thêm 300 mỗi giây. Bao nhiêu giây thì nó đuổi kịp cuối log?',
    answer: 2000,
    tolerance: 5,
    unit: 'giây',
    explanation: '5.400.000 / (3.000 − 300). Chia cho 3.000 là quên rằng log vẫn dài ra.',
  },
  {
    id: 'streaming-two-numbers',
    lesson: 'streaming/messaging-and-streaming',
    kind: 'single',
    prompt:
      'Tổng nằm trong một dòng SQLite, offset commit ở Kafka sau đó. Chết giữa hai lần ghi, rồi chạy lại. Chuyện gì xảy ra?',
    options: [
      { id: 'missing', text: 'Đơn ấy không được cộng', correct: false, why: 'Đó là khi commit trước, cất sau.' },
      { id: 'again', text: 'Đơn ấy được cộng lần nữa', correct: true, why: 'Bảng có nó rồi, offset thì chưa.' },
      {
        id: 'refused',
        text: 'SQLite từ chối vì đơn đã có',
        correct: false,
        why: 'Dòng ấy chỉ có tổng, không có mã đơn.',
      },
    ],
    explanation: 'Ghi offset vào chính dòng ấy, cùng một câu lệnh, rồi seek theo nó.',
  },
  {
    id: 'streaming-not-ready',
    lesson: 'streaming/messaging-and-streaming',
    kind: 'single',
    prompt: 'Chương trình thống kê khởi động và dựng lại tổng bằng replay. Làm sao để không ai tin con số dở?',
    options: [
      {
        id: 'lag',
        text: 'Chờ tới khi lag của group bằng 0 rồi mới cho bắt đầu trả lời',
        correct: false,
        why: 'Lag tính từ offset đã commit, mà replay bỏ qua offset ấy.',
      },
      {
        id: 'zero',
        text: 'Trả lời 0 tới khi đọc xong, cho ai cũng dễ nhận ra',
        correct: false,
        why: 'Một con số sai vẫn trông như một con số.',
      },
      {
        id: 'until-end',
        text: 'Nói "chưa sẵn sàng" tới khi đọc tới cuối log lúc nó khởi động',
        correct: true,
        why: 'Nó hỏi cuối log trước, rồi biết mình còn bao xa.',
      },
    ],
    explanation: 'Một tổng dở trông y như một tổng xong.',
  },
  {
    id: 'streaming-tumbling',
    lesson: 'streaming/stream-patterns',
    kind: 'number',
    prompt:
      'Window 20–30 (giây, giờ đặt hàng), watermark đi sau đơn mới nhất 4 giây. Window ấy phát khi có một đơn đặt từ giây thứ mấy?',
    answer: 34,
    tolerance: 0,
    unit: 'giây',
    explanation: 'Watermark phải chạm 30, và nó bằng giờ của đơn mới nhất trừ 4.',
  },
  {
    id: 'streaming-sliding',
    lesson: 'streaming/stream-patterns',
    kind: 'number',
    prompt: 'Window dài 12 giây, cứ 3 giây mở một cái. Một đơn nằm trong bao nhiêu window?',
    answer: 4,
    tolerance: 0,
    unit: 'window',
    explanation: '12 / 3. Đầu khoảng được tính, cuối khoảng thì không.',
  },
  {
    id: 'streaming-windows',
    lesson: 'streaming/stream-patterns',
    kind: 'matching',
    prompt: 'Mỗi cách cắt dòng sự kiện hợp với việc nào?',
    pairs: [
      { id: 'tumbling', term: 'tumbling', text: 'Doanh thu từng giờ, không đơn nào tính hai lần' },
      { id: 'sliding', term: 'sliding', text: 'Cảnh báo theo 10 giây vừa rồi, tính lại liên tục' },
      { id: 'session', term: 'session', text: 'Một lượt ghé mua, dài ngắn tuỳ khách' },
    ],
    explanation: 'Nối nhau, chồng nhau, hay kéo dài chừng nào khách chưa im.',
  },
  {
    id: 'streaming-late',
    lesson: 'streaming/stream-patterns',
    kind: 'single',
    prompt:
      'Watermark đã qua cuối window, nhưng window còn trong grace period. Một đơn của nó giờ mới tới. Chuyện gì xảy ra?',
    options: [
      {
        id: 'again',
        text: 'Nó được cộng, và window phát lại',
        correct: true,
        why: 'Bên nhận phải lấy số mới thay số cũ, theo key của window.',
      },
      { id: 'dropped', text: 'Nó bị bỏ, vì window đã phát', correct: false, why: 'Bị bỏ là khi hết grace.' },
      {
        id: 'next',
        text: 'Nó được tính vào window kế tiếp',
        correct: false,
        why: 'Nó thuộc window theo giờ đặt, không theo giờ tới.',
      },
    ],
    explanation: 'Cộng dồn mọi record kết quả là cộng 1.800 với 2.100.',
  },
  {
    id: 'streaming-night',
    lesson: 'streaming/stream-patterns',
    kind: 'single',
    prompt: 'Cửa hàng đóng cửa, không đơn nào mới. Window cuối ngày chưa phát. Nó phát lúc nào?',
    options: [
      {
        id: 'by-clock',
        text: 'Khi đồng hồ qua cuối window cộng khoảng chờ',
        correct: false,
        why: 'Mốc do watermark, không do đồng hồ trên tường.',
      },
      {
        id: 'next-order',
        text: 'Khi có đơn đầu tiên của sáng hôm sau',
        correct: true,
        why: 'Không đơn mới thì watermark đứng yên.',
      },
      { id: 'grace', text: 'Khi hết grace period', correct: false, why: 'Grace cũng tính theo watermark.' },
    ],
    explanation: 'Một partition im trong khi các partition khác chạy cũng giữ watermark lại.',
  },
  {
    id: 'streaming-join-limit',
    lesson: 'streaming/stream-patterns',
    kind: 'single',
    prompt: 'Vì sao phép ghép đơn với tiền cần một cái hạn?',
    options: [
      {
        id: 'network',
        text: 'Mạng chỉ giữ được một message trong chừng ấy giây thôi',
        correct: false,
        why: 'Record nằm trong log.',
      },
      {
        id: 'duplicate',
        text: 'Để một đơn không ghép với tiền hai lần',
        correct: false,
        why: 'Chống trùng là chuyện khác.',
      },
      {
        id: 'memory',
        text: 'Nửa tới trước phải nhớ, không hạn thì nhớ mãi',
        correct: true,
        why: 'Hết hạn thì ra "chưa trả" và được quên.',
      },
    ],
    explanation: 'Ai đọc kết quả phải có chỗ cho cả nửa không có đôi.',
  },
  {
    id: 'streaming-enrich-down',
    lesson: 'streaming/stream-patterns',
    kind: 'single',
    prompt:
      'Chương trình hỏi tên khách qua gRPC rồi gửi đơn đi. Service customers chết, và catch đặt `known: null`. Điều gì đúng?',
    options: [
      {
        id: 'choice',
        text: 'Đơn vẫn đi, thiếu tên, như catch đã chọn',
        correct: true,
        why: 'Ném lỗi ra thì cả partition đứng chờ.',
      },
      {
        id: 'blocked',
        text: 'Partition đứng lại cho tới khi customers sống lại',
        correct: false,
        why: 'Chỉ khi để lỗi thoát ra.',
      },
      { id: 'skipped', text: 'Đơn bị bỏ qua và không ai hay biết', correct: false, why: 'Nó đi, với known null.' },
    ],
    explanation: 'Đọc lại thì hỏi hạng thẻ của hôm nay: muốn ra như xưa thì hồ sơ khách cũng phải là một topic.',
  },
  {
    id: 'streaming-kappa',
    lesson: 'streaming/lambda-kappa',
    kind: 'ordering',
    prompt: 'Sửa một lỗi tính doanh thu theo kiểu Kappa. Xếp các bước.',
    items: [
      { id: 'deploy', text: 'Chạy bản mới cạnh bản cũ, group mới và view mới' },
      { id: 'replay', text: 'Nó đọc log từ đầu, màn hình vẫn hỏi view cũ' },
      { id: 'compare', text: 'Nó tới cuối log; so hai view' },
      { id: 'switch', text: 'Chuyển màn hình sang view mới' },
      { id: 'retire', text: 'Ít lâu sau cho bản cũ nghỉ' },
    ],
    explanation: 'Chuyển trước khi đuổi kịp thì màn hình tụt xuống rồi lớn dần, mà không gì báo.',
  },
  {
    id: 'streaming-price',
    lesson: 'streaming/lambda-kappa',
    kind: 'sorting',
    prompt: 'Mỗi điều là cái giá của kiến trúc nào?',
    groups: [
      { id: 'lambda', text: 'Lambda' },
      { id: 'kappa', text: 'Kappa' },
    ],
    items: [
      {
        id: 'retention',
        text: 'Log phải còn đủ cho lần tính lại xa nhất',
        group: 'kappa',
        why: 'Retention mặc định là 7 ngày.',
      },
      {
        id: 'machines',
        text: 'Tốn máy và chỗ mỗi lần tính lại',
        group: 'kappa',
        why: 'Hai bản chạy cạnh nhau một lúc.',
      },
      { id: 'jump', text: 'Con số nhảy mỗi lần batch chạy', group: 'lambda', why: 'Hai tầng không đồng ý với nhau.' },
      { id: 'twice', text: 'Một công thức phải viết ở hai nơi', group: 'lambda', why: 'Batch và speed là hai code.' },
    ],
    explanation: 'Một bên tốn sức người mỗi ngày, một bên tốn máy mỗi lần tính lại.',
  },
  {
    id: 'streaming-rollback',
    lesson: 'streaming/lambda-kappa',
    kind: 'single',
    prompt: 'Vì sao cho bản cũ chạy thêm vài ngày sau khi đã chuyển màn hình?',
    options: [
      {
        id: 'offset',
        text: 'Broker cần nó để giữ offset của group cũ',
        correct: false,
        why: 'Offset không cần tiến trình nào đang chạy.',
      },
      {
        id: 'fresh',
        text: 'View của nó vẫn mới, nên quay về được ngay',
        correct: true,
        why: 'Cho nghỉ rồi thì quay lại là quay về con số đã cũ.',
      },
      {
        id: 'reads',
        text: 'Nó trả lời hộ trong lúc bản mới còn đang dựng lại',
        correct: false,
        why: 'Lúc ấy bản mới đã dựng xong.',
      },
    ],
    explanation: 'Đường quay lại là lý do, dù đã biết nó sai.',
  },
  {
    id: 'streaming-not-repeatable',
    lesson: 'streaming/lambda-kappa',
    kind: 'several',
    prompt: 'Code nào đọc lại log sẽ ra kết quả khác lần đầu?',
    options: [
      { id: 'event-time', text: 'Lấy giờ ghi trong sự kiện', correct: false, why: 'Lần nào đọc cũng thế.' },
      {
        id: 'now',
        text: 'Hỏi giờ hiện tại để biết đơn thuộc ngày nào',
        correct: true,
        why: 'Ngày đổi theo lúc bạn đọc lại.',
      },
      {
        id: 'rate',
        text: 'Hỏi tỷ giá hôm nay từ một API',
        correct: true,
        why: 'Quá khứ đổi theo tỷ giá của ngày đọc.',
      },
      {
        id: 'table',
        text: 'Cộng theo mã đơn làm khoá, cộng lúc đọc',
        correct: false,
        why: 'Đọc lại từ đâu cũng không sai.',
      },
    ],
    explanation: 'Đọc lại chỉ ra cùng kết quả khi mọi thứ lấy từ sự kiện.',
  },
];
