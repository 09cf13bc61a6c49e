import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on hybrid design. */
export const quiz: Quiz = {
  id: 'hybrid-design',
  questions: [
    {
      id: 'arrows',
      kind: 'sorting',
      prompt:
        'Cửa hàng thêm tám mũi tên mới. Mũi tên nào là lời gọi có người chờ, việc cho một queue, sự kiện cho một log?',
      groups: [
        { id: 'call', text: 'Lời gọi, gRPC' },
        { id: 'task', text: 'Việc, queue của RabbitMQ' },
        { id: 'event', text: 'Sự kiện, topic của Kafka' },
      ],
      items: [
        {
          id: 'coupon',
          text: 'Giỏ hàng hỏi: mã giảm giá này còn dùng được không?',
          group: 'call',
          why: 'Con số trên màn hình chờ câu trả lời ấy, và tra một mã thì nhanh.',
        },
        {
          id: 'invoice-pdf',
          text: 'Vẽ hoá đơn PDF cho đơn vừa đặt',
          group: 'task',
          why: 'Đúng một bên phải làm, không ai chờ, và vẽ hỏng thì cần thử lại.',
        },
        {
          id: 'price-changed',
          text: 'Giá một món vừa đổi; tìm kiếm, quảng cáo và một đội chưa thành lập đều muốn biết',
          group: 'event',
          why: 'Chuyện đã xảy ra, nhiều bên đọc theo nhịp riêng, có bên chưa ra đời.',
        },
        {
          id: 'password',
          text: 'Trang đăng nhập hỏi: mật khẩu có đúng không?',
          group: 'call',
          why: 'Không có kết quả thì không biết mở trang nào.',
        },
        {
          id: 'partner-webhook',
          text: 'Gọi webhook của hãng giao hàng; họ hay trả 503, lúc ấy phải thử lại giãn dần',
          group: 'task',
          why: 'Một việc một bên làm, cần retry và một chỗ cho lời gọi hỏng mãi.',
        },
        {
          id: 'audit',
          text: 'Mọi thay đổi của đơn, để kiểm toán đọc lại bất cứ tháng nào',
          group: 'event',
          why: 'Sổ phải đọc lại được. Queue thì ack xong là hết.',
        },
        {
          id: 'last-item',
          text: 'Giữ món cuối cùng cho khách này, trước khi thu tiền',
          group: 'call',
          why: 'Hai khách cùng bấm thì một người phải nghe "hết hàng" ngay.',
        },
        {
          id: 'clicks',
          text: 'Mỗi lượt xem trang, để tính hàng bán chạy trong một giờ gần nhất',
          group: 'event',
          why: 'Con số đứng trên nhiều sự kiện, và đổi công thức thì phải đọc lại được.',
        },
      ],
      explanation:
        'Có người chờ câu trả lời thì gọi. Không ai chờ mà đúng một bên phải làm thì là việc. Chuyện đã xảy ra mà còn có người đọc lại thì là sự kiện.',
    },
    {
      id: 'budget',
      kind: 'number',
      prompt:
        'Đường đặt hàng gọi lần lượt: user hạn 1 giây; product hạn 2 giây; payment hạn 3 giây, thử lại hai lần, nghỉ 1 rồi 2 giây. Bên nào cũng chậm tới sát hạn rồi mới xong hay hết hạn. Lâu nhất là bao nhiêu giây thì order biết kết cục?',
      answer: 15,
      tolerance: 0,
      unit: 'giây',
      explanation:
        '1 + 2 + (3 × 3) + (1 + 2) = 15. Thử lại hai lần là gọi ba lần. Hạn của người gọi order phải lớn hơn số này, nếu không khách nghe lỗi về một đơn sắp đặt được.',
    },
    {
      id: 'kafka-away',
      kind: 'single',
      prompt: 'Đơn đã ghi, tiền đã thu. Order báo sự kiện vào Kafka thì Kafka đang vắng. Order nên làm gì?',
      options: [
        {
          id: 'retry',
          text: 'Thử lại tới khi được, đơn vẫn đặt, khách nghe câu trả lời như mọi ngày',
          correct: true,
          why: 'Báo tin là việc kéo theo, đứng sau đường tới hạn. Nó nằm trong sổ nên order chết cũng báo tiếp được.',
        },
        {
          id: 'undo',
          text: 'Hoàn tiền, trả hàng và báo khách thử lại sau, vì một bước của đơn đã hỏng',
          correct: false,
          why: 'Khi đó Kafka vắng là cả cửa hàng nghỉ bán: analytics đã thành một phần của đường tới hạn.',
        },
        {
          id: 'forget',
          text: 'Ghi một dòng log lỗi rồi bỏ qua, vì thống kê thiếu vài đơn cũng không sao',
          correct: false,
          why: 'Kafka vắng mười phút là thiếu mọi đơn của mười phút ấy, và không ai biết phải bù đơn nào.',
        },
      ],
      explanation: 'Việc kéo theo không được quyết số phận của đơn, nhưng cũng không được biến mất.',
    },
    {
      id: 'seam',
      kind: 'several',
      prompt: 'Order gọi bằng gRPC, rồi báo tin qua broker. Thứ gì phải được mang qua chỗ nối, nếu không sẽ mất?',
      options: [
        {
          id: 'order-id',
          text: 'Mã đơn, để bên nghe nhận ra khi một tin được báo hai lần',
          correct: true,
          why: 'Báo lại sau khi chết là ít nhất một lần, nên trùng là chuyện sẽ có.',
        },
        {
          id: 'trace',
          text: 'Dấu vết của lời gọi đầu tiên, để nối log của các bên thành một chuyện',
          correct: true,
          why: 'Không có stack trace nào chạy xuyên qua broker; nó phải nằm trong header.',
        },
        {
          id: 'intention',
          text: 'Việc "phải báo", ghi ở chỗ sống qua được cái chết của order',
          correct: true,
          why: 'Ghi đơn rồi chết thì chỉ cuốn sổ, hay outbox, còn nhớ là chưa ai được báo.',
        },
        {
          id: 'deadline',
          text: 'Hạn chót của khách, vì broker sẽ bỏ tin khi khách hết chờ',
          correct: false,
          why: 'Khách đã có câu trả lời trước khi tin được báo. Và không broker nào biết hạn của một lời gọi.',
        },
      ],
      explanation: 'Gọi thì thư viện mang hộ; gửi thì bạn phải tự đặt vào message và vào sổ.',
    },
    {
      id: 'two-doors',
      kind: 'single',
      prompt:
        'Analytics đọc topic order-events, và trang quản trị cần số doanh thu. Trang ấy nên lấy số bằng cách nào?',
      options: [
        {
          id: 'call',
          text: 'Gọi analytics bằng gRPC; analytics trả lời từ bảng nó đã tính',
          correct: true,
          why: 'Có người đang mở trang, và câu trả lời có sẵn trong một bảng. Nhận bằng sự kiện, trả lời bằng lời gọi.',
        },
        {
          id: 'topic',
          text: 'Gửi một sự kiện "cần doanh thu" vào topic, chờ analytics gửi sự kiện trả lời',
          correct: false,
          why: 'Dựng lại một lời gọi bằng hai cái log: chậm hơn, và không có chỗ cho một câu trả lời riêng.',
        },
        {
          id: 'read-all',
          text: 'Tự đọc topic từ đầu mỗi lần mở trang, vì mọi đơn đều nằm ở đó',
          correct: false,
          why: 'Log không trả lời câu hỏi, nó phải được đọc hết. Bảng của analytics sinh ra để khỏi phải thế.',
        },
        {
          id: 'shared-table',
          text: 'Đọc thẳng database của analytics, cho bớt một chặng',
          correct: false,
          why: 'Đổi một cột ở đó là hỏng trang này, và báo cáo nặng làm nghẽn cả hai.',
        },
      ],
      explanation: 'Một service được có hai cửa: chuyện xảy ra đi vào bằng log, câu hỏi đi vào bằng lời gọi.',
    },
    {
      id: 'fan-out',
      kind: 'single',
      prompt:
        'Sau khi ghi đơn, order gọi gRPC lần lượt tới sáu service để báo "có đơn mới". Bên thứ năm trả UNAVAILABLE và order gọi lại cả dãy. Chuyện gì xảy ra?',
      options: [
        {
          id: 'twice',
          text: 'Bốn bên đầu nhận tin ấy lần nữa, và khách chờ thêm một lượt',
          correct: true,
          why: 'Lời gọi đã xong không tự lùi lại. Gọi lại cả dãy là lặp những gì đã làm.',
        },
        {
          id: 'rolled-back',
          text: 'Bốn bên đầu tự lùi lại vì cả dãy nằm trong một lời gọi của khách',
          correct: false,
          why: 'Mỗi lời gọi là một việc riêng, đã xong là đã xong; không giao thức nào lùi hộ.',
        },
        {
          id: 'skipped',
          text: 'Bốn bên đầu từ chối vì gRPC nhận ra cùng một lời gọi',
          correct: false,
          why: 'gRPC không chống trùng. Chỉ service nào nhớ mã đơn mới nhận ra.',
        },
      ],
      explanation: 'Báo cho nhiều bên là việc của một sự kiện: mỗi bên nhận, hỏng và thử lại riêng.',
    },
    {
      id: 'loyalty',
      kind: 'scenario',
      prompt:
        'Cửa hàng thêm service điểm thưởng. Trang xác nhận phải ghi "bạn được cộng 12 điểm". Có người muốn order gọi điểm thưởng bằng gRPC trước khi trả lời khách; có người muốn phát sự kiện. Bạn vẽ mũi tên ấy thế nào, và trang xác nhận ghi gì?',
      modelAnswer:
        'Tách con số khỏi việc ghi điểm. Con số 12 tính được từ giá đơn bằng một công thức mà order biết, hoặc hỏi được bằng một lời gọi chỉ đọc; hỏi không được thì trang bỏ dòng ấy, đơn vẫn đặt. Việc cộng điểm là việc kéo theo: order phát sự kiện đã có, điểm thưởng nghe và cộng một lần cho mỗi mã đơn. Trang ghi "bạn sẽ được cộng 12 điểm", và trang cá nhân là nơi thấy điểm thật, có thể muộn vài giây.',
      points: [
        'Điểm thưởng hỏng hay chậm thì đơn không được hỏng theo',
        'Tách câu hỏi "bao nhiêu điểm" khỏi việc "cộng điểm"',
        'Việc cộng đi bằng sự kiện, cộng một lần cho mỗi mã đơn',
        'Câu trên trang phải đúng ngay lúc nó hiện ra, ví dụ "sẽ được cộng"',
      ],
      explanation: 'Nhát cắt nằm ở câu nói với khách: đổi "được cộng" thành "sẽ được cộng" là dời được một mũi tên.',
    },
  ],
};
