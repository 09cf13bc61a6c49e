import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson in which the brokers themselves die. */
export const quiz: Quiz = {
  id: 'broker-killed',
  questions: [
    {
      id: 'in-hand',
      kind: 'single',
      prompt:
        'Worker vừa trừ tiền xong một đơn thì RabbitMQ bị kill -9. Worker vẫn sống, tự nối lại khi broker về. Đơn ấy ra sao?',
      options: [
        {
          id: 'acked-late',
          text: 'Worker ack nó trên kết nối mới, vì nó còn nhớ đơn ấy',
          correct: false,
          why: 'Ack phải đi trên channel đã giao message. Channel ấy mất theo kết nối, nên không có cách nào ack muộn.',
        },
        {
          id: 'again',
          text: 'Broker giao lại, và nếu worker không lũy đẳng thì khách bị trừ hai lần',
          correct: true,
          why: 'Với broker, chưa nghe ack là chưa xong.',
        },
        {
          id: 'lost',
          text: 'Đơn mất, vì đã rời queue để sang tay worker',
          correct: false,
          why: 'Message chưa ack vẫn là của queue. Persistent thì nó còn trên đĩa.',
        },
        {
          id: 'dead-letter',
          text: 'Broker chuyển nó sang dead letter, vì nó đã được giao một lần',
          correct: false,
          why: 'Chỉ message bị reject, hết TTL, bị đẩy khỏi queue đầy hay vượt delivery-limit mới thành dead letter.',
        },
      ],
      explanation:
        'Ack đi theo kết nối. Mất kết nối thì mọi message chưa ack của nó quay về queue, dù việc đã làm xong.',
    },
    {
      id: 'promises',
      kind: 'matching',
      prompt: 'Nối mỗi chữ với điều nó hứa.',
      pairs: [
        { id: 'durable', term: 'durable', text: 'Queue vẫn còn khi broker chạy lại' },
        { id: 'persistent', term: 'persistent', text: 'Message được ghi xuống đĩa' },
        { id: 'confirm', term: 'confirm', text: 'Broker báo cho bên gửi là đã nhận trách nhiệm giữ message' },
        { id: 'ack', term: 'ack', text: 'Consumer báo cho broker là đã làm xong' },
      ],
      explanation:
        'Confirm lo quãng từ bên gửi tới broker, durable và persistent lo lúc nằm trong broker, ack lo quãng từ broker tới consumer.',
    },
    {
      id: 'not-persistent',
      kind: 'number',
      prompt:
        'Queue durable đang có 20 message persistent và 12 message không persistent, đều đã được confirm, chưa ai nhận. Broker bị kill -9 rồi chạy lại. Queue còn bao nhiêu message?',
      answer: 20,
      tolerance: 0,
      unit: 'message',
      explanation: 'Durable giữ queue. Trong queue chỉ message persistent được giữ; confirm không đổi được điều ấy.',
    },
    {
      id: 'redelivered',
      kind: 'single',
      prompt: 'Sau khi broker chạy lại, consumer nhận một message có cờ redelivered. Nó biết chắc được gì?',
      options: [
        {
          id: 'done',
          text: 'Đơn này đã được làm xong một lần, nên bỏ qua là an toàn',
          correct: false,
          why: 'Bỏ qua là mất đơn: cờ ấy bật cả khi chưa ai cầm message.',
        },
        {
          id: 'given',
          text: 'Đơn này đã được giao cho một consumer khác trước đó',
          correct: false,
          why: 'Sau khi chạy lại, broker bật cờ cho cả message chưa từng rời queue.',
        },
        {
          id: 'maybe',
          text: 'Chỉ biết là có thể đã giao; phải tra sổ của mình mới biết đã làm chưa',
          correct: true,
          why: 'Tra mã đơn trong database thì biết, nhìn cờ thì không.',
        },
        {
          id: 'poison',
          text: 'Message này hỏng, vì lần trước consumer không làm nổi',
          correct: false,
          why: 'Cờ không nói lý do. Đếm số lần thử là việc của quorum queue hoặc của bạn.',
        },
      ],
      explanation: 'Cờ redelivered là lời nhắc "coi chừng", không phải bằng chứng.',
    },
    {
      id: 'acked-before',
      kind: 'single',
      prompt:
        'Worker ack đơn #13, một giây sau RabbitMQ (classic queue) bị kill -9. Broker trở lại. Điều gì xảy ra với #13?',
      options: [
        {
          id: 'gone',
          text: 'Không gì cả: ack đã tới broker, đơn đã bị xoá',
          correct: false,
          why: 'Trong bộ nhớ thì đã xoá. Trên đĩa thì chưa kịp.',
        },
        {
          id: 'again',
          text: 'Nó có thể được giao lại, như chưa ai làm',
          correct: true,
          why: 'Lab thấy đúng thế: ack tới broker một giây rưỡi trước lúc chết mà đơn vẫn được giao lại.',
        },
        {
          id: 'dead',
          text: 'Nó vào dead letter, vì đã được ack một lần',
          correct: false,
          why: 'Với broker vừa tỉnh, nó là một đơn bình thường đang chờ.',
        },
        {
          id: 'lost',
          text: 'Nó mất, vì persistent chỉ giữ đơn chưa giao',
          correct: false,
          why: 'Persistent giữ message tới khi việc xoá nó cũng đã được ghi xuống đĩa.',
        },
      ],
      explanation: 'Có ack thì đơn ít khi bị làm lại, chứ không phải không bao giờ. Vì thế consumer vẫn phải lũy đẳng.',
    },
    {
      id: 'kafka-in-hand',
      kind: 'several',
      prompt: 'Kafka bị kill -9 khi reader đang làm dở một record. Điều nào đúng?',
      options: [
        {
          id: 'commit-later',
          text: 'Reader còn sống thì commit được sau khi Kafka về, và record ấy không bị đọc lại',
          correct: true,
          why: 'Commit chỉ là một con số; gửi trên kết nối nào cũng được.',
        },
        {
          id: 'reader-dies-too',
          text: 'Reader chết cùng lúc thì record ấy bị đọc lại',
          correct: true,
          why: 'Con số chưa commit mất theo reader; reader sau đọc từ offset đã commit.',
        },
        {
          id: 'session',
          text: 'Kafka vắng lâu bao nhiêu cũng được, group vẫn coi reader là member',
          correct: false,
          why: 'Broker về rồi mà reader không gửi heartbeat kịp session timeout thì bị loại, và partition sang reader khác.',
        },
        {
          id: 'cache-lost',
          text: 'Record vừa ghi mà chưa xuống đĩa thì mất, vì tiến trình Kafka chết',
          correct: false,
          why: 'Chúng nằm trong bộ nhớ đệm của hệ điều hành, mà hệ điều hành còn sống.',
        },
      ],
      explanation: 'Ở Kafka, tiến độ chỉ là một con số; reader còn nhớ con số ấy thì vẫn commit được.',
    },
    {
      id: 'who-restarts',
      kind: 'sorting',
      prompt: 'Broker vắng nửa phút rồi về. Xếp mỗi chương trình vào nhóm của nó.',
      groups: [
        { id: 'itself', text: 'Tự nối lại' },
        { id: 'somebody', text: 'Phải nhờ ai đó chạy lại' },
      ],
      items: [
        {
          id: 'plain',
          text: 'Dùng amqplib, không bật recovery, thấy close thì process.exit(1)',
          group: 'somebody',
          why: 'Nó thoát, và nằm đó tới khi systemd hay Kubernetes chạy lại.',
        },
        {
          id: 'recovery',
          text: 'Dùng amqplib có recovery, setup khai báo lại queue và consumer',
          group: 'itself',
          why: 'Thư viện nối lại rồi chạy lại setup trên kết nối mới.',
        },
        {
          id: 'kafkajs',
          text: 'Consumer kafkajs, thời gian retry dài hơn lúc broker vắng',
          group: 'itself',
          why: 'Nó thử lại mỗi lời gọi, và vẫn là member nếu chưa quá session.',
        },
        {
          id: 'crash',
          text: 'Consumer kafkajs dừng vì gặp một lỗi không thử lại được',
          group: 'somebody',
          why: 'Nó dừng hẳn mà tiến trình vẫn sống, và chỉ báo bằng sự kiện CRASH.',
        },
      ],
      explanation: 'Cách nào cũng được, miễn bạn biết mình đang dựa vào ai.',
    },
    {
      id: 'kill-it-now',
      kind: 'scenario',
      prompt:
        'Sếp hỏi: "Giết broker ngay bây giờ thì mất gì?" Hệ thống có một node RabbitMQ, queue durable, message không persistent, bên gửi không chờ confirm, consumer ack sau khi làm. Bạn trả lời thế nào, và sửa gì trước?',
      modelAnswer:
        'Mất mọi message đang chờ (không persistent), và những message bên gửi vừa đẩy mà broker chưa nhận (không confirm). Việc đang làm dở thì bị làm lại (ack mất theo kết nối). Sửa theo thứ tự: persistent; confirm ở bên gửi, giữ đơn tới khi có confirm, tốt nhất là trong database; consumer lũy đẳng theo mã đơn; rồi quorum queue ba node nếu không chịu được cả lúc một máy mất. Sau mỗi bước giết thử và đếm.',
      points: [
        'Nói được message chờ mất vì không persistent, dù queue durable',
        'Nói được message đang gửi có thể mất vì không chờ confirm',
        'Nói được việc đang làm dở bị làm lại, nên cần lũy đẳng',
        'Có thứ tự sửa, và có bước giết thử để kiểm chứng',
      ],
      explanation: 'Câu trả lời tốt tách ba quãng: bên gửi tới broker, trong broker, broker tới consumer.',
    },
  ],
};
