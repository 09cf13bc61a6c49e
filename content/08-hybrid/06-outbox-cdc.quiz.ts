import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on the outbox and on change data capture. */
export const quiz: Quiz = {
  id: 'outbox-cdc',
  questions: [
    {
      id: 'order-of-writes',
      kind: 'single',
      prompt:
        'Service ghi đơn vào database rồi gửi Kafka, và thỉnh thoảng mất sự kiện khi chết ở giữa. Đồng nghiệp đề nghị đảo lại: gửi Kafka trước, có lỗi thì thôi ghi. Điều gì xảy ra?',
      options: [
        {
          id: 'solved',
          text: 'Hết lỗi: Kafka nhận rồi mới ghi nên hai bên luôn khớp',
          correct: false,
          why: 'Chết sau khi Kafka nhận và trước khi ghi thì hai bên lại lệch, theo chiều ngược lại.',
        },
        {
          id: 'other-side',
          text: 'Lỗi đổi phía: có sự kiện về một đơn không tồn tại',
          correct: true,
          why: 'Khe giữa hai lần ghi vẫn còn. Giờ người đọc hành động theo một đơn không có.',
        },
        {
          id: 'retry',
          text: 'Hết lỗi nếu thêm vòng thử lại quanh lần ghi database',
          correct: false,
          why: 'Vòng thử lại chết cùng tiến trình. Lần chạy sau không biết có gì để thử.',
        },
      ],
      explanation: 'Không thứ tự nào của hai lần ghi rời nhau là đúng. Phải đưa cả hai vào một transaction.',
    },
    {
      id: 'copies',
      kind: 'number',
      prompt:
        'Outbox có 3 dòng. Relay gửi dòng đầu, chết trước khi xoá. Chạy lại, nó gửi dòng đầu, lại chết trước khi xoá. Lần thứ ba nó chạy trọn. Topic có mấy record?',
      answer: 5,
      tolerance: 0,
      unit: 'record',
      explanation: 'Dòng đầu được gửi ba lần, hai dòng sau mỗi dòng một lần: 3 + 1 + 1 = 5. Không mất cái nào.',
    },
    {
      id: 'event-id',
      kind: 'single',
      prompt: 'Giao hàng lọc trùng bằng mã sự kiện. Mã ấy nên sinh ra ở đâu?',
      options: [
        {
          id: 'with-the-row',
          text: 'Trong service, lúc ghi dòng outbox, rồi không đổi nữa',
          correct: true,
          why: 'Gửi bao nhiêu lần thì dòng vẫn là dòng ấy, nên mã vẫn là mã ấy.',
        },
        {
          id: 'in-the-relay',
          text: 'Trong relay, lúc gửi, để chắc chắn mỗi record một mã',
          correct: false,
          why: 'Gửi lại thì sinh mã mới: hai bản của một sự kiện trông như hai sự kiện.',
        },
        {
          id: 'offset',
          text: 'Không cần: dùng topic, partition và offset của record',
          correct: false,
          why: 'Hai bản nằm ở hai offset. Offset chỉ nhận ra cùng một record được đọc lại.',
        },
      ],
      explanation: 'Mã phải gắn với chuyện đã xảy ra, không gắn với lần gửi.',
    },
    {
      id: 'who-sees',
      kind: 'sorting',
      prompt:
        'Với outbox, thay đổi nào tới được topic? Với CDC bằng trigger trên bảng orders, mọi dòng dưới đây đều tới.',
      groups: [
        { id: 'seen', text: 'Outbox thấy' },
        { id: 'unseen', text: 'Outbox không thấy' },
      ],
      items: [
        {
          id: 'service-insert',
          text: 'Service đặt một đơn mới, code có ghi outbox',
          group: 'seen',
          why: 'Hai dòng chung một transaction.',
        },
        {
          id: 'died-after-commit',
          text: 'Service đặt đơn, COMMIT xong thì chết ngay',
          group: 'seen',
          why: 'Dòng outbox đã bền. Relay gửi mà không cần service.',
        },
        {
          id: 'operator-update',
          text: 'Người trực gõ UPDATE trong công cụ quản trị',
          group: 'unseen',
          why: 'Câu ấy không ghi gì vào outbox.',
        },
        {
          id: 'batch-script',
          text: 'Script đêm sửa hàng loạt trạng thái đơn',
          group: 'unseen',
          why: 'Trừ khi script cũng nhớ ghi outbox cho từng đơn.',
        },
        {
          id: 'forgotten-branch',
          text: 'Một nhánh code mới sửa đơn mà quên ghi outbox',
          group: 'unseen',
          why: 'Outbox chỉ có thứ mà code nhớ ghi.',
        },
      ],
      explanation: 'Outbox phụ thuộc kỷ luật của mọi người ghi. CDC bắt ở nơi mọi người ghi đều phải đi qua.',
    },
    {
      id: 'claims',
      kind: 'several',
      prompt: 'Bạn thay relay tự viết bằng Debezium đọc bảng outbox. Những điều nào vẫn đúng?',
      options: [
        {
          id: 'still-idempotent',
          text: 'Bên đọc vẫn phải lũy đẳng',
          correct: true,
          why: 'Sau sự cố, connector có thể gửi lại những thay đổi đã gửi.',
        },
        {
          id: 'same-transaction',
          text: 'Service vẫn phải ghi outbox cùng transaction với đơn',
          correct: true,
          why: 'Đó là chỗ chặn việc mất. Connector chỉ thay người vận chuyển.',
        },
        {
          id: 'watch-the-lag',
          text: 'Vẫn phải theo dõi việc gửi có bị tắc không',
          correct: true,
          why: 'Với PostgreSQL còn thêm một lý do: WAL chưa đọc thì được giữ lại, và ổ đĩa đầy dần.',
        },
        {
          id: 'exactly-once',
          text: 'Mỗi sự kiện chắc chắn chỉ có một bản trong topic',
          correct: false,
          why: 'Vẫn là at-least-once: đọc log và gửi Kafka là hai nơi.',
        },
      ],
      explanation: 'Đổi người vận chuyển không đổi lời hứa.',
    },
    {
      id: 'path',
      kind: 'ordering',
      prompt: 'Xếp đường đi của một đơn theo outbox, từ lúc khách bấm tới lúc hàng đi.',
      items: [
        { id: 'begin', text: 'Service mở transaction' },
        { id: 'rows', text: 'Ghi dòng vào orders và dòng vào outbox' },
        { id: 'commit', text: 'COMMIT' },
        { id: 'send', text: 'Relay đọc dòng cũ nhất và gửi vào Kafka' },
        { id: 'ack', text: 'Broker trả lời là đã ghi' },
        { id: 'delete', text: 'Relay xoá dòng trong outbox' },
      ],
      explanation:
        'Xoá đứng sau câu trả lời của broker. Xoá trước khi gửi thì nhanh hơn một chút, và chết ở giữa là mất.',
    },
    {
      id: 'disk-full',
      kind: 'single',
      prompt:
        'Ổ đĩa của PostgreSQL đầy dần từ hôm qua. Bảng không lớn lên. Một connector CDC đã bị tắt hôm qua để bảo trì. Nguyên nhân nào đáng nghĩ tới trước?',
      options: [
        {
          id: 'slot',
          text: 'Replication slot của connector đang giữ WAL chưa ai đọc',
          correct: true,
          why: 'Slot hứa với người đọc là không bỏ gì. Người đọc vắng thì WAL cứ dồn lại.',
        },
        {
          id: 'topic',
          text: 'Topic của Kafka giữ quá nhiều record',
          correct: false,
          why: 'Topic nằm trên đĩa của broker, không phải của PostgreSQL.',
        },
        {
          id: 'triggers',
          text: 'Trigger của connector nhân đôi dữ liệu trong bảng',
          correct: false,
          why: 'CDC đọc log không dùng trigger, và bảng không lớn lên.',
        },
      ],
      explanation:
        'CDC đọc log là một người đọc mà database phải chờ. Tắt lâu thì gỡ slot, rồi lấy ảnh chụp lại từ đầu.',
    },
  ],
};
