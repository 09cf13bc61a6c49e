import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on priority, TTL, limits and backpressure. */
export const quiz: Quiz = {
  id: 'priority-backpressure',
  questions: [
    {
      id: 'backlog',
      kind: 'number',
      prompt:
        'Queue không giới hạn, lúc đầu rỗng. 25 message mỗi giây vào, 5 message mỗi giây ra, trong 10 phút. Sau đó không gửi nữa. Mất thêm bao nhiêu phút thì queue cạn?',
      answer: 40,
      tolerance: 0.5,
      unit: 'phút',
      explanation:
        'Mỗi giây thừa 20, sau 600 giây có 12.000 message. Với 5 mỗi giây thì cần 2.400 giây, tức 40 phút. Thời gian rút gấp bốn lần thời gian dồn.',
    },
    {
      id: 'drop-head-confirm',
      kind: 'single',
      prompt:
        'Queue có `x-max-length: 20`, `drop-head`, không DLX. Bên gửi dùng confirm và nhận đủ 100 confirm cho 100 bản, không consumer nào đọc. Kết luận nào đúng?',
      options: [
        {
          id: 'nack-80',
          text: '80 bản cuối phải bị nack, bên gửi đã đọc nhầm câu trả lời',
          correct: false,
          why: 'Nack là của `reject-publish`. Với `drop-head` bản mới luôn được nhận.',
        },
        {
          id: 'lost-80',
          text: '80 bản đã mất, và bên gửi không có cách nào biết qua confirm',
          correct: true,
          why: 'Broker nhận cả 100 rồi bỏ dần 80 bản cũ nhất. Confirm chỉ nói về lúc nhận.',
        },
        {
          id: 'safe-100',
          text: 'Cả 100 bản đang nằm trong queue, vì bản nào cũng đã confirm',
          correct: false,
          why: 'Trần là 20. Confirm không hứa message ở lại.',
        },
        {
          id: 'disk',
          text: '80 bản thừa được ghi ra đĩa và sẽ quay lại khi có chỗ',
          correct: false,
          why: 'Không có chỗ chứa tạm nào như vậy; bản bị đẩy khỏi đầu queue là mất hoặc thành dead letter.',
        },
      ],
      explanation:
        'Muốn bên gửi biết thì dùng `reject-publish`. Muốn biết cái gì bị bỏ thì gắn DLX và đếm lý do `maxlen`.',
    },
    {
      id: 'ttl-mixed',
      kind: 'number',
      prompt:
        'Consumer đang tắt. Classic queue nhận bốn message liền nhau: #1 `expiration` 1.000, #2 không hạn, #3 `expiration` 1.000, #4 không hạn. 10 giây sau, queue đếm mấy message?',
      answer: 3,
      tolerance: 0,
      unit: 'message',
      explanation:
        '#1 ở đầu queue nên bị bỏ đúng giờ. #2 lên đầu và ở lại, nên #3 hết hạn rồi mà vẫn nằm đó: còn #2, #3, #4. Khi #2 được lấy đi, #3 lên đầu và bị bỏ ngay, không bao giờ được giao.',
    },
    {
      id: 'vip-slow',
      kind: 'several',
      prompt:
        'Trên một classic queue, bản VIP (`priority: 10`) vẫn tới sau hàng chục bản thường đã gửi trước nó. Nguyên nhân nào có thể?',
      options: [
        {
          id: 'other-vip',
          text: 'Trước nó còn nhiều bản VIP khác cùng mức',
          correct: false,
          why: 'Cùng mức thì theo thứ tự tới, nhưng bản thường vẫn đứng sau mọi bản VIP còn trong queue.',
        },
        {
          id: 'no-max-priority',
          text: 'Queue không được khai báo với `x-max-priority`',
          correct: true,
          why: 'Classic queue không có tham số đó thì bỏ qua `priority`. Quorum queue thì tuỳ phiên bản.',
        },
        {
          id: 'durable',
          text: 'Queue là durable nên phải giữ thứ tự ghi trên đĩa',
          correct: false,
          why: 'Durable không đổi thứ tự giao.',
        },
        {
          id: 'prefetch',
          text: 'Consumer có prefetch 100 và đã cầm sẵn các bản thường',
          correct: true,
          why: 'Broker không lấy lại được thứ đã giao.',
        },
      ],
      explanation: 'Ưu tiên chỉ xếp lại những gì còn nằm trong queue, và chỉ ở queue được khai báo là có ưu tiên.',
    },
    {
      id: 'who-learns',
      kind: 'matching',
      prompt: 'Nối mỗi tình huống với cách xử lý hợp nhất.',
      pairs: [
        { id: 'drop', term: 'drop-head', text: 'Vị trí tài xế gửi mỗi giây, chỉ vị trí mới nhất có nghĩa' },
        {
          id: 'reject',
          term: 'reject-publish với confirm',
          text: 'Đơn hàng: không được mất lặng lẽ, bên gửi chờ được',
        },
        { id: 'ttl', term: 'x-message-ttl', text: 'Mã OTP chỉ có giá trị trong 2 phút' },
        {
          id: 'two',
          term: 'hai queue, worker riêng',
          text: 'Khách VIP phải luôn được phục vụ, khách thường không được bỏ đói',
        },
      ],
      explanation: 'Câu hỏi luôn là: khi không đủ sức, ai được quyền mất, và ai phải được biết.',
    },
    {
      id: 'pressure-way',
      kind: 'ordering',
      prompt: 'Máy chủ mail chậm lại. Xếp thứ tự áp lực đi ngược về nguồn, khi queue có trần và bên gửi dùng confirm.',
      items: [
        { id: 'unacked', text: 'Chương trình gửi thư giữ đủ số prefetch mà chưa ack' },
        { id: 'stop-push', text: 'Broker thôi đẩy thêm, queue dài ra' },
        { id: 'full', text: 'Queue chạm trần, broker nack bản mới' },
        { id: 'window', text: 'Bên viết nghỉ một lúc rồi gửi lại bản bị nack' },
        { id: 'source', text: 'Nguồn chậm lại, hoặc ghi vào database để gửi sau' },
      ],
      explanation:
        'Thiếu một khúc là áp lực dồn lại ở đúng chỗ đó: thiếu prefetch thì ở RAM consumer, thiếu trần thì ở broker, thiếu quyết định ở nguồn thì ở bộ nhớ bên gửi.',
    },
    {
      id: 'nack-two-queues',
      kind: 'single',
      prompt:
        'Bản tin qua một fanout vào hai queue: `letters` có trần 20, reject-publish, đang đầy; `archive` không có trần. Bên gửi nhận nack cho bản #42, nghỉ một lúc rồi gửi lại, lần này được confirm. Mỗi queue đã nhận #42 mấy lần?',
      options: [
        {
          id: 'once-each',
          text: 'Mỗi queue một lần, vì bản bị nack chưa từng vào queue nào',
          correct: false,
          why: 'Chỉ queue đầy từ chối. Queue kia còn chỗ thì vẫn nhận bản đầu.',
        },
        {
          id: 'archive-twice',
          text: '`archive` hai lần, `letters` một lần',
          correct: true,
          why: 'Lần đầu chỉ `archive` nhận; nack nói có ít nhất một queue từ chối. Lần sau cả hai nhận.',
        },
        {
          id: 'letters-twice',
          text: '`letters` hai lần, `archive` một lần',
          correct: false,
          why: '`letters` từ chối lần đầu, nên nó chỉ có bản của lần gửi sau.',
        },
        {
          id: 'twice-each',
          text: 'Mỗi queue hai lần, vì nack chỉ báo là chậm, bản đầu vẫn vào sau',
          correct: false,
          why: 'Lời từ chối là dứt khoát cho queue đầy. Bản đầu không vào đó nữa.',
        },
      ],
      explanation:
        'Với một queue thì gửi lại sau nack không trùng. Với nhiều queue thì trùng ở những queue đã nhận, nên người đọc `archive` phải chịu được bản trùng.',
    },
    {
      id: 'ack-behind-publish',
      kind: 'single',
      prompt:
        'Service kho nhận đơn và phát event tồn kho, gửi và nhận chung một kết nối, mỗi đơn phát một event rồi ack. Đĩa của broker xuống dưới ngưỡng. Log của service vẫn ghi "đã ack đơn #51" rồi im. Bảng theo dõi: ready đứng yên, unacked là 1, không consumer nào mất. Chuyện gì đang xảy ra?',
      options: [
        {
          id: 'behind',
          text: 'Ack của #51 nằm sau một event trong socket mà broker đã thôi đọc',
          correct: true,
          why: 'Broker ngừng đọc cả kết nối, ack đi cùng đường với event nên cũng kẹt.',
        },
        {
          id: 'refused',
          text: 'Broker nhận được ack của #51 nhưng từ chối nó cho tới khi hết báo động',
          correct: false,
          why: 'Broker không từ chối ack nào. Nó chưa đọc tới ack ấy.',
        },
        {
          id: 'no-delivery',
          text: 'Lúc báo động broker thôi giao message cho mọi consumer để đỡ tốn đĩa',
          correct: false,
          why: 'Broker vẫn giao: consumer trên kết nối không gửi gì làm tiếp bình thường. Ở đây nó chờ ack vì prefetch đã đầy.',
        },
        {
          id: 'heartbeat',
          text: 'Service treo ở lời gọi phát event, nên nó không chạy tới dòng ack #51',
          correct: false,
          why: 'Nó đã chạy qua và in ra rồi. Lời gọi gửi chỉ chép vào bộ đệm, không chờ broker.',
        },
      ],
      explanation:
        'Báo động chặn theo kết nối, không theo lệnh. Tách kết nối nhận ra thì ack vẫn qua, queue vơi, và broker có đường hồi phục.',
    },
    {
      id: 'newsletter-design',
      kind: 'scenario',
      prompt:
        '100.000 bản tin, 800 khách VIP, máy chủ mail nhận 50 thư mỗi giây và thỉnh thoảng từ chối. Bản tin chỉ có giá trị trong 24 giờ. Thiết kế các queue, giới hạn và cách bên gửi cư xử.',
      modelAnswer:
        'Hai queue: `letters.vip` và `letters`, mỗi queue worker riêng (ví dụ 1 và 4) với prefetch nhỏ, để VIP không chờ bản thường và bản thường không bị bỏ đói. Với 50 thư mỗi giây, 100.000 bản cần khoảng 34 phút, nên 24 giờ là rộng: `x-message-ttl` 24 giờ kèm DLX để đếm bản hết hạn. `x-max-length` khoảng vài nghìn với `reject-publish`; bên gửi đọc danh sách từ database theo từng trang, dùng confirm với cửa sổ vài chục bản, gặp nack thì nghỉ và gửi lại, nên phần thừa nằm ở database chứ không ở broker. Thư bị máy chủ mail từ chối tạm thời đi thang retry, từ chối hẳn thì vào DLQ. Cảnh báo theo độ dài và tuổi của bản già nhất.',
      points: [
        'Tách VIP khỏi bản thường, hoặc dùng ưu tiên với prefetch nhỏ, và nói được vì sao',
        'Tính được thời gian gửi hết và đối chiếu với hạn 24 giờ',
        'Có trần cho queue và bên gửi nghe được lời từ chối (confirm)',
        'Phần thừa nằm ở nguồn có lưu trữ, không ở bộ nhớ bên gửi',
        'Có TTL với DLX, retry cho lỗi tạm thời, cảnh báo theo độ dài và tuổi',
      ],
      explanation:
        'Thiết kế tốt trả lời trước câu hỏi: hôm máy chủ mail chỉ còn 5 thư mỗi giây thì chuyện gì xảy ra, ở đâu, và ai biết.',
    },
  ],
};
