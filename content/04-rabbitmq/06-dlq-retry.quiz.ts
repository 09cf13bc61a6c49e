import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on dead letters and retries. */
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
          why: 'Classic queue không đếm số lần giao. Giới hạn số lần là của quorum queue, và từ 4.3 nó cũng không đếm `nack`.',
        },
      ],
      explanation: 'Thêm worker chỉ thêm người bị giữ: bao nhiêu đơn hỏng là bấy nhiêu worker quay vòng.',
    },
    {
      id: 'recovered-early',
      kind: 'number',
      prompt:
        'Thang retry của bạn là 2 s, 10 s, 60 s rồi DLQ. Cổng thanh toán đang sập lúc một đơn được giao lần đầu, và sống lại 20 giây sau đó. Mỗi lần làm mất 0,5 giây, queue không có ai khác. Kể từ lần giao đầu, đơn xong ở giây thứ mấy?',
      answer: 74,
      tolerance: 0.5,
      unit: 's',
      explanation:
        'Lần một xong ở 0,5 s, chờ 2 s; lần hai xong ở 3 s, chờ 10 s; lần ba xong ở 13,5 s, vẫn lỗi, chờ 60 s; lần bốn chạy từ 73,5 s tới 74 s. Cổng đã khoẻ từ giây 20, nhưng bậc 60 s không biết điều đó: bậc càng giãn thì càng ngủ quên.',
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
      id: 'head-holds-ttl',
      kind: 'single',
      prompt:
        'Một classic queue chờ dùng chung cho mọi bậc. #1 vào lúc giây 0 với expiration 8.000 ms, #2 vào lúc giây 5 với expiration 2.000 ms. #2 quay lại queue chính lúc nào?',
      options: [
        {
          id: 'own',
          text: 'Giây 7, vì mỗi message có hạn của riêng nó',
          correct: false,
          why: 'Có hạn riêng, nhưng không ai nhìn tới hạn của message đứng sau.',
        },
        {
          id: 'never',
          text: 'Không bao giờ, vì queue chờ không có consumer',
          correct: false,
          why: 'Hết hạn là việc của queue, không cần consumer.',
        },
        {
          id: 'sum',
          text: 'Giây 10, vì hạn của #2 tính từ lúc nó lên đầu queue',
          correct: false,
          why: 'Hạn tính từ lúc vào queue. Lên tới đầu thì #2 đã quá hạn và ra luôn.',
        },
        {
          id: 'head',
          text: 'Giây 8, vì #2 phải đợi #1 ra khỏi đầu queue',
          correct: true,
          why: 'Hạn chỉ được xét ở đầu queue. #1 ra ở giây 8, #2 lên đầu, đã quá hạn từ giây 7 nên ra ngay.',
        },
      ],
      explanation: 'Mỗi bậc một queue thì mọi message trong đó chờ như nhau, và luật đầu queue không còn hại ai.',
    },
    {
      id: 'which-to-retry',
      kind: 'several',
      prompt: 'Lỗi nào đáng cho lên thang retry?',
      options: [
        {
          id: 'not-copied-yet',
          text: 'Khách vừa đăng ký, hồ sơ của họ chưa được chép sang database này',
          correct: true,
          why: 'Vài giây nữa hồ sơ tới nơi. Hết thang mà vẫn không có thì mới là lỗi thật.',
        },
        {
          id: 'conflict',
          text: 'Database báo dòng kho vừa bị worker khác sửa, hãy đọc lại rồi ghi',
          correct: true,
          why: 'Lần sau đọc được số mới. Nhớ rằng đọc lại, chứ không ghi lại con số cũ.',
        },
        {
          id: 'no-such-day',
          text: 'Ngày giao trong body ghi `31/02/2026`',
          correct: false,
          why: 'Body không tự sửa mình. Vào DLQ ngay.',
        },
        {
          id: 'out-of-area',
          text: 'Hãng vận chuyển trả lời địa chỉ này ngoài vùng phục vụ',
          correct: false,
          why: 'Đó là một kết quả. Ack và báo cho khách.',
        },
        {
          id: 'certificate',
          text: 'Chứng chỉ TLS của đối tác hết hạn từ đêm qua',
          correct: false,
          why: 'Không ai gia hạn nó trong nửa phút. Vào DLQ và báo động.',
        },
      ],
      explanation: 'Hỏi: lần sau có gì khác đi không? Không thì đừng thử.',
    },
    {
      id: 'replay-keeps-count',
      kind: 'single',
      prompt:
        'Worker đếm số lần thử bằng header `retry-count` của mình; thang có ba bậc. Bug đã sửa, bạn replay một dead letter mang `retry-count` 3, và chương trình replay chép lại mọi header. Đúng lúc đó cổng thanh toán trả một lỗi 503. Đơn đi đâu?',
      options: [
        {
          id: 'dead-again',
          text: 'Vào thẳng DLQ, vì worker thấy nó đã thử đủ ba lần',
          correct: true,
          why: 'Header của bạn đi theo message. Replay mà không đặt nó về 0 thì đơn không còn lần thử nào.',
        },
        {
          id: 'fresh',
          text: 'Lên bậc đầu của thang, vì với broker đây là một message mới',
          correct: false,
          why: 'Message mới thật, nhưng worker đếm theo header, và header vẫn ghi 3.',
        },
        {
          id: 'x-death',
          text: 'Lên bậc đầu của thang, vì `x-death` được đếm lại từ 1',
          correct: false,
          why: 'Worker này không nhìn `x-death`. Nó chỉ đọc `retry-count`.',
        },
        {
          id: 'refused',
          text: 'Không đi đâu: broker đã từ chối nhận nó vì quá số lần thử',
          correct: false,
          why: 'Broker không biết `retry-count` là gì. Đó là header của bạn, chỉ code của bạn hiểu.',
        },
      ],
      explanation:
        'Tự đếm thì cũng phải tự đặt lại. Chương trình replay nên xoá số đếm, và ghi riêng là đơn đã được replay mấy lần.',
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
