import type { Quiz } from '#model/quiz.ts';

/** Questions of the pub/sub lesson. */
export const quiz: Quiz = {
  id: 'pubsub',
  questions: [
    {
      id: 'count-copies',
      kind: 'number',
      prompt:
        'Exchange fanout `order.created` có ba queue: `email` với 2 consumer, `inventory` với 1 consumer, `analytics` chưa có consumer nào. Cửa hàng publish 10 đơn. Tổng cộng có bao nhiêu bản được chép vào các queue?',
      answer: 30,
      tolerance: 0,
      unit: 'bản',
      explanation:
        'Số bản tính theo queue, không theo consumer: 10 đơn × 3 queue. Hai consumer của email chia nhau 10 bản; 10 bản của analytics nằm chờ.',
    },
    {
      id: 'late-subscriber',
      kind: 'single',
      prompt:
        'Cửa hàng đã phát 500 đơn trong sáng nay. 13 giờ bạn bật service Analytics lần đầu tiên, nó tạo queue bền và bind vào `order.created`. Nó nhận được gì?',
      options: [
        {
          id: 'all',
          text: 'Cả 500 đơn sáng nay rồi tới đơn mới, vì queue của nó là queue bền',
          correct: false,
          why: 'Bền nghĩa là queue còn đó về sau. Nó không có ở đó lúc 500 đơn được phát nên không ai chép gì vào.',
        },
        {
          id: 'unacked',
          text: 'Những đơn mà Email và Inventory chưa ack xong tới lúc 13 giờ',
          correct: false,
          why: 'Bản của Email thuộc queue của Email. Ack hay chưa ack ở đó không liên quan tới queue khác.',
        },
        {
          id: 'new-only',
          text: 'Chỉ những đơn được phát sau khi binding của nó có mặt',
          correct: true,
          why: 'Broker chép theo những binding đang có tại lúc publish.',
        },
        {
          id: 'last',
          text: 'Đơn cuối cùng trước 13 giờ, rồi tới các đơn mới',
          correct: false,
          why: 'Exchange không giữ message nào, kể cả message cuối.',
        },
      ],
      explanation:
        'Exchange không có bộ nhớ. Cần đọc lại quá khứ thì phải dùng thứ có giữ lại: log của Kafka hay stream của RabbitMQ.',
    },
    {
      id: 'two-mails',
      kind: 'single',
      prompt:
        'Sau khi tăng Email từ 1 lên 3 tiến trình, mỗi khách nhận ba thư xác nhận cho một đơn. Code không đổi. Nguyên nhân nào khớp nhất?',
      options: [
        {
          id: 'fanout-consumers',
          text: 'Exchange fanout chép cho từng consumer nên thêm consumer là thêm bản',
          correct: false,
          why: 'Fanout chép cho từng queue. Ba consumer trên một queue vẫn chỉ chia nhau một bản.',
        },
        {
          id: 'own-queue',
          text: 'Mỗi tiến trình tạo một queue exclusive của riêng nó rồi bind vào exchange',
          correct: true,
          why: 'Ba queue là ba bản. Với một tiến trình thì lỗi này không lộ ra.',
        },
        {
          id: 'redelivered',
          text: 'Ack quá chậm nên broker giao lại đơn cho hai tiến trình còn lại',
          correct: false,
          why: 'Broker chỉ giao lại khi kết nối đóng, bị nack hoặc quá consumer_timeout, không phải vì chậm vài giây.',
        },
        {
          id: 'publisher-retry',
          text: 'Cửa hàng publish ba lần vì thấy có ba consumer đang nghe',
          correct: false,
          why: 'Publisher không biết có bao nhiêu consumer, và không có lý do gì để publish ba lần.',
        },
      ],
      explanation:
        'Mỗi service một queue có tên, mọi tiến trình của nó đọc chung. Queue riêng cho từng tiến trình chỉ hợp khi ai cũng phải nghe, ví dụ xoá cache.',
    },
    {
      id: 'which-queue',
      kind: 'matching',
      prompt: 'Chọn loại đăng ký cho từng bên nghe.',
      pairs: [
        {
          id: 'durable-shared',
          term: 'queue bền, mọi tiến trình chung',
          text: 'Service giữ hàng, chạy 4 tiến trình, không được lỡ đơn nào khi deploy',
        },
        {
          id: 'exclusive',
          term: 'queue tạm của từng kết nối',
          text: 'Mỗi web server xoá mục trong cache của chính nó khi giá đổi; khởi động lại thì cache vốn trống',
        },
        {
          id: 'expires',
          term: 'queue có tên với x-expires 10 phút',
          text: 'Bảng theo dõi đơn trên tivi của kho: rớt mạng vài phút thì xem tiếp, tắt qua đêm thì thôi',
        },
        {
          id: 'not-pubsub',
          term: 'không dùng pub/sub, gọi trực tiếp',
          text: 'Kiểm tra thẻ có đủ tiền không trước khi báo khách đặt thành công',
        },
      ],
      explanation:
        'Hỏi hai câu: vắng mặt thì có được lỡ không, và có cần câu trả lời mới đi tiếp không. Hai câu đó chọn giúp bạn.',
    },
    {
      id: 'after-kill',
      kind: 'several',
      prompt:
        'Analytics nghe bằng queue exclusive, trong queue đang có 20 bản chờ. Nó bị `kill -9` và 5 giây sau chạy lại. Trong 5 giây đó Cửa hàng phát 8 đơn. Câu nào đúng?',
      options: [
        {
          id: 'queue-gone',
          text: 'Queue bị xoá trong chưa tới một phần mười giây sau khi tiến trình chết',
          correct: true,
          why: 'Kết nối TCP đóng, broker xoá queue exclusive của nó. Đo được 41 đến 59 ms.',
        },
        {
          id: 'twenty-back',
          text: '20 bản đang chờ quay về exchange rồi được chép lại khi nó lên',
          correct: false,
          why: 'Message trong queue bị xoá thì mất theo. Không có gì quay về exchange.',
        },
        {
          id: 'eight-missed',
          text: '8 đơn phát lúc vắng mặt không có bản nào cho Analytics',
          correct: true,
          why: 'Lúc đó không có binding nào của nó.',
        },
        {
          id: 'others-fine',
          text: 'Email và Inventory không bị ảnh hưởng gì',
          correct: true,
          why: 'Queue của họ là queue khác, bản của họ là bản khác.',
        },
        {
          id: 'shop-error',
          text: 'Cửa hàng nhận lỗi ở 8 lần publish đó',
          correct: false,
          why: 'Message vẫn vào queue của Email và Inventory. Publisher không biết thiếu ai.',
        },
      ],
      explanation: 'Queue tạm đổi độ bền lấy sự gọn gàng: không ai phải dọn, và không có gì để đọc lại.',
    },
    {
      id: 'deploy-queue-first',
      kind: 'ordering',
      prompt:
        'Bạn thêm service Tích điểm nghe `order.created` mà không muốn lỡ đơn nào, kể cả những đơn tới trước khi nó chạy. Xếp theo thứ tự xảy ra.',
      items: [
        { id: 'queue', text: 'Tạo queue bền `loyalty`, chưa có gì chép vào nó' },
        { id: 'bind', text: 'Bind `loyalty` vào exchange `order.created`' },
        { id: 'wait', text: 'Một đơn mới tới, bản của nó nằm chờ trong `loyalty`' },
        { id: 'start', text: 'Bật service Tích điểm, nó nhận bản đang chờ' },
        { id: 'ack', text: 'Service cộng điểm rồi ack, broker xoá bản ấy' },
      ],
      explanation:
        'Từ lúc binding có mặt thì đơn nào cũng có bản, nên service lên chậm bao lâu cũng được. Đơn phát trước lúc bind thì không còn trong broker, phải lấy từ database.',
    },
    {
      id: 'disk-full',
      kind: 'scenario',
      prompt:
        'Đĩa của RabbitMQ đầy, mọi publisher bị chặn, cửa hàng dừng. Trong danh sách có queue `promo-test` với 2,4 triệu message và 0 consumer. Chuyện gì đã xảy ra, xử lý thế nào, và làm sao để không lặp lại?',
      modelAnswer:
        'Ai đó từng chạy một service nghe order.created bằng queue bền promo-test rồi bỏ service mà không xoá queue. Binding gắn với queue nên mỗi đơn mới vẫn được chép vào đó cho tới khi đầy đĩa. Trước mắt: hỏi xem còn ai cần dữ liệu không, rồi unbind và xoá queue; đĩa được trả lại và publisher chạy tiếp. Sau đó: xoá queue phải là một bước của việc gỡ service; cảnh báo khi queue bền không có consumer quá vài phút và khi độ sâu tăng đều; người nghe thử nghiệm thì dùng queue tạm hoặc x-expires; đặt max-length cho queue không quan trọng. Bài học chung là một người nghe bị quên có thể kéo cả publisher xuống, dù hai bên không biết nhau.',
      points: [
        'Queue bền bị bỏ quên, binding vẫn còn nên bản sao vẫn vào',
        'Xử lý ngay: unbind hoặc xoá queue sau khi hỏi chủ dữ liệu',
        'Gỡ service phải kèm xoá queue',
        'Cảnh báo queue không có consumer hoặc độ sâu tăng',
        'Thử nghiệm thì dùng queue tạm, x-expires hoặc giới hạn độ dài',
      ],
      explanation: 'Pub/sub tách hai bên trong code, nhưng họ vẫn chung một broker và một ổ đĩa.',
    },
  ],
};
