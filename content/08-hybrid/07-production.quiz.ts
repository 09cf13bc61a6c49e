import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on going to production. */
export const quiz: Quiz = {
  id: 'production',
  questions: [
    {
      id: 'tests',
      kind: 'matching',
      prompt: 'Phép thử nào cho biết điểm nào chưa làm?',
      pairs: [
        {
          id: 'idempotency',
          term: 'làm hai lần như làm một',
          text: 'Gửi lại bằng tay một message thật, đếm dòng trong bảng kết quả',
        },
        {
          id: 'deadline',
          term: 'lời gọi nào cũng có hạn chót',
          text: 'SIGSTOP service trong cùng, đo lời gọi dài nhất ở ngoài',
        },
        {
          id: 'graceful',
          term: 'SIGTERM là rời đi tử tế',
          text: 'Deploy giữa lúc có tải, đếm message có cờ redelivered',
        },
        {
          id: 'replicas',
          term: 'ba bản, đòi hai',
          text: 'kill -9 một broker lúc có tải, đếm đơn khách đã thấy "thành công"',
        },
        {
          id: 'rights',
          term: 'mỗi service một tài khoản',
          text: 'Lấy tài khoản của notification đọc queue của payment',
        },
      ],
      explanation: 'Dấu tick nói điều bạn tin. Phép thử nói điều đang đúng.',
    },
    {
      id: 'grace',
      kind: 'number',
      prompt:
        'Worker đặt prefetch 15, làm lần lượt, mỗi việc lâu nhất 4 giây. Nhận SIGTERM, nó thôi nhận rồi làm nốt mọi việc đang cầm. Nơi chạy nó phải cho ít nhất bao nhiêu giây trước khi SIGKILL?',
      answer: 60,
      tolerance: 0,
      unit: 'giây',
      explanation:
        '15 × 4 = 60. Mặc định 30 giây của Kubernetes thì nửa số việc bị giao lại mỗi lần deploy. Hạ prefetch cũng là một cách chữa.',
    },
    {
      id: 'defaults',
      kind: 'several',
      prompt: 'Dựng xong hai broker, chưa đổi cấu hình nào. Điều nào đang đúng?',
      options: [
        {
          id: 'one-copy',
          text: 'Topic mới của Kafka có một bản, và acks=all chỉ cần bản ấy',
          correct: true,
          why: 'default.replication.factor và min.insync.replicas đều là 1.',
        },
        {
          id: 'disk',
          text: 'RabbitMQ chỉ báo động đĩa khi còn 50 MB trống',
          correct: true,
          why: 'Tới mức ấy mọi kết nối gửi bị chặn, và không còn chỗ để xoay xở.',
        },
        {
          id: 'week',
          text: 'Record của Kafka bị xoá sau bảy ngày, đã ai đọc hay chưa',
          correct: true,
          why: 'log.retention.hours là 168, tính theo segment. Nó áp cho cả DLT.',
        },
        {
          id: 'capped',
          text: 'Queue nào của RabbitMQ cũng có trần, đầy thì bên gửi nghe nack',
          correct: false,
          why: 'Không khai thì không có trần. Khai trần mà bỏ trống cách tràn thì là drop-head: không ai nghe gì.',
        },
      ],
      explanation: 'Mặc định được chọn để chạy được ngay trên một máy, không phải để giữ đơn của khách.',
    },
    {
      id: 'upgrade',
      kind: 'ordering',
      prompt: 'Nâng cấp ba broker Kafka lên bản mới mà cửa hàng vẫn bán. Xếp các bước.',
      items: [
        { id: 'staging', text: 'Nâng staging lúc có tải, và thử đường lui' },
        { id: 'one', text: 'SIGTERM một broker, đổi phần mềm, bật lại' },
        { id: 'wait', text: 'Chờ số partition thiếu bản về 0' },
        { id: 'rest', text: 'Làm y như vậy với hai broker kia' },
        { id: 'metadata', text: 'Chạy vài ngày rồi mới nâng phiên bản metadata' },
      ],
      explanation:
        'Bỏ bước chờ là có lúc chỉ còn một bản. Nâng metadata sau cùng, vì trước đó còn quay về phần mềm cũ được.',
    },
    {
      id: 'alarm-age',
      kind: 'single',
      prompt:
        'Hai queue. orders: 9.000 message, message cũ nhất 3 giây tuổi. emails: 40 message, cũ nhất 50 phút. Gọi người trực vì queue nào?',
      options: [
        {
          id: 'emails',
          text: 'emails, vì 50 phút không ai lấy được message đầu queue',
          correct: true,
          why: 'Ít message mà cũ nghĩa là consumer đã chết hay đang kẹt.',
        },
        {
          id: 'orders',
          text: 'orders, vì độ sâu của nó gấp hơn hai trăm lần queue kia',
          correct: false,
          why: '3 giây tuổi nghĩa là nó đang được rút nhanh như được đổ vào.',
        },
        {
          id: 'both',
          text: 'Cả hai, vì queue khoẻ là queue gần như rỗng',
          correct: false,
          why: 'Báo động cho thứ đang chạy tốt thì lần sau không ai nghe.',
        },
      ],
      explanation:
        'Độ sâu nói bao nhiêu, tuổi nói còn chạy không. Broker không tự ghi giờ: bên gửi phải đặt timestamp.',
    },
    {
      id: 'backup',
      kind: 'single',
      prompt: 'Topic orders có ba bản trên ba máy. Một người xoá nhầm topic. Còn lấy lại được từ đâu?',
      options: [
        {
          id: 'elsewhere',
          text: 'Chỉ từ một bản sao lưu hay một cluster khác chép theo',
          correct: true,
          why: 'Xoá là một lệnh, và cả ba bản cùng làm theo.',
        },
        {
          id: 'follower',
          text: 'Từ một follower, vì follower chép chậm hơn leader vài giây',
          correct: false,
          why: 'Follower cũng nhận lệnh xoá. Ba bản chống máy hỏng, không chống tay người.',
        },
        {
          id: 'retention',
          text: 'Từ đĩa của broker, vì record được giữ tới hết bảy ngày',
          correct: false,
          why: 'Retention nói về record trong topic. Topic đã xoá thì không còn gì để giữ.',
        },
      ],
      explanation: 'Nhân bản và sao lưu trả lời hai câu hỏi khác nhau.',
    },
    {
      id: 'first-week',
      kind: 'scenario',
      prompt:
        'Còn ba ngày nữa mở cửa hàng, và bạn mới soát được danh sách này. Chưa có gì trong đó được làm. Bạn chọn làm gì trong ba ngày, và nói gì với người chủ về phần còn lại?',
      modelAnswer:
        'Trước hết là thứ mất rồi không lấy lại được: ba bản và min.insync.replicas 2 cho topic đơn hàng, quorum queue cho việc thu tiền, confirm ở bên gửi, ack sau khi làm. Rồi thứ sai với tiền: khoá chính là mã đơn ở bảng thu tiền, hạn chót cho mọi lời gọi. Rồi cửa: bỏ guest, đóng cổng, TLS ở rìa. Rồi một DLQ cho mỗi queue và một người được báo khi nó lớn hơn 0. Phần còn lại, như cân bằng tải hay hạn mức, nói thẳng với chủ: chậm thì khách sẽ kêu và sửa được, kèm ngày làm.',
      points: [
        'Xếp theo "hỏng rồi có lấy lại được không", không theo thứ tự trong danh sách',
        'Số bản, confirm và ack đi trước',
        'Lũy đẳng ở chỗ thu tiền',
        'Không để tài khoản có sẵn và cổng mở',
        'Có ít nhất một cảnh báo có tên người nhận',
        'Nói rõ với chủ phần nào chưa làm và khi nào làm',
      ],
      explanation: 'Không ai làm hết. Điều đáng trách là không biết mình chưa làm gì.',
    },
  ],
};
