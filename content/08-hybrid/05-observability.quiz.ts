import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on observability. */
export const quiz: Quiz = {
  id: 'observability',
  questions: [
    {
      id: 'which-signal',
      kind: 'sorting',
      prompt: 'Với mỗi câu hỏi, nên xem thứ nào trước?',
      groups: [
        { id: 'metric', text: 'metric' },
        { id: 'trace', text: 'trace' },
        { id: 'log', text: 'log' },
      ],
      items: [
        {
          id: 'error-rate',
          text: 'Tỉ lệ lỗi của gateway tăng từ lúc mấy giờ?',
          group: 'metric',
          why: 'Một con số gộp mọi đơn, theo thời gian.',
        },
        {
          id: 'slow-hop',
          text: 'Đơn #9 chậm ở chặng nào trong năm service?',
          group: 'trace',
          why: 'Một lượt việc, qua mọi chương trình, có độ dài từng chặng.',
        },
        {
          id: 'smtp-said',
          text: 'Server thư đã trả lời đúng câu gì khi từ chối?',
          group: 'log',
          why: 'Chi tiết của một việc, ở một chương trình.',
        },
        {
          id: 'lag-grows',
          text: 'Analytics có đang tụt lại xa dần không?',
          group: 'metric',
          why: 'Lag là một con số theo thời gian. Một trace chỉ kể một record.',
        },
      ],
      explanation: 'Metric đánh thức, trace chỉ chỗ, log giải thích.',
    },
    {
      id: 'broken',
      kind: 'single',
      prompt:
        'Trace của một đơn dừng ở span "send order_notifications". Một trace khác bắt đầu bằng "process order_notifications", cùng mã đơn, không có cha. Chuyện gì đã xảy ra?',
      options: [
        {
          id: 'forgot',
          text: 'Producer gửi message mà không ghi traceparent vào header',
          correct: true,
          why: 'Consumer không thấy context nên mở trace mới. Message vẫn tới, chỉ dấu vết đứt.',
        },
        {
          id: 'lost',
          text: 'RabbitMQ làm mất message rồi order phải gửi lại lần hai',
          correct: false,
          why: 'Gửi lại thì có thêm một span gửi trong trace đầu. Ở đây span nhận có đủ, chỉ thiếu cha.',
        },
        {
          id: 'killed',
          text: 'Notification bị kill -9 trước khi gửi span về nơi nhận trace',
          correct: false,
          why: 'Bị giết thì span của nó mất, chứ không thành một trace khác.',
        },
        {
          id: 'broker-strips',
          text: 'Broker bỏ những header mà nó không hiểu khi giao message',
          correct: false,
          why: 'Broker chở nguyên mọi header. Đơn khác qua cùng queue vẫn liền một trace.',
        },
      ],
      explanation:
        'Một span consumer không có cha, trong hệ thống mà message nào cũng do request sinh ra, là một chặng quên header.',
    },
    {
      id: 'traceparent-parts',
      kind: 'matching',
      prompt: 'Ghép từng phần của traceparent với điều nó nói.',
      pairs: [
        { id: 'version', term: '00', text: 'phiên bản của định dạng' },
        { id: 'trace', term: 'cd01b04e…8a1d', text: 'lượt việc này, giống nhau ở mọi chặng' },
        { id: 'parent', term: '859244cc…2fb6', text: 'span đang gửi, bên nhận lấy làm cha' },
        { id: 'flags', term: '01', text: 'lượt này được lấy mẫu' },
      ],
      explanation: 'Qua mỗi chặng chỉ phần thứ ba đổi: mỗi lần gửi là một span khác.',
    },
    {
      id: 'labels',
      kind: 'several',
      prompt: 'Những nhãn nào hợp cho metric "thời gian xử lý request"?',
      options: [
        {
          id: 'route',
          text: 'Mẫu của route, như /api/orders/{id}',
          correct: true,
          why: 'Có bao nhiêu route thì bấy nhiêu giá trị.',
        },
        {
          id: 'status',
          text: 'Loại kết quả: 2xx, 4xx, 5xx',
          correct: true,
          why: 'Vài giá trị, và tách được errors khỏi rate.',
        },
        {
          id: 'order-id',
          text: 'Mã đơn, để từ biểu đồ tìm ra ngay đơn bị chậm',
          correct: false,
          why: 'Mỗi đơn là một chuỗi số mới. Muốn ra đơn thì từ metric sang trace.',
        },
        {
          id: 'full-path',
          text: 'Đường dẫn đầy đủ, như /api/orders/8',
          correct: false,
          why: 'Đó là mã đơn trá hình, số giá trị cũng không có giới hạn.',
        },
      ],
      explanation: 'Nhãn phải lấy từ một tập nhỏ và biết trước. Thứ không giới hạn thuộc về trace và log.',
    },
    {
      id: 'series',
      kind: 'number',
      prompt:
        'Một metric có ba nhãn: 6 service, 10 route cho mỗi service, 3 loại kết quả. Tổ hợp nào cũng xảy ra. Có bao nhiêu chuỗi số?',
      answer: 180,
      tolerance: 0,
      unit: 'chuỗi',
      explanation: '6 × 10 × 3 = 180. Nhãn thứ tư có 1.000 giá trị thì thành 180.000.',
    },
    {
      id: 'timeout-spans',
      kind: 'single',
      prompt:
        'Cùng một lời gọi Charge: span phía order dài 2,0 s, lỗi quá hạn; span phía payment dài 5,4 s, không lỗi. Kết luận nào đúng?',
      options: [
        {
          id: 'done-late',
          text: 'Payment đã làm xong việc sau khi order thôi chờ',
          correct: true,
          why: 'Hai span kể hai phía của một lời gọi. Deadline làm người gọi thôi chờ, không gỡ được việc đã làm.',
        },
        {
          id: 'clock',
          text: 'Đồng hồ hai máy lệch nhau 3,4 s, hai span thật ra dài bằng nhau',
          correct: false,
          why: 'Lệch đồng hồ làm sai lúc bắt đầu. Độ dài thì mỗi bên đo bằng đồng hồ của mình.',
        },
        {
          id: 'not-charged',
          text: 'Chưa thu tiền, vì lời gọi đã kết thúc bằng lỗi',
          correct: false,
          why: 'Lỗi là cái người gọi thấy. Phía nhận không lỗi: tiền đã thu.',
        },
      ],
      explanation: 'Trace có cả hai phía nên thấy được điều mà log của một bên không thấy.',
    },
    {
      id: 'night',
      kind: 'scenario',
      prompt:
        'Ba giờ sáng, analytics đứng im: tiến trình còn sống, không lỗi, chỉ không đọc nữa. Sáng ra mới biết vì báo cáo trống. Bạn thêm gì để lần sau biết trong năm phút, và tìm ra nguyên nhân trong mười phút?',
      modelAnswer:
        'Cảnh báo theo lag của group analytics, tốt nhất là theo tuổi của record cũ nhất chưa đọc: quá vài phút thì gọi người. RED của order và gateway không thấy được, vì khách vẫn đặt đơn bình thường. Khi có cảnh báo: xem group còn member không, lag ở mọi partition hay một, rồi trace của một đơn gần đây: span gửi vào Kafka có mà span xử lý không có thì hỏng ở phía đọc. Log của analytics, lọc theo record cuối nó xử lý, cho biết nó đang kẹt ở đâu.',
      points: [
        'Cảnh báo bằng lag hay tuổi của record cũ nhất, không phải bằng lỗi',
        'Nói rằng RED của phía gửi vẫn bình thường',
        'Dùng trace để biết hỏng ở bên gửi hay bên đọc',
        'Dùng log của đúng consumer, quanh record cuối, để tìm nguyên nhân',
      ],
      explanation: 'Consumer đứng im không sinh lỗi nào. Chỉ khoảng cách giữa hai bên lộ ra.',
    },
  ],
};
