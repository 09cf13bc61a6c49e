import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on dead letters and retries. */
export const quiz: Quiz = {
  id: 'dlq-retry',
  questions: [
    {
      id: 'requeue-behind',
      kind: 'single',
      prompt:
        'Classic queue có #1 (hỏng), #2, #3, #4. Một worker, prefetch 1, gặp lỗi thì nack có requeue. Sau một phút thì sao?',
      options: [
        {
          id: 'interleaved',
          text: '#1 về cuối queue, nên worker làm #2, #3, #4 xen giữa các lần lỗi',
          correct: false,
          why: 'Requeue không đưa về cuối. Muốn về cuối thì phải publish lại.',
        },
        {
          id: 'blocked',
          text: '#1 vẫn quay vòng, #2 tới #4 chưa được giao lần nào',
          correct: true,
          why: 'Message requeue về chỗ cũ, tức đầu queue, nên lần giao kế tiếp lại là #1.',
        },
        {
          id: 'gives-up',
          text: 'Broker bỏ #1 sau một số lần rồi giao #2, #3, #4',
          correct: false,
          why: 'Classic queue không đếm số lần giao. Giới hạn số lần là của quorum queue, và từ 4.3 nó cũng không đếm `nack`.',
        },
        {
          id: 'redelivered-skip',
          text: 'Worker thấy cờ redelivered nên tự bỏ qua #1 từ lần thứ hai',
          correct: false,
          why: 'Cờ chỉ là thông tin; code không xét tới thì không có gì xảy ra.',
        },
      ],
      explanation:
        'Một message hỏng ở đầu queue chặn mọi thứ sau nó. Thêm worker chỉ thêm người bị giữ khi có thêm đơn hỏng.',
    },
    {
      id: 'four-tries',
      kind: 'number',
      prompt:
        'Thang retry 1 s, 5 s, 30 s rồi DLQ, chạy đúng tốc độ. Mỗi lần làm mất 250 ms, queue không có ai khác. Từ lúc được giao lần đầu tới lúc vào DLQ mất bao lâu?',
      answer: 37,
      tolerance: 0.5,
      unit: 's',
      explanation: 'Chờ 1 + 5 + 30 = 36 giây, cộng bốn lần làm 4 × 0,25 = 1 giây: một lần đầu và ba lần retry.',
    },
    {
      id: 'reasons',
      kind: 'matching',
      prompt: 'Nối mỗi lý do trong `x-death` với chuyện đã xảy ra.',
      pairs: [
        { id: 'rejected', term: 'rejected', text: 'Worker gọi nack với requeue bằng false' },
        { id: 'expired', term: 'expired', text: 'Message nằm đủ 5 giây trong queue chờ không ai đọc' },
        { id: 'maxlen', term: 'maxlen', text: 'Queue giới hạn 1.000 message nhận message thứ 1.001' },
        {
          id: 'delivery-limit',
          term: 'delivery_limit',
          text: 'Worker chết lần thứ 21 khi đang giữ cùng một message của quorum queue',
        },
      ],
      explanation:
        'Trong thang retry, `expired` là chuyện bình thường: hết giờ chờ. Cùng một chữ ấy ở queue chính thì là worker không theo kịp. Với `delivery_limit`, worker chết và `reject` có requeue được đếm; `nack` có requeue thì tới 4.2 được đếm, từ 4.3 thì không.',
    },
    {
      id: 'one-queue-many-ttl',
      kind: 'single',
      prompt:
        'Một classic queue chờ dùng chung cho mọi bậc. Message A (expiration 30.000 ms) vào trước, B (expiration 1.000 ms) vào ngay sau. Khi nào B quay lại queue chính?',
      options: [
        {
          id: 'one',
          text: 'Sau khoảng 1 giây, vì mỗi message có hạn riêng',
          correct: false,
          why: 'Có hạn riêng, nhưng không ai nhìn tới hạn của message đứng sau.',
        },
        {
          id: 'never',
          text: 'Không bao giờ, vì queue không có consumer',
          correct: false,
          why: 'Hết hạn là việc của queue, không cần consumer.',
        },
        {
          id: 'sum',
          text: 'Sau khoảng 31 giây, vì hạn của B tính từ lúc lên đầu queue',
          correct: false,
          why: 'Hạn tính từ lúc vào queue; lên tới đầu thì B đã quá hạn và ra luôn.',
        },
        {
          id: 'thirty',
          text: 'Sau khoảng 30 giây, vì B phải đợi A ra khỏi đầu queue',
          correct: true,
          why: 'Hạn chỉ được xét ở đầu queue. A ra là B lên đầu, quá hạn từ lâu, nên ra ngay sau đó.',
        },
      ],
      explanation: 'Mỗi bậc một queue thì mọi message trong đó chờ như nhau, và luật đầu queue không còn hại ai.',
    },
    {
      id: 'worth-retrying',
      kind: 'several',
      prompt: 'Lỗi nào đáng cho lên thang retry?',
      options: [
        { id: 'unavailable', text: 'Cổng thanh toán trả 503', correct: true, why: 'Vài giây nữa có thể chạy lại.' },
        {
          id: 'timeout',
          text: 'Kho hàng không trả lời trong 2 giây',
          correct: true,
          why: 'Có thể chỉ là lúc bận. Nhớ rằng lần đầu có khi đã giữ hàng rồi, nên việc giữ hàng phải lũy đẳng.',
        },
        {
          id: 'schema',
          text: 'Thiếu trường `customerId` trong body',
          correct: false,
          why: 'Body không tự mọc thêm trường. Vào DLQ ngay.',
        },
        {
          id: 'declined',
          text: 'Ngân hàng báo thẻ không đủ tiền',
          correct: false,
          why: 'Đó là một kết quả. Ack và báo cho khách.',
        },
        {
          id: 'unauthorized',
          text: 'API đối tác trả 401 vì khoá hết hạn',
          correct: false,
          why: 'Không có ai đổi khoá trong 36 giây. Vào DLQ và báo động.',
        },
      ],
      explanation: 'Hỏi: lần sau có gì khác đi không? Không thì đừng thử.',
    },
    {
      id: 'count-retries',
      kind: 'single',
      prompt:
        'Worker tự publish lại message lỗi và đếm số lần bằng `x-death[0].count` chép theo header. Trên 3.10 chạy đúng. Nâng lên RabbitMQ 4 thì sao?',
      options: [
        {
          id: 'same',
          text: 'Vẫn đúng, vì x-death là chuẩn của AMQP 0-9-1',
          correct: false,
          why: '`x-death` là của RabbitMQ, không có trong chuẩn.',
        },
        {
          id: 'double',
          text: 'Số đếm tăng gấp đôi, vì cả broker lẫn client cùng cộng',
          correct: false,
          why: 'Không bên nào cộng vào giá trị client chép lên.',
        },
        {
          id: 'stuck',
          text: 'Số đếm không tăng nữa, nên giới hạn số lần không bao giờ tới',
          correct: true,
          why: 'Từ 4.0, `x-death` do client gửi lên không được đếm tiếp.',
        },
        {
          id: 'refused',
          text: 'Broker từ chối publish vì header x- là của riêng nó',
          correct: false,
          why: 'Nó vẫn nhận message, chỉ là không tính tiếp theo header ấy.',
        },
      ],
      explanation: 'Cái gì quyết định hành vi của bạn thì để trong header của bạn, ví dụ `retry-count`.',
    },
    {
      id: 'give-up-order',
      kind: 'ordering',
      prompt: 'Worker muốn đưa một đơn vào DLQ kèm lý do mà không làm mất đơn. Xếp các bước.',
      items: [
        { id: 'catch', text: 'Bắt lỗi, quyết định không thử nữa' },
        { id: 'headers', text: 'Ghi lỗi, số lần thử, hai mốc giờ, queue gốc vào header' },
        { id: 'publish', text: 'Publish vào orders.dlx với cờ mandatory, body giữ nguyên' },
        { id: 'confirm', text: 'Đợi broker confirm, và thấy message không bị trả về' },
        { id: 'ack', text: 'Ack bản gốc' },
      ],
      explanation:
        'Ack trước confirm mà chết giữa chừng thì mất đơn. Không có mandatory thì orders.dlx chưa ai bind cũng được confirm, và ack xong là mất. Confirm trước thì tệ nhất là hai bản, và replay lũy đẳng lo được.',
    },
    {
      id: 'night-shift',
      kind: 'scenario',
      prompt:
        '3 giờ sáng, cảnh báo: `orders.dead` có 420 message, già nhất 25 phút, đang tăng 17 message mỗi phút. Bạn trực. Bạn làm gì, theo thứ tự nào, và sáng mai sửa gì trong hệ thống?',
      modelAnswer:
        'Mở vài dead letter, nhóm theo error-type: nếu cùng một lỗi, xem first-attempt của cái già nhất có trùng lần deploy nào không. Cùng SyntaxError từ lúc app mới lên thì là lỗi định dạng: quay lui bản app hoặc sửa parser rồi deploy worker; chưa sửa thì chưa replay. Nếu là 503 thì kiểm tra cổng thanh toán trước, đợi nó ổn. Kiểm tra queue chính có vẫn chạy không, vì đơn tốt phải tiếp tục. Khi đã sửa: replay một đơn, xem nó xong và không thu tiền hai lần, rồi replay phần còn lại có giới hạn tốc độ, theo dõi DLQ có tăng lại không. Sáng mai: kiểm tra schema ở cửa vào để app không gửi được dữ liệu sai, hạ ngưỡng cảnh báo để biết từ message đầu chứ không phải sau 25 phút, phân loại lỗi để lỗi parse không lên thang retry, viết lại runbook.',
      points: [
        'Xem dead letter và nhóm theo lỗi, đối chiếu mốc đầu với lần deploy',
        'Sửa nguyên nhân trước khi replay',
        'Replay thử một cái, rồi cả đám có giới hạn tốc độ',
        'Để ý thu tiền hai lần: lũy đẳng theo mã đơn',
        'Việc lâu dài: ngưỡng cảnh báo, kiểm tra schema, phân loại lỗi',
      ],
      explanation: 'DLQ mua cho bạn thời gian: queue chính vẫn chạy, nên không có lý do gì để replay vội.',
    },
  ],
};
