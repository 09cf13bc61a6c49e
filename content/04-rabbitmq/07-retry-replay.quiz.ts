import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on retries and replay. */
export const quiz: Quiz = {
  id: 'retry-replay',
  questions: [
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
      explanation:
        'Chạy thử trên RabbitMQ 4.3.6: cả hai ra ở giây 8,0. Mỗi bậc một queue thì mọi message trong đó chờ như nhau, và luật đầu queue không còn hại ai.',
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
      id: 'short-cycle',
      kind: 'single',
      prompt:
        'Đồng nghiệp nối DLX của `orders` thẳng vào queue chờ 10 giây, queue chờ lại có DLX trỏ về `orders`. Worker nack không requeue khi lỗi. `orders` có `x-message-ttl` 5 phút. Tối qua mọi worker chết từ 22 giờ tới 6 giờ. Sáng nay, đơn tới lúc 23 giờ đang ở đâu?',
      options: [
        {
          id: 'round',
          text: 'Đi vòng cả đêm: 5 phút ở orders, 10 giây ở queue chờ, và sáng ra được làm',
          correct: false,
          why: 'Vòng này không có lần từ chối nào, nên broker cắt nó ngay vòng đầu.',
        },
        {
          id: 'gone',
          text: 'Mất lúc 23:05: từ queue chờ về lại orders thì broker bỏ nó',
          correct: true,
          why: 'Nó từng chết ở orders vì hết hạn, chưa bị từ chối lần nào, nay về lại đúng queue ấy. Luật chống vòng lặp bỏ nó.',
        },
        {
          id: 'waits',
          text: 'Nằm ở queue chờ tới sáng, vì orders không có consumer nào thì không nhận thêm',
          correct: false,
          why: 'Queue nhận message dù có consumer hay không.',
        },
        {
          id: 'head',
          text: 'Ở đầu orders: message chỉ hết hạn khi có ai tới lấy nó',
          correct: false,
          why: 'Ở đầu queue thì hết hạn là đi, không cần ai lấy.',
        },
      ],
      explanation:
        'Ngày thường vòng này chạy tốt, vì lần nào cũng có một `rejected`. Nó mất message đúng vào đêm bạn cần nó nhất.',
    },
    {
      id: 'delayed-retry',
      kind: 'matching',
      prompt:
        'Quorum queue trên RabbitMQ 4.3: `x-delayed-retry-min` 1.000 ms, `x-delayed-retry-max` 4.000 ms, `x-delivery-limit` 5. Một đơn lần nào làm cũng lỗi. Nối cách cấu hình với những khoảng chờ giữa các lần giao.',
      pairs: [
        { id: 'failed-reject', term: 'failed, trả bằng reject', text: '1, 2, 3, 4, 4 giây, rồi vào DLQ' },
        { id: 'returned-nack', term: 'returned, trả bằng nack', text: '1 giây mỗi lần, không bao giờ vào DLQ' },
        { id: 'returned-reject', term: 'returned, trả bằng reject', text: 'Không chờ, vào DLQ sau lần giao thứ sáu' },
        { id: 'failed-nack', term: 'failed, trả bằng nack', text: 'Không chờ, quay vòng không dứt' },
      ],
      explanation:
        'Khoảng chờ nhân với `x-delivery-count`, và chỉ `reject` hay worker chết làm số đó tăng. `failed` chờ cho lần hỏng, `returned` chờ cho lần trả về bằng nack.',
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
