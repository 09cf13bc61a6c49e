import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on deadlines, errors and retries. */
export const quiz: Quiz = {
  id: 'deadlines-errors',
  questions: [
    {
      id: 'zombie',
      kind: 'single',
      prompt:
        'Client nhận DEADLINE_EXCEEDED sau 2 giây. Handler ở server đang ở giữa một truy vấn dài 10 giây và không đụng tới signal. Chuyện gì xảy ra ở server?',
      options: [
        {
          id: 'goes-on',
          text: 'Truy vấn chạy hết 10 giây, kết quả ghi vào sổ như thường, câu trả lời bị bỏ',
          correct: true,
          why: 'Thư viện chỉ phát tín hiệu. Không ai nghe thì không có gì dừng.',
        },
        {
          id: 'aborted',
          text: 'Thư viện ném lỗi vào giữa handler, truy vấn dừng ở giây thứ 2',
          correct: false,
          why: 'JavaScript không có cách nào ném lỗi vào một hàm đang chạy. Hàm ấy phải tự hỏi signal.',
        },
        {
          id: 'rolled-back',
          text: 'Truy vấn chạy hết, rồi thư viện hoàn tác vì không giao được câu trả lời',
          correct: false,
          why: 'Thư viện gRPC không biết gì về database của bạn.',
        },
        {
          id: 'killed',
          text: 'Server đóng kết nối của client ấy, mọi cuộc trên đó dừng theo',
          correct: false,
          why: 'RST_STREAM chỉ đặt lại một stream. Kết nối và các cuộc khác còn nguyên.',
        },
      ],
      explanation: 'Hạn chót dừng được việc chờ. Việc làm thì phải nghe tín hiệu mới dừng.',
    },
    {
      id: 'rest-of-deadline',
      kind: 'number',
      prompt:
        'A gọi B với hạn 3.000 ms. B mất 800 ms kiểm tra, rồi gọi C và truyền phần hạn còn lại. C mất 300 ms, rồi gọi D, cũng truyền phần còn lại. D thấy grpc-timeout khoảng bao nhiêu? (Bỏ qua thời gian trên mạng.)',
      answer: 1_900,
      tolerance: 20,
      unit: 'ms',
      explanation: '3.000 − 800 − 300 = 1.900. Mỗi chặng trừ đi phần nó đã dùng, nên cả chuỗi hết hạn cùng một lúc.',
    },
    {
      id: 'which-code',
      kind: 'matching',
      prompt: 'Chuyện nào thành mã nào?',
      pairs: [
        { id: 'invalid', term: 'INVALID_ARGUMENT', text: 'Số lượng đặt mua là −1' },
        { id: 'unauthenticated', term: 'UNAUTHENTICATED', text: 'Cuộc gọi không có header authorization' },
        { id: 'exhausted', term: 'RESOURCE_EXHAUSTED', text: 'Message dài hơn mức server chịu đọc' },
        { id: 'deadline', term: 'DEADLINE_EXCEEDED', text: 'Server đang bị đóng băng, client chờ 2 giây' },
        { id: 'unavailable', term: 'UNAVAILABLE', text: 'Không ai nghe ở cổng ấy: ECONNREFUSED' },
      ],
      explanation:
        'Hỏi: sửa ở đâu thì hết? Sửa yêu cầu, lấy token, gửi ít đi, cho thêm thời gian, hay đợi server quay lại. Mỗi chỗ sửa một mã.',
    },
    {
      id: 'retry-or-not',
      kind: 'sorting',
      prompt: 'Lỗi nào một interceptor được phép tự gọi lại y nguyên?',
      groups: [
        { id: 'again', text: 'Được gọi lại' },
        { id: 'never', text: 'Không' },
      ],
      items: [
        {
          id: 'read-unavailable',
          text: 'Đọc tồn kho, UNAVAILABLE',
          group: 'again',
          why: 'Server vắng mặt, và đọc hai lần không đổi gì.',
        },
        {
          id: 'hold-deduplicated',
          text: 'Giữ hàng kèm mã đơn, kho có bảng chống trùng, UNAVAILABLE',
          group: 'again',
          why: 'Kho nhận ra đơn trùng, nên lần thứ hai không giữ thêm.',
        },
        {
          id: 'hold-unavailable',
          text: 'Giữ hàng, kho không chống trùng, UNAVAILABLE',
          group: 'never',
          why: 'Lần đầu có thể đã giữ rồi mới đứt. Gọi lại là giữ hai lần.',
        },
        {
          id: 'invalid',
          text: 'Đọc tồn kho, INVALID_ARGUMENT',
          group: 'never',
          why: 'Yêu cầu y nguyên thì vẫn sai y nguyên.',
        },
        {
          id: 'cancelled',
          text: 'Đọc tồn kho, CANCELLED vì khách đã đóng trang',
          group: 'never',
          why: 'Không ai cần câu trả lời nữa.',
        },
      ],
      explanation: 'Hai câu hỏi, cả hai phải đúng: lỗi này có tự hết không, và làm hai lần có hại không?',
    },
    {
      id: 'chain-heeds',
      kind: 'single',
      prompt:
        'Quầy gọi đơn với hạn 2 giây, đơn gọi kho bằng `stock.holdItems(request)`. Kho đã đưa signal vào mọi bước. Hết hạn, kho vẫn làm tiếp. Sửa ở đâu?',
      options: [
        {
          id: 'order',
          text: 'Ở service đơn: đưa hạn còn lại và signal của nó vào cuộc gọi tới kho',
          correct: true,
          why: 'Cuộc gọi tới kho là một cuộc riêng. Chỉ người mở nó mới đặt hạn và huỷ được nó.',
        },
        {
          id: 'stock',
          text: 'Ở kho: nghe thêm cả kết nối với quầy',
          correct: false,
          why: 'Kho không có kết nối nào với quầy, nó chỉ biết service đơn.',
        },
        {
          id: 'checkout',
          text: 'Ở quầy: đặt hạn ngắn hơn để còn dư giờ báo cho kho',
          correct: false,
          why: 'Hạn ngắn mấy cũng dừng ở service đơn, nếu không ai đưa tiếp.',
        },
        {
          id: 'server-timeout',
          text: 'Ở kho: đặt một timeout cố định 2 giây cho mọi việc',
          correct: false,
          why: 'Kho không biết quầy đã chờ bao lâu trước khi tới lượt mình, và việc được phép chờ 30 giây cũng bị cắt.',
        },
      ],
      explanation: 'Hạn và tín hiệu huỷ đi từng chặng. Đứt ở chặng nào thì từ đó trở xuống không ai biết gì.',
    },
    {
      id: 'leaving',
      kind: 'ordering',
      prompt: 'Kho đang cầm một cuộc gọi thì nhận SIGTERM. Xếp những gì xảy ra theo thứ tự.',
      items: [
        { id: 'goaway', text: 'Kho gửi GOAWAY, kèm số của stream cuối cùng đã nhận' },
        { id: 'work', text: 'Kho làm nốt cuộc đang cầm' },
        { id: 'answer', text: 'Kho trả lời, trailers mang grpc-status 0' },
        { id: 'close', text: 'Kết nối đóng' },
        { id: 'exit', text: 'Tiến trình thoát' },
      ],
      explanation: 'GOAWAY chỉ đóng cửa vào. Ai đã ở trong thì được phục vụ xong rồi mới tắt đèn.',
    },
    {
      id: 'retry-budget',
      kind: 'several',
      prompt: 'Những câu nào đúng về thử lại qua một chuỗi lời gọi?',
      options: [
        {
          id: 'one-budget',
          text: 'Hạn chót của cuộc gọi phải bao cả các lần thử và những lúc nghỉ',
          correct: true,
          why: 'Khách chỉ chờ chừng ấy, bất kể bên trong thử mấy lần.',
        },
        {
          id: 'multiply',
          text: 'Ba tầng, mỗi tầng thử 3 lần, thì tầng cuối có thể nhận tới 27 cuộc cho một yêu cầu',
          correct: true,
          why: '3 × 3 × 3. Vì thế chỉ thử lại ở một tầng.',
        },
        {
          id: 'jitter',
          text: 'Jitter để các client cùng hỏng một lúc không cùng quay lại một lúc',
          correct: true,
          why: 'Backoff không có jitter thì cả đám chỉ dời nhau sang cùng một thời điểm khác.',
        },
        {
          id: 'unavailable-safe',
          text: 'UNAVAILABLE nghĩa là server chưa làm gì, nên method nào cũng gọi lại được',
          correct: false,
          why: 'Kết nối có thể đứt sau khi việc đã xong. Mã không nói điều đó.',
        },
      ],
      explanation:
        'Thử lại là tiêu thêm tài nguyên của một hệ thống đang yếu. Phải có ngân sách, có giãn cách, và có một người duy nhất quyết định.',
    },
    {
      id: 'unasked-cancel',
      kind: 'single',
      prompt:
        'Log của client viết bằng connect-node đầy lỗi CANCELLED, cùng một giây, mà không ai bấm huỷ và không cuộc nào hết hạn. Xem gì trước?',
      options: [
        {
          id: 'server-died',
          text: 'Server có vừa chết hay bị kill ở đúng giây ấy không',
          correct: true,
          why: 'Kết nối đóng thì mọi stream trên đó đóng với mã CANCEL, và connect-node dịch thành CANCELLED.',
        },
        {
          id: 'users',
          text: 'Người dùng có đồng loạt đóng trang không',
          correct: false,
          why: 'Huỷ của người dùng rải ra theo thời gian. Cùng một giây là dấu của một kết nối chung.',
        },
        {
          id: 'window',
          text: 'Cửa sổ của HTTP/2 có bị đầy không',
          correct: false,
          why: 'Cửa sổ đầy thì bên gửi đứng chờ, không có lỗi nào.',
        },
        {
          id: 'deadline',
          text: 'Hạn chót có đặt quá ngắn không',
          correct: false,
          why: 'Hết hạn thì client báo DEADLINE_EXCEEDED, không phải CANCELLED.',
        },
      ],
      explanation:
        'Cùng một chuyện, thư viện khác nhau gọi bằng mã khác nhau. Biết mã ấy từ đâu ra thì mới biết phải xem gì.',
    },
  ],
};
