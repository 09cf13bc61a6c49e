import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on strengths and limits of Kafka. */
export const quiz: Quiz = {
  id: 'kafka-strengths-limits',
  questions: [
    {
      id: 'slow-producer',
      kind: 'single',
      prompt:
        'Service Node của bạn gọi `await producer.send(...)` với một record cho mỗi lần khách bấm chuột, lần này xong mới tới lần kế, và không theo kịp. CPU của broker rảnh. Nên thử gì trước?',
      options: [
        {
          id: 'partitions',
          text: 'Tăng số partition của topic, để nhiều broker cùng nhận ghi',
          correct: false,
          why: 'Mỗi lúc chỉ có một record đang đi. Có bao nhiêu partition thì nó cũng chờ đúng một vòng đi về mỗi record.',
        },
        {
          id: 'batch',
          text: 'Gom record lại và đưa nhiều record vào một lời gọi `send`',
          correct: true,
          why: 'Chi phí là của chuyến đi, không phải của record. kafkajs không gộp hộ.',
        },
        {
          id: 'brokers',
          text: 'Thêm broker, vì một broker chỉ nhận được chừng ấy mỗi giây',
          correct: false,
          why: 'Broker đang rảnh. Nó chờ bạn, không phải bạn chờ nó.',
        },
        {
          id: 'consumers',
          text: 'Thêm consumer vào group, để log không dài ra',
          correct: false,
          why: 'Đọc không làm ghi nhanh lên. Log dài không làm broker ghi chậm.',
        },
      ],
      explanation:
        'Hỏi trước: mỗi chuyến chở mấy record, mấy chuyến đi cùng lúc? Con số "triệu mỗi giây" nào cũng có một cái lô ở phía sau.',
    },
    {
      id: 'disk-for-a-week',
      kind: 'number',
      prompt:
        'Topic nhận 200 record mỗi giây, mỗi record 1 KB (1.000 byte), giữ 7 ngày, ba replica, không nén. Cần chừng bao nhiêu GB đĩa trên cả cluster?',
      answer: 363,
      tolerance: 15,
      unit: 'GB',
      explanation:
        '200 × 1.000 × 86.400 × 7 = 121 GB một bản, nhân ba là 363 GB. Thực tế còn cộng segment chưa tới lúc xoá, và chỗ trống để đĩa không đầy.',
    },
    {
      id: 'too-large',
      kind: 'single',
      prompt:
        'Job ban đêm gom 5.000 record, mỗi record 1 KB, thành một lời gọi `send` của kafkajs tới topic một partition, và nhận `MESSAGE_TOO_LARGE`. Vì sao?',
      options: [
        {
          id: 'record',
          text: 'Trong đó phải có một record lớn hơn 1 MB mà bạn chưa nhìn ra',
          correct: false,
          why: 'Không cần. 1.100 record 1 KB đã bị từ chối trong phép thử của bài.',
        },
        {
          id: 'batch',
          text: 'Cả lời gọi thành một lô chừng 5 MB, và giới hạn đo trên lô',
          correct: true,
          why: '`message.max.bytes` áp lên lô, sau khi nén. Chia nhỏ lời gọi hoặc nén là xong.',
        },
        {
          id: 'retention',
          text: 'Topic đã gần đầy phần đĩa mà retention dành cho nó',
          correct: false,
          why: 'Đầy thì record cũ bị xoá theo retention. Không có lỗi nào về kích thước.',
        },
        {
          id: 'count',
          text: 'Kafka giới hạn số record trong một yêu cầu, mặc định là 1.000',
          correct: false,
          why: 'Giới hạn tính bằng byte, không bằng số record.',
        },
      ],
      explanation: 'Tên lỗi nói "message", nhưng thứ broker cân là lô. Java client tự chia lô nên ít khi gặp.',
    },
    {
      id: 'share-group-gives',
      kind: 'sorting',
      prompt: 'Share group của Kafka 4.2 cho bạn điều nào?',
      groups: [
        { id: 'gives', text: 'Có' },
        { id: 'not', text: 'Không' },
      ],
      items: [
        {
          id: 'more-consumers',
          text: 'Sáu consumer cùng làm việc trên topic ba partition',
          group: 'gives',
          why: 'Nhiều consumer chia nhau cùng một partition.',
        },
        {
          id: 'ack-each',
          text: 'Ack record 7 khi record 6 còn đang làm',
          group: 'gives',
          why: 'Mỗi record có trạng thái riêng ở broker.',
        },
        {
          id: 'count',
          text: 'Đếm số lần một record đã được giao',
          group: 'gives',
          why: 'Broker đếm, và thôi giao khi quá giới hạn.',
        },
        {
          id: 'priority',
          text: 'Đơn của khách VIP được giao trước',
          group: 'not',
          why: 'Record không có chỗ nào ghi mức ưu tiên.',
        },
        {
          id: 'order',
          text: 'Các việc của một đơn được làm đúng thứ tự',
          group: 'not',
          why: 'Nhiều người cùng làm một partition thì không ai giữ thứ tự.',
        },
        {
          id: 'routing',
          text: 'Chỉ nhận những đơn có `region` là miền Trung',
          group: 'not',
          why: 'Kafka không lọc theo nội dung. Đọc hết rồi bỏ, hoặc tách topic.',
        },
      ],
      explanation: 'Share group mượn của queue việc nhớ từng record. Những thứ khác của queue thì không.',
    },
    {
      id: 'new-broker-idle',
      kind: 'single',
      prompt:
        'Ba broker đầy tải. Bạn thêm broker thứ tư. Một giờ sau ba máy cũ vẫn đầy tải, máy mới gần như không làm gì. Vì sao?',
      options: [
        {
          id: 'metadata',
          text: 'Producer còn giữ danh sách broker cũ, khởi động lại chúng là máy mới có việc',
          correct: false,
          why: 'Producer hỏi lại metadata đều đặn. Nó ghi vào leader của partition, mà không leader nào ở máy mới.',
        },
        {
          id: 'controller',
          text: 'Controller chưa nhận máy mới vào cluster, nên chưa ai được ghi vào nó',
          correct: false,
          why: 'Nó đã ở trong cluster: topic tạo từ giờ có thể nằm trên nó.',
        },
        {
          id: 'no-move',
          text: 'Partition đã có thì ở yên chỗ cũ cho tới khi có người dời',
          correct: true,
          why: 'Kafka không tự dời dữ liệu. Phải gán lại replica, và việc dời ấy cũng tốn mạng và đĩa.',
        },
        {
          id: 'retention',
          text: 'Máy mới phải chép đủ 7 ngày dữ liệu rồi mới được nhận việc',
          correct: false,
          why: 'Chưa ai bảo nó chép gì cả.',
        },
      ],
      explanation: 'Thêm máy là nửa việc. Nửa kia là chọn partition nào sang đó, và dời lúc vắng khách.',
    },
    {
      id: 'fit',
      kind: 'several',
      prompt: 'Nhu cầu nào hợp với Kafka hơn là với một queue?',
      options: [
        {
          id: 'reprocess',
          text: 'Tháng sau sửa lỗi tính doanh thu rồi tính lại từ đầu tháng',
          correct: true,
          why: 'Log còn đó, lùi offset là tính lại được (miễn retention đủ dài).',
        },
        {
          id: 'webhook',
          text: 'Gọi webhook của 800 đối tác, bên nào lỗi thì thử lại riêng bên ấy',
          correct: false,
          why: 'Mỗi việc một kết cục, có chờ giãn cách. Một đối tác hỏng không được chặn 799 bên kia.',
        },
        {
          id: 'many-groups',
          text: 'Bảy đội cùng đọc event đơn hàng, mỗi đội theo nhịp của mình',
          correct: true,
          why: 'Bảy group là bảy con số offset trên một log.',
        },
        {
          id: 'vip',
          text: 'Bản tin 100.000 người, khách VIP phải nhận trước',
          correct: false,
          why: 'Cần ưu tiên từng message. RabbitMQ có sẵn.',
        },
      ],
      explanation: 'Hỏi hai câu: có ai cần đọc lại không, và từng message có số phận riêng không.',
    },
    {
      id: 'convince-the-boss',
      kind: 'scenario',
      prompt:
        'Đội bạn có RabbitMQ chạy tốt: 300 đơn mỗi phút, email, kho, hoá đơn. Phòng dữ liệu muốn mọi event đơn hàng của 90 ngày để thử mô hình gợi ý, chạy lại mỗi tuần. Giám đốc hỏi: "chuyển hết sang Kafka nhé?" Bạn trả lời thế nào?',
      modelAnswer:
        'Không chuyển hết. Việc email, kho, hoá đơn là hàng việc: mỗi việc một kết cục, cần retry và DLQ, RabbitMQ đang làm tốt và tải rất nhỏ. Nhu cầu mới là đọc lại 90 ngày: đó là việc của log. Thêm Kafka (hoặc stream của RabbitMQ, vì tải nhỏ và đội đã biết vận hành nó) cho riêng event đơn hàng. Tính đĩa: 5 event/s × 1 KB × 90 ngày là 39 GB một bản, 117 GB ba bản, không đáng kể. Kafka thì phải đặt retention 90 ngày cho topic ấy vì mặc định là 7, ba replica, acks=all, min.insync.replicas 2, key là mã đơn. Event ghi từ một nơi (outbox) để hai hệ thống không lệch nhau. Nói thẳng cái giá: thêm một hệ thống để trông, ai trực. Nếu phòng dữ liệu chỉ cần mỗi tuần một lần thì một bản trích từ database mỗi đêm có khi đủ.',
      points: [
        'Tách nhu cầu: hàng việc ở lại với queue, đọc lại là việc của log',
        'Retention mặc định 7 ngày không đủ cho 90 ngày, phải đặt',
        'Tính tải và đĩa ra con số, và thấy nó nhỏ',
        'Nêu cái giá vận hành, và một cách rẻ hơn (stream của RabbitMQ, trích từ database)',
      ],
      explanation: 'Câu trả lời tốt không phải "có" hay "không" mà là "cái nào cho việc nào, giá bao nhiêu, ai trông".',
    },
  ],
};
