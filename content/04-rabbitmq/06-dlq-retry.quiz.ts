import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on poison messages and dead letters. */
export const quiz: Quiz = {
  id: 'dlq-retry',
  questions: [
    {
      id: 'two-poisons',
      kind: 'single',
      prompt:
        'Classic queue có #1 (hỏng), #2, #3 (hỏng), #4. Hai worker, prefetch 1, gặp lỗi thì nack có requeue. Sau một phút, đơn nào đã được làm xong?',
      options: [
        {
          id: 'both-good',
          text: '#2 và #4: mỗi lần lỗi, đơn hỏng xuống cuối queue nên đơn tốt được lên trước',
          correct: false,
          why: 'Requeue không đưa về cuối. Muốn về cuối thì phải publish lại.',
        },
        {
          id: 'only-two',
          text: 'Chỉ #2: từ lúc có worker nhận #3, cả hai worker quay vòng và #4 không tới lượt',
          correct: true,
          why: 'Hai đơn hỏng luôn trở về trước #4, nên worker nào rảnh cũng nhận lại chúng.',
        },
        {
          id: 'none',
          text: 'Không đơn nào: #1 ở đầu queue nên worker kia cũng phải chờ nó',
          correct: false,
          why: '#1 đang ở tay một worker thì worker kia nhận bản ready kế tiếp, là #2.',
        },
        {
          id: 'gives-up',
          text: '#2 và #4: sau một số lần, broker bỏ #1 và #3 ra khỏi queue',
          correct: false,
          why: 'Classic queue không đếm số lần giao. Quorum queue có đếm, nhưng từ 4.3 cũng không tính `nack`.',
        },
      ],
      explanation:
        'Chạy thử trên RabbitMQ 4.3.6, mỗi lượt làm 50 ms: sau 5 giây #1 đã được giao 99 lần, #3 97 lần, #2 xong, #4 chưa tới lượt lần nào. Bao nhiêu đơn hỏng là bấy nhiêu worker quay vòng; worker thứ ba mới làm được #4.',
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
        'Cùng chữ `expired`, có hai chuyện: ở queue chính là worker không theo kịp; ở queue lập ra để message nằm chờ (bài sau) thì là hết giờ chờ, chuyện bình thường. Với `delivery_limit`, worker chết và `reject` có requeue được đếm; `nack` có requeue thì tới 4.2 được đếm, từ 4.3 thì không.',
    },
    {
      id: 'limit-counts',
      kind: 'number',
      prompt:
        'RabbitMQ 4.3, quorum queue có `delivery-limit` 5, một worker, một đơn hỏng. Worker `nack` có requeue đơn ấy 10 lần. Đang cầm nó lần thứ 11 thì worker bị `kill -9`. Bản worker mới thay `nack` bằng `reject`, cũng có requeue. Tính từ đầu, đơn được giao tất cả mấy lần rồi mới vào DLQ?',
      answer: 16,
      tolerance: 0,
      unit: 'lần',
      explanation:
        'Mười lần nack không bị đếm. Lần thứ 11 kết nối đứt, đếm là một. Giới hạn 5 bỏ qua năm lần hỏng và bỏ message ở lần hỏng thứ sáu, nên còn năm lần reject: lần giao 12 tới 16. Chạy thử trên RabbitMQ 4.3.6 đúng như vậy, lần giao cuối mang `x-delivery-count` bằng 5.',
    },
    {
      id: 'ends-in-dlq',
      kind: 'several',
      prompt: 'Năm message dưới đây đều không được xử lý xong. Message nào sẽ nằm trong DLQ cho bạn xem?',
      options: [
        {
          id: 'expired',
          text: 'Không ai đọc tới lúc hết hạn trong một queue có DLX, và DLQ đã bind vào DLX ấy',
          correct: true,
          why: 'Hết hạn là một trong bốn lý do. Không cần consumer nào.',
        },
        {
          id: 'acked-first',
          text: 'Worker ack ngay khi nhận rồi mới parse, và parse ném lỗi; queue có DLX đủ binding',
          correct: false,
          why: 'Với broker, message đã xong từ lúc ack. DLX không còn gì để chuyển.',
        },
        {
          id: 'wrong-key',
          text: 'Worker nack không requeue; DLX kiểu direct, DLQ bind bằng key `dead`, queue khai `deadLetterRoutingKey` là `death`',
          correct: false,
          why: 'Key không khớp binding nào, exchange không giữ gì, nên message mất.',
        },
        {
          id: 'killed-often',
          text: 'Quorum queue có DLX đủ binding; worker nào nhận cũng hết bộ nhớ mà chết, lần thứ 21 cũng vậy',
          correct: true,
          why: 'Worker chết được đếm ở mọi bản. Quá giới hạn mặc định 20 thì thành dead letter.',
        },
        {
          id: 'no-dlx',
          text: 'Quorum queue không khai DLX; worker reject có requeue tới quá giới hạn',
          correct: false,
          why: 'Không có DLX thì quá giới hạn là bị xoá, không ai hay.',
        },
      ],
      explanation:
        'Ba chỗ phải cùng đúng: message chưa được ack, queue có DLX, và DLX có binding khớp. Thiếu một là mất trong im lặng.',
    },
    {
      id: 'read-x-death',
      kind: 'single',
      prompt:
        'Một message có `x-death` gồm hai dòng, theo thứ tự: `{queue: "wait", reason: "expired", count: 2}` rồi `{queue: "orders", reason: "rejected", count: 2}`. Nó vừa được giao cho worker. Chuyện nào khớp?',
      options: [
        {
          id: 'twice-round',
          text: 'Worker đã từ chối nó hai lần, lần nào nó cũng ra chờ rồi quay lại; đây là lần giao thứ ba',
          correct: true,
          why: 'Mỗi dòng là một cặp queue và lý do, `count` là số lần. Dòng đầu là lần chết mới nhất: hết hạn ở wait, nên nó vừa về lại orders.',
        },
        {
          id: 'four-tries',
          text: 'Worker đã làm nó bốn lần: cộng count của mọi dòng lại',
          correct: false,
          why: 'Chờ hết hạn cũng là một lần chết, nhưng không ai làm nó lúc ấy.',
        },
        {
          id: 'oldest-first',
          text: 'Nó hết hạn ở wait hai lần trước, rồi mới tới orders và bị từ chối hai lần',
          correct: false,
          why: 'Mảng xếp mới nhất lên đầu, không phải cũ nhất.',
        },
        {
          id: 'two-messages',
          text: 'Đây là hai bản của message: một bản chết ở wait, một bản chết ở orders',
          correct: false,
          why: 'Chỉ có một message. Header của nó mang lịch sử đi qua từng queue.',
        },
      ],
      explanation:
        'Chết lại ở cùng queue vì cùng lý do thì không thêm dòng, chỉ tăng `count`. Nên đọc số dòng không ra số lần thử.',
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
  ],
};
