import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on retries and circuit breakers. */
export const quiz: Quiz = {
  id: 'resilience',
  questions: [
    {
      id: 'storm',
      kind: 'single',
      prompt:
        '400 client của một service mất kết nối trong cùng một giây. Cả 400 nghỉ 1, 2, 4, 8 giây giữa các lần thử. Service dậy ở giây thứ 5. Nó thấy gì?',
      options: [
        {
          id: 'one-wave',
          text: 'Cả 400 cuộc trong cùng một lúc, ở giây thứ 7',
          correct: true,
          why: '1 + 2 + 4 = 7. Ai cũng đếm cùng một dãy từ cùng một lúc, nên giãn bao nhiêu cũng vẫn cùng nhau.',
        },
        {
          id: 'spread',
          text: '400 cuộc rải đều từ giây thứ 5 tới giây thứ 15',
          correct: false,
          why: 'Không có gì rải họ ra: dãy 1, 2, 4, 8 của người nào cũng như nhau. Rải là việc của jitter.',
        },
        {
          id: 'fewer',
          text: 'Chừng 50 cuộc, vì giãn dần làm bớt người thử lại',
          correct: false,
          why: 'Giãn dần làm bớt số lần thử trong một phút, không làm bớt người.',
        },
      ],
      explanation:
        'Backoff nói chờ bao lâu, jitter nói đừng chờ bằng nhau. Thiếu cái sau thì cái trước chỉ dời cơn bão.',
    },
    {
      id: 'breaker-states',
      kind: 'ordering',
      prompt: 'Payment hỏng rồi lành. Xếp những gì xảy ra ở cầu dao theo thứ tự.',
      items: [
        { id: 'closed', text: 'Đóng: năm cuộc liền hỏng' },
        { id: 'open', text: 'Mở: đơn hỏng ngay, payment không thấy gì' },
        { id: 'waited', text: 'Hết 5 giây: chưa có gì xảy ra' },
        { id: 'half-open', text: 'Nửa mở: một cuộc đi thử, các cuộc khác đợi' },
        { id: 'closed-again', text: 'Cuộc đi thử thành công: đóng' },
      ],
      explanation: 'Hết giờ không tự làm gì cả: phải có một cuộc gọi thì mới có cuộc đi thử.',
    },
    {
      id: 'what-counts',
      kind: 'sorting',
      prompt: 'Lỗi nào của payment nên làm cầu dao đếm thêm một?',
      groups: [
        { id: 'counts', text: 'đếm' },
        { id: 'not', text: 'không đếm' },
      ],
      items: [
        {
          id: 'unavailable',
          text: 'UNAVAILABLE: quá tải',
          group: 'counts',
          why: 'Payment không làm được việc lúc này.',
        },
        {
          id: 'deadline',
          text: 'DEADLINE_EXCEEDED sau 1 giây',
          group: 'counts',
          why: 'Chậm cũng là ốm, và là kiểu ốm giữ chỗ của quầy.',
        },
        {
          id: 'declined',
          text: 'FAILED_PRECONDITION: thẻ không đủ tiền',
          group: 'not',
          why: 'Đó là câu trả lời đúng của một payment khoẻ.',
        },
        {
          id: 'invalid',
          text: 'INVALID_ARGUMENT: số tiền âm',
          group: 'not',
          why: 'Lỗi của quầy. Ngắt payment thì quầy vẫn sai.',
        },
      ],
      explanation: 'Cầu dao hỏi "bên kia có khoẻ không", không hỏi "đơn này có thành công không".',
    },
    {
      id: 'probe-count',
      kind: 'single',
      prompt:
        'Mười tiến trình quầy, mỗi tiến trình một cầu dao, tất cả đang mở đủ 5 giây. 100 khách cùng trả. Payment thấy mấy cuộc trước tiên?',
      options: [
        {
          id: 'one',
          text: '1: một cuộc đi thử cho cả cửa hàng',
          correct: false,
          why: 'Các cầu dao không biết nhau. Mỗi tiến trình tự thử.',
        },
        {
          id: 'ten',
          text: 'Nhiều nhất 10: mỗi tiến trình một cuộc đi thử',
          correct: true,
          why: 'Trạng thái nằm trong bộ nhớ của tiến trình. Tiến trình nào có khách thì tiến trình ấy thử.',
        },
        {
          id: 'hundred',
          text: '100: hết giờ thì cầu dao đóng',
          correct: false,
          why: 'Hết giờ chỉ cho phép thử. Phải có một cuộc thành công thì mới đóng.',
        },
      ],
      explanation:
        'Nhớ đếm số tiến trình khi chọn ngưỡng: mỗi tiến trình phải tự chịu đủ 5 lỗi thì mười cầu dao mới mở hết.',
    },
    {
      id: 'longest-wait',
      kind: 'number',
      prompt:
        'Mỗi lần thử có hạn 2 giây, thử tối đa 3 lần, nghỉ đều 1 giây ở giữa, không có ngân sách. Bên kia treo. Khách chờ bao lâu rồi mới nhận lỗi?',
      answer: 8,
      tolerance: 0.2,
      unit: 's',
      explanation:
        '3 × 2 giây gọi và 2 × 1 giây nghỉ là 8 giây. Với ngân sách 4 giây thì lần thứ hai, bắt đầu ở giây thứ 3, bị cắt sau 1 giây, và không có lần thứ ba.',
    },
    {
      id: 'key-place',
      kind: 'single',
      prompt: 'Quầy tạo khoá lũy đẳng bằng UUID. Tạo nó ở đâu thì đúng?',
      options: [
        {
          id: 'interceptor',
          text: 'Trong hàm mà retry gọi lại, ngay trước mỗi cuộc gọi',
          correct: false,
          why: 'Mỗi lần thử thành một khoá mới, nên payment thấy bốn lần mua khác nhau.',
        },
        {
          id: 'before-retry',
          text: 'Một lần, trước vòng thử lại, và lưu cùng đơn',
          correct: true,
          why: 'Mọi lần thử mang cùng khoá. Lưu cùng đơn thì quầy chết rồi dậy vẫn gọi lại được với khoá ấy.',
        },
        {
          id: 'payment',
          text: 'Ở payment, khi cuộc gọi tới nơi',
          correct: false,
          why: 'Payment không biết hai cuộc gọi là một lần mua. Chỉ người muốn mua mới biết.',
        },
      ],
      explanation: 'Khoá là tên của ý muốn, không phải tên của cuộc gọi.',
    },
    {
      id: 'claims',
      kind: 'several',
      prompt: 'Câu nào đúng?',
      options: [
        {
          id: 'slow-worse',
          text: 'Một service chậm có thể hại cả quầy nhiều hơn một service chết',
          correct: true,
          why: 'Chết thì lỗi về ngay và trả chỗ. Chậm thì mỗi khách giữ một chỗ tới hết hạn.',
        },
        {
          id: 'bulkhead-refuses',
          text: 'Vách ngăn từ chối khách ngay cả khi quầy còn chỗ trống',
          correct: true,
          why: 'Nó để dành chỗ cho việc khác. Đó là cái giá của nó.',
        },
        {
          id: 'breaker-instead',
          text: 'Có cầu dao rồi thì không cần hạn cho từng lần gọi',
          correct: false,
          why: 'Cầu dao đếm lỗi. Không có hạn thì cuộc treo không bao giờ thành lỗi để mà đếm.',
        },
        {
          id: 'key-instead',
          text: 'Có khoá lũy đẳng rồi thì thử lại bao nhiêu cũng vô hại',
          correct: false,
          why: 'Tiền không bị thu hai lần, nhưng mỗi lần thử vẫn thêm một cuộc gọi vào một payment đang yếu.',
        },
      ],
      explanation: 'Mỗi lớp chữa đúng một bệnh. Muốn biết nên thêm lớp nào trước, hỏi đêm qua hỏng vì gì.',
    },
    {
      id: 'night',
      kind: 'scenario',
      prompt:
        'Đêm qua đối tác vận chuyển chậm từ 0,2 lên 20 giây. Sau một phút, cả trang thanh toán lẫn trang xem hàng đều không vào được, dù chúng không gọi đối tác ấy; rồi khi đối tác khoẻ lại thì nó sập thêm hai lần. Giải thích chuỗi sự việc và đề xuất sửa gì, theo thứ tự nào.',
      modelAnswer:
        'Không có hạn nên mỗi yêu cầu tính phí giữ một chỗ 20 giây. Sau một phút mọi chỗ của tiến trình (kết nối, worker) đều đợi đối tác, nên những trang không liên quan cũng hết chỗ. Khách bấm lại, client tự thử lại không jitter, nên đối tác vừa dậy lại lãnh nguyên một đợt và sập tiếp. Sửa trước: hạn cho lời gọi ấy và ngân sách cho cả yêu cầu. Rồi vách ngăn: tính phí chiếm nhiều nhất vài chỗ. Rồi jitter và trần số lần thử, ở một tầng. Rồi cầu dao trước đối tác, kèm cách thay thế: phí ước tính hoặc báo phí sau. Việc có hậu quả thì phải có khoá lũy đẳng trước khi cho thử lại. Cuối cùng xem có thể hỏi phí từ cache hay qua queue, để khách không phải đợi đối tác.',
      points: [
        'Chậm và không có hạn thì giữ hết chỗ: vì sao trang khác cũng chết',
        'Thử lại không jitter, không trần: vì sao đối tác sập thêm',
        'Hạn và ngân sách trước tiên',
        'Vách ngăn cho lời gọi tới đối tác',
        'Cầu dao kèm một câu trả lời thay thế',
      ],
      explanation: 'Một service chậm lan ra qua chỗ ngồi, rồi quay lại qua thử lại. Chặn cả hai đường.',
    },
  ],
};
