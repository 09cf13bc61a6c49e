import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on RPC over queues. */
export const quiz: Quiz = {
  id: 'rpc',
  questions: [
    {
      id: 'parts',
      kind: 'matching',
      prompt: 'Mỗi sự cố dưới đây là do thiếu, hoặc đặt sai, thứ gì?',
      pairs: [
        { id: 'reply-to', term: 'reply-to', text: 'Kho tra xong mà con số vào queue của quầy không hỏi' },
        {
          id: 'correlation-id',
          term: 'correlation id',
          text: 'Quầy hỏi hai món, hai con số về đúng queue của nó nhưng bị gán ngược',
        },
        {
          id: 'expiration',
          term: 'expiration',
          text: 'Kho bận cả ngày tra những câu nằm trong queue quá lâu, không còn ai chờ',
        },
        { id: 'timeout', term: 'hạn chờ của quầy', text: 'Không còn kho nào, và khách nhìn vòng xoay mãi' },
        { id: 'business-key', term: 'mã đơn', text: 'Quầy hỏi lại bằng số hiệu mới, kho giữ hàng hai lần' },
      ],
      explanation:
        'Năm thứ, năm nơi giữ. Hạn chờ nằm ở quầy, expiration do broker thi hành, còn mã đơn thì kho dùng để nhận ra bản trùng.',
    },
    {
      id: 'shared-reply-queue',
      kind: 'single',
      prompt:
        'Để đỡ tốn queue, hai quầy cùng ack tự động và cùng đọc một queue `replies`, mỗi câu trả lời vẫn mang correlation id đúng. Chuyện gì xảy ra?',
      options: [
        {
          id: 'works',
          text: 'Chạy tốt, vì correlation id đủ để mỗi quầy tìm ra câu của mình',
          correct: false,
          why: 'Correlation id giúp quầy nhận ra câu của mình trong số những gì nó nhận được. Nó không khiến broker giao đúng quầy.',
        },
        {
          id: 'copied',
          text: 'Chạy tốt nhưng tốn mạng, vì mỗi câu trả lời được giao cho cả hai quầy',
          correct: false,
          why: 'Một queue, hai consumer thì mỗi message chỉ một bên nhận. Đó là work queue.',
        },
        {
          id: 'half-lost',
          text: 'Khoảng một nửa câu trả lời rơi vào quầy không hỏi, và quầy hỏi bị timeout',
          correct: true,
          why: 'Broker chia lượt giữa hai consumer. Quầy nhận nhầm thấy số hiệu lạ nên bỏ.',
        },
        {
          id: 'refused',
          text: 'Broker báo lỗi, vì một queue trả lời chỉ cho một consumer đọc',
          correct: false,
          why: 'Queue thường cho nhiều consumer đọc. Chỉ queue exclusive mới giữ riêng cho một kết nối.',
        },
      ],
      explanation: 'Queue trả lời chọn đúng người, correlation id chọn đúng câu hỏi. Thiếu một trong hai là hỏng.',
    },
    {
      id: 'killed-after-reply',
      kind: 'several',
      prompt:
        'Hai kho, ack thủ công sau khi trả lời, quầy chờ không hạn. Một kho vừa gửi câu trả lời cho câu #a7 thì bị `kill -9`, trước khi kịp ack. Những câu nào đúng?',
      options: [
        {
          id: 'asked-again',
          text: 'Câu #a7 được giao cho kho kia với cờ redelivered, và được tra lần nữa',
          correct: true,
          why: 'Chưa ack thì câu hỏi còn thuộc về queue. Broker không biết câu trả lời đã đi.',
        },
        {
          id: 'two-replies',
          text: 'Quầy nhận hai câu trả lời cùng correlation id, lần sau bị bỏ',
          correct: true,
          why: 'Kho chép số hiệu từ câu hỏi. Lần trả lời đầu đã xoá số hiệu ấy khỏi danh sách chờ, nên lần sau thành lạ.',
        },
        {
          id: 'customer-fine',
          text: 'Khách không thấy gì khác, kể cả độ trễ',
          correct: true,
          why: 'Câu trả lời đầu tới đúng giờ. Chuyện về sau chỉ kho và broker biết.',
        },
        {
          id: 'error-now',
          text: 'Quầy nhận lỗi, vì kết nối của nó tới kho đã đóng',
          correct: false,
          why: 'Quầy chỉ có kết nối tới broker, và kết nối đó không hề đứt.',
        },
        {
          id: 'withdrawn',
          text: 'Broker thu lại câu trả lời đầu, vì câu hỏi chưa được ack',
          correct: false,
          why: 'Với broker, đó là hai message không liên quan. Câu trả lời đã vào queue thì ở đó.',
        },
      ],
      explanation:
        'Tra tồn kho hai lần thì vô hại. Giữ hàng hai lần thì không, mà quầy không có cách nào biết: kho phải nhận ra mã đơn đã làm.',
    },
    {
      id: 'late-order',
      kind: 'ordering',
      prompt: 'Quầy chờ 3 giây, kho rảnh nhưng tra mất 5 giây, câu hỏi mang expiration 3.000 ms. Xếp theo thứ tự.',
      items: [
        { id: 'ask', text: 'Quầy gửi câu hỏi vào queue' },
        { id: 'take', text: 'Kho nhận câu hỏi và bắt đầu tra' },
        { id: 'give-up', text: 'Quầy báo lỗi cho khách và quên số hiệu' },
        { id: 'answer', text: 'Kho gửi câu trả lời rồi ack' },
        { id: 'discard', text: 'Quầy thấy số hiệu lạ và bỏ câu trả lời' },
      ],
      explanation:
        'Expiration không có tác dụng ở đây: kho đã lấy câu hỏi trong vài mili giây. Nó chỉ bỏ được những câu còn chờ trong queue.',
    },
    {
      id: 'expiration-value',
      kind: 'number',
      prompt:
        'Quầy chờ 2.000 ms. Kho tra một câu mất 400 ms, trả lời về gần như tức thì. Queue đang đầy nên câu nào cũng được lấy ra ngay sát lúc hết hạn. Expiration lớn nhất để mọi câu được lấy ra vẫn kịp là bao nhiêu?',
      answer: 1600,
      tolerance: 0,
      unit: 'ms',
      explanation:
        'Câu được lấy ra muộn nhất ở 1.600 ms, tra 400 ms, tới quầy ở 2.000 ms. Đặt 2.000 ms thì câu nào cũng tới quầy ở khoảng 2.400 ms, tức là trễ. Thực tế trừ thêm một khoảng dự phòng.',
    },
    {
      id: 'first-late-question',
      kind: 'number',
      prompt:
        'Các quầy hỏi đều 6 câu mỗi giây, kho tra được 5, quầy chờ 4 giây, không expiration. Lúc đầu queue rỗng. Sau khoảng bao nhiêu giây thì những câu mới hỏi bắt đầu không kịp?',
      answer: 20,
      tolerance: 1.5,
      unit: 's',
      explanation:
        'Mỗi giây queue dài thêm 1 câu. Kho cần 4 giây cho 20 câu đứng trước, nên tới giây thứ 20 thì câu mới phải chờ quá hạn. Từ đó gần như không câu nào kịp, dù kho bận hết sức: nó toàn trả lời những người đã bỏ đi.',
    },
    {
      id: 'direct-reply-to',
      kind: 'several',
      prompt: 'Bạn chuyển quầy từ queue trả lời riêng sang direct reply-to. Những điều nào đúng?',
      options: [
        {
          id: 'server-unchanged',
          text: 'Chương trình của kho không phải sửa',
          correct: true,
          why: 'Kho vẫn gửi tới địa chỉ ghi trong replyTo, dù địa chỉ ấy không phải queue thật.',
        },
        {
          id: 'same-channel',
          text: 'Quầy phải consume và gửi câu hỏi trên cùng một channel',
          correct: true,
          why: 'Khác channel thì channel gửi bị đóng: fast reply consumer does not exist.',
        },
        {
          id: 'lost-on-reconnect',
          text: 'Quầy đứt kết nối thì câu trả lời đang trên đường sẽ mất',
          correct: true,
          why: 'Không có queue nào giữ nó lại. Quầy phải hỏi lại.',
        },
        {
          id: 'manual-ack',
          text: 'Quầy ack được từng câu trả lời để khỏi mất',
          correct: false,
          why: 'Consume với ack thủ công bị từ chối: reply consumer cannot acknowledge.',
        },
        {
          id: 'bypasses-broker',
          text: 'Câu trả lời đi thẳng từ kho tới quầy, không qua broker',
          correct: false,
          why: 'Nó bỏ qua queue, không bỏ qua broker. Hai bên vẫn chỉ nối với broker.',
        },
      ],
      explanation:
        'Direct reply-to bỏ được một queue phải khai và dọn, nhưng không nhanh hơn queue trả lời dùng chung. Mọi thứ khác của RPC qua queue vẫn y nguyên.',
    },
    {
      id: 'same-question-called',
      kind: 'single',
      prompt:
        'Hai kho chạy. Quầy đổi từ hỏi qua queue sang gọi thẳng một kho bằng gRPC, hạn chờ 3 giây, mã phía kho giữ nguyên. Điều gì thay đổi rõ nhất?',
      options: [
        {
          id: 'faster',
          text: 'Khách chờ ít hơn hẳn, vì bớt được hai lần qua broker',
          correct: false,
          why: 'Hai chặng ấy chỉ cỡ mili giây. Kho tra mất hàng trăm.',
        },
        {
          id: 'failure-told',
          text: 'Kho ấy chết thì quầy có lỗi ngay, thay vì kho kia trả lời thay',
          correct: true,
          why: 'Không ai giữ hộ lời gọi: kết nối đứt là quầy biết, và phải tự quyết có hỏi kho kia hay không.',
        },
        {
          id: 'still-shared',
          text: 'Việc vẫn tự chia cho kho nào rảnh, như khi cùng đọc một queue',
          correct: false,
          why: 'Queue chia việc vì kho tới lấy. Lời gọi thì đi tới đúng địa chỉ mà quầy gọi; chia đều phải có cân bằng tải.',
        },
        {
          id: 'stops-alone',
          text: 'Quá 3 giây thì hàm tra của kho tự dừng, không phải viết gì thêm',
          correct: false,
          why: 'Hạn tới được kho và bật signal. Hàm tra vẫn phải nghe signal ấy, không thì nó tra tới cùng.',
        },
      ],
      explanation:
        'Hai cách khác nhau ở lúc hỏng hơn là ở lúc chạy: ai giữ câu hỏi, ai được báo, ai biết hạn. Độ trễ gần như nhau.',
    },
    {
      id: 'design-chain',
      kind: 'scenario',
      prompt:
        'Quầy thanh toán hỏi kho, kho hỏi vận chuyển, vận chuyển hỏi đối tác, tất cả bằng RPC qua RabbitMQ, mỗi chặng chờ 10 giây, không expiration. Trưa nay đối tác chậm lại còn 12 giây mỗi câu. Khách chờ, rồi lỗi; hai giờ sau khi đối tác đã nhanh lại, khách vẫn lỗi. Chuyện gì xảy ra, và bạn sửa thế nào?',
      modelAnswer:
        'Đối tác mất 12 giây nên mọi lời gọi của vận chuyển đều timeout ở giây thứ 10; kho và quầy chờ cùng hạn nên cùng bỏ cuộc gần như cùng lúc. Không ai báo xuống dưới là đã bỏ cuộc, nên các queue đầy câu hỏi của những khách đã đi, và khách thử lại làm dày thêm. Khi đối tác nhanh lại, các service vẫn phải làm hết phần tồn, theo thứ tự cũ trước, nên câu mới nào tới lượt cũng quá hạn. Trước mắt: xoá các queue câu hỏi (không ai chờ chúng nữa, sau khi chắc rằng chúng chỉ hỏi chứ không làm gì). Sửa gần: hạn chờ giảm dần theo chặng, expiration nhỏ hơn hạn chờ trừ thời gian làm, trần cho queue kèm reject-publish để lỗi sớm, cảnh báo theo tuổi câu hỏi. Sửa gốc: bỏ chuỗi đồng bộ. Phí vận chuyển lấy từ bản sao hoặc cache do vận chuyển phát event cập nhật; hoặc nhận đơn trước rồi báo sau; chỗ nào thật sự phải hỏi ngay thì gọi thẳng bằng gRPC với deadline đi theo lời gọi và circuit breaker trước đối tác.',
      points: [
        'Chuỗi đồng bộ ẩn: hạn chờ bằng nhau nên các tầng cùng bỏ cuộc',
        'Câu hỏi cũ còn trong queue, service làm việc cho người đã đi',
        'Hồi phục chậm vì FIFO: phần tồn đứng trước câu mới',
        'Expiration nhỏ hơn hạn chờ, và trần cho queue để lỗi sớm',
        'Hạn chờ giảm dần theo chặng, hoặc deadline đi theo lời gọi',
        'Bỏ bớt việc chờ: bản sao từ event, cache, hoặc báo kết quả sau',
      ],
      explanation:
        'Queue làm sự cố ngắn thành sự cố dài khi trong nó là câu hỏi của người đang chờ. Câu hỏi cần một hạn mà mọi tầng đều biết.',
    },
  ],
};
