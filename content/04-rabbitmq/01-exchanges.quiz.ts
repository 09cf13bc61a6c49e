import type { Quiz } from '#model/quiz.ts';

/** Questions of the exchanges lesson. */
export const quiz: Quiz = {
  id: 'exchanges',
  questions: [
    {
      id: 'topic-patterns',
      kind: 'several',
      prompt: 'Message có routing key `orders.asia.vietnam.created`. Những mẫu nào trên topic exchange nhận nó?',
      options: [
        {
          id: 'star-one',
          text: '`orders.*.created`',
          correct: false,
          why: 'Giữa `orders` và `created` có hai từ, mà mỗi `*` chỉ thay cho đúng một từ.',
        },
        {
          id: 'hash-middle',
          text: '`orders.#.created`',
          correct: true,
          why: '`#` ở giữa nhận cả hai từ `asia.vietnam`.',
        },
        {
          id: 'star-two',
          text: '`*.asia.*.created`',
          correct: true,
          why: 'Bốn từ, từ thứ hai và thứ tư đúng, hai dấu `*` mỗi dấu một từ.',
        },
        {
          id: 'half-word',
          text: '`orders.asia.viet*.created`',
          correct: false,
          why: 'Dấu `*` phải là cả một từ. `viet*` ở đây chỉ là một từ có dấu sao trong tên.',
        },
        {
          id: 'hash-end',
          text: '`orders.asia.vietnam.created.#`',
          correct: true,
          why: '`#` nhận cả khi không còn từ nào.',
        },
      ],
      explanation: 'Đếm từ trước, so từng từ sau. `*` là đúng một từ, `#` là bao nhiêu từ cũng được, kể cả không.',
    },
    {
      id: 'copies',
      kind: 'number',
      prompt:
        'Queue `audit` có ba binding trên cùng một topic exchange: `#`, `orders.#` và `*.asia.*`. Gửi một message có key `orders.asia.created`. Queue `audit` có thêm mấy bản?',
      answer: 1,
      tolerance: 0,
      unit: 'bản',
      explanation:
        'Cả ba binding đều khớp, nhưng exchange gom các queue phải nhận lại rồi chép vào mỗi queue một bản. Thêm binding khớp không thêm bản trong cùng một queue.',
    },
    {
      id: 'which-type',
      kind: 'matching',
      prompt: 'Chọn kiểu exchange hợp nhất cho từng việc.',
      pairs: [
        {
          id: 'direct',
          term: 'direct',
          text: 'Ba loại việc cố định: trừ tiền, giữ hàng, gửi thư; mỗi loại về đúng một queue',
        },
        {
          id: 'fanout',
          term: 'fanout',
          text: 'Giá vừa đổi, mọi bản sao của web server phải biết để xoá cache',
        },
        {
          id: 'topic',
          term: 'topic',
          text: 'Nhãn gồm loại, châu lục, nước, hành động; mỗi bên nghe một phần khác nhau',
        },
        {
          id: 'headers',
          term: 'headers',
          text: 'Nhận khi có ít nhất một trong hai: khách VIP, hoặc định dạng PDF',
        },
      ],
      explanation:
        'Hỏi người nhận chọn theo cái gì: một nhãn cố định, không gì cả, một dãy từ, hay vài thuộc tính rời.',
    },
    {
      id: 'x-match',
      kind: 'single',
      prompt:
        'Queue `payment` bind vào headers exchange với `x-match: all`, `region=asia`, `vip=yes`. Message nào vào được?',
      options: [
        {
          id: 'one-pair',
          text: 'Header `region=asia`, routing key `vip.yes`',
          correct: false,
          why: 'Headers exchange không đọc routing key, nên vẫn thiếu cặp `vip=yes`.',
        },
        {
          id: 'both-and-more',
          text: 'Header `region=asia`, `vip=yes`, `format=pdf`',
          correct: true,
          why: '`all` đòi đủ các cặp của binding. Message có thêm header khác không sao.',
        },
        {
          id: 'pattern',
          text: 'Header `region=*`, `vip=yes`, `format=pdf`',
          correct: false,
          why: 'Không có mẫu ở đây. Giá trị `*` không bằng `asia`.',
        },
        {
          id: 'none',
          text: 'Không header nào, vì thiếu header thì không bị so',
          correct: false,
          why: 'Với `all`, thiếu một cặp là trượt.',
        },
      ],
      explanation: '`all` là mọi cặp của binding đều phải có trong message; `any` là ít nhất một cặp. Chỉ so bằng.',
    },
    {
      id: 'confirm-unroutable',
      kind: 'single',
      prompt:
        'Producer dùng publisher confirm (lời broker báo đã nhận message), không dùng mandatory, exchange không có alternate exchange. Nó gửi một message có key chưa ai bind. Nó thấy gì?',
      options: [
        {
          id: 'nack',
          text: 'Một nack, vì broker không đưa được message vào queue nào',
          correct: false,
          why: 'Nack dành cho lúc broker không nhận trách nhiệm được, ví dụ queue đầy và từ chối. Unroutable không phải thế.',
        },
        {
          id: 'ack',
          text: 'Một xác nhận như thường, còn message thì đã bị bỏ',
          correct: true,
          why: 'Broker đã xử lý xong: xem binding, không thấy queue nào, bỏ. Nó xác nhận điều đó.',
        },
        {
          id: 'timeout',
          text: 'Không gì cả, nên confirm sẽ hết hạn chờ sau ít lâu',
          correct: false,
          why: 'Broker trả lời ngay. Không có trạng thái treo nào chờ tới lúc có người bind.',
        },
        {
          id: 'closed',
          text: 'Channel bị đóng với lỗi 404, phải mở channel mới',
          correct: false,
          why: '404 là khi *exchange* không tồn tại. Không binding nào khớp thì không phải lỗi.',
        },
      ],
      explanation:
        'Confirm nói broker đã nhận và xử lý xong. Muốn biết message có vào queue hay không thì cần mandatory, hoặc alternate exchange để giữ nó lại.',
    },
    {
      id: 'alternate-direct',
      kind: 'single',
      prompt:
        'Exchange `shop.direct` có alternate exchange là `shop.lost`. Nhưng `shop.lost` cũng kiểu direct, và queue duy nhất của nó, `unrouted`, bind bằng key `lost`. Producer gửi message mandatory với key `payment.refund`, key chưa ai bind. Chuyện gì xảy ra?',
      options: [
        {
          id: 'kept',
          text: 'Vào `unrouted`, vì exchange phụ giữ mọi message lạc',
          correct: false,
          why: 'Exchange phụ là exchange bình thường: nó so key theo kiểu của nó. `payment.refund` khác `lost`.',
        },
        {
          id: 'returned',
          text: 'Trả về producer, vì exchange phụ cũng không tìm ra queue nào',
          correct: true,
          why: 'Exchange phụ được hỏi trước, cũng không có chỗ, nên tới lượt mandatory.',
        },
        {
          id: 'dropped',
          text: 'Bị bỏ im lặng, vì giao cho exchange phụ rồi thì thôi xét mandatory',
          correct: false,
          why: 'Mandatory hỏi một câu: rốt cuộc có queue nào nhận không? Ở đây là không.',
        },
        {
          id: 'both',
          text: 'Một bản vào `unrouted`, một bản trả về producer',
          correct: false,
          why: 'Đã có queue nhận thì không trả về. Hai chuyện ấy không bao giờ cùng xảy ra.',
        },
      ],
      explanation:
        'Thứ tự là binding, rồi alternate exchange, rồi mandatory. Exchange phụ nên là fanout, để message mang key gì cũng có chỗ.',
    },
    {
      id: 'steps',
      kind: 'ordering',
      prompt: 'Xếp các bước để một service mới bắt đầu nhận đơn mà cửa hàng không phải sửa gì.',
      items: [
        { id: 'connect', text: 'Mở connection và một channel tới broker' },
        { id: 'queue', text: 'Khai báo queue của service' },
        { id: 'bind', text: 'Bind queue vào exchange của cửa hàng' },
        { id: 'publish', text: 'Cửa hàng gửi đơn tiếp theo, exchange chép vào queue' },
        { id: 'consume', text: 'Service nhận đơn từ queue và ack' },
      ],
      explanation:
        'Phải bind trước khi đơn được gửi: exchange chỉ nhìn binding đang có lúc message tới. Consume thì trước hay sau đều được, queue giữ giúp.',
    },
    {
      id: 'silent-loss',
      kind: 'scenario',
      prompt:
        'Sau một lần refactor, cửa hàng gửi key `order.vietnam.created` thay vì `orders.vietnam.created`. Không có lỗi nào, confirm vẫn về đủ, nhưng từ sáng tới giờ kho không nhận đơn nào. Bạn tìm ra bằng cách nào, và làm gì để lần sau biết ngay?',
      modelAnswer:
        'So key thật của message với binding đang có trên broker: binding của kho là `orders.#`, key mới thiếu chữ s nên không khớp, message thành unroutable và bị bỏ. Confirm không báo vì broker coi là đã xử lý. Sửa key rồi gửi lại các đơn sáng nay từ database của cửa hàng, vì broker không giữ chúng. Để lần sau biết ngay: đặt alternate exchange bằng policy, nối với queue unrouted và cảnh báo khi nó có message; ở producer bật mandatory và ghi log event return. Giữ key ở một hằng số hay một hợp đồng dùng chung, và có một test gửi qua broker thật xem queue nào nhận.',
      points: [
        'So routing key với binding trên broker, thấy mẫu không khớp',
        'Giải thích vì sao confirm không báo lỗi',
        'Biết rằng message đã mất ở broker, phải lấy lại từ nguồn khác',
        'Alternate exchange với queue được giám sát',
        'Mandatory và xử lý event return ở producer',
        'Chặn từ gốc: key dùng chung hoặc test trên broker thật',
      ],
      explanation:
        'Sai key là lỗi im lặng nhất của RabbitMQ. Nó chỉ lộ ra khi bạn cố tình để sẵn một chỗ cho message lạc.',
    },
  ],
};
