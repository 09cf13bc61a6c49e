import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on choosing. */
export const quiz: Quiz = {
  id: 'choosing',
  questions: [
    {
      id: 'first-question',
      kind: 'single',
      prompt: 'Đội bạn cãi nhau RabbitMQ hay Kafka cho việc "khách xem còn hàng không". Câu nào nên hỏi trước?',
      options: [
        {
          id: 'who-waits',
          text: 'Khách có đứng chờ câu trả lời ấy không?',
          correct: true,
          why: 'Có người chờ thì cả hai broker đều là đường vòng. Gọi thẳng rồi cãi nhau chuyện khác.',
        },
        {
          id: 'how-many',
          text: 'Ngày đông nhất có bao nhiêu lượt xem mỗi giây?',
          correct: false,
          why: 'Con số chọn cách làm cho nhanh hơn, không đổi chuyện khách vẫn đứng chờ câu trả lời.',
        },
        {
          id: 'known',
          text: 'Đội đã từng vận hành cái nào trong hai cái?',
          correct: false,
          why: 'Câu hay cho lúc hoà. Ở đây chưa tới lúc ấy: cả hai đều không phải câu trả lời.',
        },
        {
          id: 'loss',
          text: 'Mất một câu hỏi còn hàng thì có sao không?',
          correct: false,
          why: 'Mất thì khách bấm lại. Câu này đáng hỏi cho đơn hàng, không phải cho một lượt xem.',
        },
      ],
      explanation:
        'Câu hỏi mở đầu của sơ đồ loại được nhiều nhất. Có người chờ thì gọi thẳng, đặt deadline, và nói thật với khách khi hết giờ.',
    },
    {
      id: 'sort-jobs',
      kind: 'sorting',
      prompt: 'Tám việc của cửa hàng. Theo các luật của bài, mỗi việc nghiêng về đâu?',
      groups: [
        { id: 'call', text: 'Gọi thẳng' },
        { id: 'rabbitmq', text: 'RabbitMQ' },
        { id: 'kafka', text: 'Kafka' },
        { id: 'table', text: 'Chưa cần broker' },
      ],
      items: [
        {
          id: 'price',
          text: 'Giỏ hàng hỏi giá sau giảm.',
          group: 'call',
          why: 'Khách đang nhìn con số ấy, và nó xong trong vài chục mili giây.',
        },
        {
          id: 'thumbnails',
          text: 'Mỗi ngày 2 triệu ảnh cần tạo cỡ nhỏ, ảnh của gian hàng trả phí làm trước.',
          group: 'rabbitmq',
          why: 'Việc độc lập, có ưu tiên, chia cho nhiều worker: broker nhớ từng việc.',
        },
        {
          id: 'recompute',
          text: 'Tính lại hoa hồng quý này sau khi sửa công thức.',
          group: 'kafka',
          why: 'Phải đọc lại đúng những event đã đọc. Queue không còn chúng.',
        },
        {
          id: 'monthly',
          text: 'Mỗi ngày gửi 30 thư nhắc nợ.',
          group: 'table',
          why: 'Một bảng và một vòng lặp. Broker ở đây chỉ thêm một thứ phải trông.',
        },
        {
          id: 'otp',
          text: 'Kiểm tra mã OTP khách vừa gõ.',
          group: 'call',
          why: 'Không có kết quả thì không biết mở trang nào.',
        },
        {
          id: 'sms',
          text: 'Gửi SMS qua ba nhà mạng, mỗi nhà một hạn mức, hỏng thì thử lại sau 5 phút.',
          group: 'rabbitmq',
          why: 'Định tuyến theo nhà mạng và thử lại giãn cách từng tin đều là thiết lập của queue.',
        },
        {
          id: 'history',
          text: 'Từng thay đổi của mỗi đơn, đúng thứ tự, cho năm đội đọc theo nhịp của họ.',
          group: 'kafka',
          why: 'Key là mã đơn cho thứ tự trong đơn mà vẫn song song; năm group là năm offset.',
        },
        {
          id: 'search',
          text: 'Dựng lại chỉ mục tìm kiếm từ trạng thái mới nhất của mọi sản phẩm.',
          group: 'kafka',
          why: 'Topic nén giữ bản mới nhất của mỗi mã, nên bản chép nào cũng dựng lại được từ đầu.',
        },
      ],
      explanation:
        'Không việc nào được xếp theo cỡ của nó trước. Người chờ, đọc lại, đối xử riêng: ba câu ấy xếp được bảy trong tám việc; việc còn lại cần thêm câu "bao nhiêu".',
    },
    {
      id: 'both-needed',
      kind: 'several',
      prompt:
        'Đơn vừa trả tiền: gửi biên lai (hỏng thì thử lại giãn cách), và đội dữ liệu muốn đọc lại mọi lần trả tiền của năm ngoái. Cách nào hợp với các luật của bài?',
      options: [
        {
          id: 'two-paths',
          text: 'Biên lai qua queue, event trả tiền qua log, hai đường riêng từ một chỗ gửi',
          correct: true,
          why: 'Hai việc khác nhau, mỗi đường một thứ nó giỏi. Cái giá là hai broker và một chỗ phải ghi hai nơi.',
        },
        {
          id: 'log-then-queue',
          text: 'Ghi một event vào log, một group đọc log rồi đưa việc gửi biên lai vào queue',
          correct: true,
          why: 'Chỉ một nơi được ghi lúc trả tiền, nên không có dual write. Đường biên lai dài thêm một chặng.',
        },
        {
          id: 'queue-forever',
          text: 'Queue không ack, để message nằm đó cả năm cho đội dữ liệu đọc',
          correct: false,
          why: 'Message chưa ack bị giữ trong tay consumer và được giao lại; đó không phải lưu trữ.',
        },
        {
          id: 'topic-priority',
          text: 'Một topic Kafka có mức ưu tiên để biên lai đi trước',
          correct: false,
          why: 'Record không có chỗ cho ưu tiên. Muốn có mức thì phải tách topic.',
        },
      ],
      explanation:
        'Cần cả đọc lại lẫn đối xử riêng từng cái, thường là đang có hai việc trên một đường. Tách ra, hoặc nối log vào queue.',
    },
    {
      id: 'tie',
      kind: 'single',
      prompt:
        'Bộ chọn nói hoà giữa RabbitMQ và Kafka. Đội ba người, đang chạy RabbitMQ cho email từ hai năm nay. Bạn làm gì?',
      options: [
        {
          id: 'keep',
          text: 'Dùng tiếp RabbitMQ, và ghi lại câu trả lời nào đổi thì xét lại',
          correct: true,
          why: 'Hoà nghĩa là cả hai đều làm được. Thứ đã biết trông thắng, và điều kiện xét lại được viết ra.',
        },
        {
          id: 'kafka-growth',
          text: 'Chuyển sang Kafka, vì nó mở rộng tốt hơn khi công ty lớn lên',
          correct: false,
          why: 'Không câu trả lời nào nói công ty sắp cần thế. Broker thứ hai thì chắc chắn tốn đêm.',
        },
        {
          id: 'both-safe',
          text: 'Chạy cả hai để khỏi phải chọn, sau này bỏ bớt một',
          correct: false,
          why: 'Hai broker cho một việc là hai chỗ hỏng và một chỗ ghi đôi, không phải bảo hiểm.',
        },
        {
          id: 'benchmark',
          text: 'Đo thông lượng cả hai rồi lấy bên nhanh hơn',
          correct: false,
          why: 'Ở cỡ này cả hai đều dư. Con số ấy không làm lệch điều gì bạn cần.',
        },
      ],
      explanation:
        'Khi ngang nhau thì người vận hành nặng hơn nửa điểm. Điều đáng viết ra là câu trả lời nào sẽ làm lệch cán cân.',
    },
    {
      id: 'table-limit',
      kind: 'several',
      prompt: 'Cửa hàng gửi thư bằng một bảng việc trong database. Dấu hiệu nào nói đã tới lúc nghĩ tới broker?',
      options: [
        {
          id: 'second-reader',
          text: 'Đội thứ hai xin quyền đọc bảng ấy để biết đơn nào vừa xong',
          correct: true,
          why: 'Hai bên cùng đọc là hai bên phải nhớ đã đọc tới đâu, trong database của bạn.',
        },
        {
          id: 'polling-load',
          text: 'Câu lấy việc chạy mỗi 50 ms và bắt đầu hiện trong danh sách câu chậm',
          correct: true,
          why: 'Hỏi liên tục là tranh với chính dữ liệu của cửa hàng. Broker thì đẩy việc xuống.',
        },
        {
          id: 'many-workers',
          text: 'Sáu chương trình cùng lấy việc và hay đợi khoá của nhau',
          correct: true,
          why: 'Chia việc cho nhiều worker là thứ queue làm sẵn.',
        },
        {
          id: 'feels-small',
          text: 'Người mới vào đội thấy bảng việc trông không chuyên nghiệp',
          correct: false,
          why: 'Trông thế nào không phải lý do. Hỏi họ: nó hỏng ở đâu?',
        },
      ],
      explanation:
        'Bảng việc hết hợp khi có bên thứ hai, khi bị hỏi quá dày, hoặc khi nhiều worker tranh nhau. Trước đó nó là câu trả lời bình thường.',
    },
    {
      id: 'browser-stream',
      kind: 'single',
      prompt:
        'Trang web cần vẽ chung một bảng với nhiều người: cả hai chiều đều gửi liên tục. Luật nào của bộ chọn quyết định?',
      options: [
        {
          id: 'browser-cannot',
          text: 'Trình duyệt không gửi được dòng bằng gRPC, nên hai chiều từ trang web đi bằng WebSocket',
          correct: true,
          why: 'Bài gRPC trong trình duyệt thấy đúng lời từ chối ấy. Unary và server streaming thì đi được.',
        },
        {
          id: 'grpc-bidi',
          text: 'gRPC có bidirectional streaming, nên trang web gọi kiểu ấy',
          correct: false,
          why: 'Kiểu gọi ấy có, nhưng giữa hai service. Từ trình duyệt thì lời gọi bị từ chối.',
        },
        {
          id: 'kafka-direct',
          text: 'Trình duyệt đọc thẳng một topic Kafka cho khỏi qua trung gian',
          correct: false,
          why: 'Broker không nói HTTP với trang web, và cũng không nên mở cho cả internet.',
        },
        {
          id: 'poll',
          text: 'Hỏi lại server mỗi giây là đủ cho mọi thứ thời gian thực',
          correct: false,
          why: 'Đủ cho trạng thái đơn hàng. Nét vẽ của người khác mà trễ một giây thì không ai vẽ chung được.',
        },
      ],
      explanation:
        'Luật ấy trừ điểm gRPC chỉ khi người gọi là trình duyệt và bên gọi cũng gửi dòng. Người gọi là service của mình thì gRPC thắng; trình duyệt chỉ nhận dòng thì hai bên hoà.',
    },
  ],
};
