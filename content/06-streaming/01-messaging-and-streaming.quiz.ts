import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on messaging and streaming. */
export const quiz: Quiz = {
  id: 'messaging-streaming',
  questions: [
    {
      id: 'which-one',
      kind: 'sorting',
      prompt: 'Mỗi việc dưới đây hợp với cách nào hơn?',
      groups: [
        { id: 'task', text: 'Messaging: giao việc' },
        { id: 'stream', text: 'Streaming: tính từ dòng sự kiện' },
      ],
      items: [
        {
          id: 'sms',
          text: 'Nhắn mã OTP cho khách',
          group: 'task',
          why: 'Một lần, cho một người, xong là hết nghĩa.',
        },
        {
          id: 'card',
          text: 'Chặn thẻ có năm giao dịch trong một phút',
          group: 'stream',
          why: 'Phải nhớ các giao dịch trước của thẻ ấy.',
        },
        {
          id: 'invoice',
          text: 'In hoá đơn PDF cho một đơn',
          group: 'task',
          why: 'Mọi thứ cần để in nằm trong một đơn. Thêm máy in là nhanh hơn.',
        },
        {
          id: 'unpaid',
          text: 'Liệt kê đơn đã giao mà chưa trả tiền',
          group: 'stream',
          why: 'Nối hai dòng sự kiện, phải giữ bên đến trước.',
        },
        {
          id: 'webhook',
          text: 'Gọi webhook của đối tác khi có đơn',
          group: 'task',
          why: 'Mỗi lời gọi đứng riêng, cần retry và DLQ.',
        },
        {
          id: 'new-report',
          text: 'Báo cáo mới, tính cho cả những tháng đã qua',
          group: 'stream',
          why: 'Phải đọc lại được những gì đã xảy ra trước khi báo cáo có mặt.',
        },
      ],
      explanation: 'Hỏi: làm thứ này có cần biết những thứ trước nó không? Và xong rồi còn ai cần nó không?',
    },
    {
      id: 'after-restart',
      kind: 'number',
      prompt:
        'Thống kê giữ tổng trong bộ nhớ và commit sau từng đơn. Đã đếm 250 đơn, commit 250, thì bị `kill -9`. Trong lúc nó chết có 30 đơn mới. Chạy lại và đọc hết, nó nói bao nhiêu đơn?',
      answer: 30,
      tolerance: 0,
      unit: 'đơn',
      explanation: 'Nó đọc tiếp từ offset 250 với tổng bằng không: chỉ 30 đơn mới nằm trong tổng.',
    },
    {
      id: 'lag-zero',
      kind: 'single',
      prompt: 'Sau lần chạy lại ấy, con số nào trên bảng theo dõi cho biết có chuyện?',
      options: [
        {
          id: 'lag',
          text: 'Lag của group',
          correct: false,
          why: 'Lag là cuối log trừ offset đã commit. Nó bằng 0, đúng như mọi ngày.',
        },
        {
          id: 'restarts',
          text: 'Số lần group rebalance',
          correct: false,
          why: 'Có một lần rebalance, nhưng chương trình stateless chạy lại cũng vậy mà không sai gì.',
        },
        {
          id: 'compare',
          text: 'Không con số nào của Kafka; phải so tổng với số record trong log',
          correct: true,
          why: 'Kafka không biết chương trình tính ra gì. Phải tính lại độc lập rồi so.',
        },
        {
          id: 'errors',
          text: 'Số lỗi trong log của chương trình',
          correct: false,
          why: 'Nó không gặp lỗi nào. Bắt đầu từ không là điều code bảo nó làm.',
        },
      ],
      explanation: 'Trong lab, ô "Trong log có" làm việc so ấy. Ngoài đời là một chương trình đối soát.',
    },
    {
      id: 'what-is-lost',
      kind: 'matching',
      prompt: 'Trạng thái cất ở đâu thì `kill -9` tiến trình để lại chuyện gì?',
      pairs: [
        { id: 'memory', term: 'biến trong tiến trình', text: 'Mất hết; đúng lại được bằng cách đọc từ đầu log' },
        {
          id: 'redis',
          term: 'Redis, offset commit ở Kafka',
          text: 'Tổng còn, nhưng một đơn có thể được cộng hai lần',
        },
        {
          id: 'rocks',
          term: 'RocksDB trên đĩa của máy',
          text: 'Tệp còn; mất cả máy mới phải đọc changelog',
        },
        {
          id: 'row',
          term: 'tổng và offset trong một dòng của database',
          text: 'Không mất và không lặp: hai con số cùng mới hay cùng cũ',
        },
      ],
      explanation: 'Câu hỏi không chỉ là "có mất không" mà còn là "có khớp với chỗ đọc tiếp không".',
    },
    {
      id: 'between',
      kind: 'single',
      prompt:
        'Chương trình làm `INCRBY revenue 100000` ở Redis rồi `commitOffsets`. Có người đổi thứ tự: commit trước, `INCRBY` sau. Từ nay chết ở giữa thì sao?',
      options: [
        {
          id: 'fixed',
          text: 'Con số luôn đúng: không đơn nào bị cộng hai lần nữa',
          correct: false,
          why: 'Không lặp, nhưng có thể thiếu. Đổi một lỗi lấy lỗi kia.',
        },
        {
          id: 'missing',
          text: 'Một đơn có thể không bao giờ được cộng',
          correct: true,
          why: 'Đã commit thì chạy lại là đi qua nó. Tổng thiếu một đơn, và không ai báo.',
        },
        {
          id: 'retry',
          text: 'kafkajs commit lại và Redis cộng lại sau',
          correct: false,
          why: 'Tiến trình đã chết. Không ai nhớ là còn nợ một phép cộng.',
        },
        {
          id: 'rollback',
          text: 'Commit bị huỷ vì Redis chưa ghi',
          correct: false,
          why: 'Redis và Kafka không có transaction chung.',
        },
      ],
      explanation: 'Hai nơi thì chỉ chọn được lặp hay mất. Muốn đúng thì đưa hai con số về một nơi, hoặc làm lũy đẳng.',
    },
    {
      id: 'true-of-log',
      kind: 'several',
      prompt: 'Điều nào đúng khi dựng lại trạng thái bằng replay?',
      options: [
        {
          id: 'retention',
          text: 'Retention phải giữ đủ từ sự kiện đầu tiên mà tổng cần',
          correct: true,
          why: 'Thiếu đầu log thì dựng lại ra số khác.',
        },
        {
          id: 'time',
          text: 'Thời gian dựng lại tăng theo số record',
          correct: true,
          why: 'Phải đọc lại tất cả, trừ khi có snapshot hay changelog gọn hơn.',
        },
        {
          id: 'emails',
          text: 'Chương trình gửi email cũng nên đọc lại để khỏi sót',
          correct: false,
          why: 'Nó không có trạng thái để dựng, và đọc lại là gửi lại.',
        },
        {
          id: 'same',
          text: 'Cùng log và cùng code thì ra cùng tổng',
          correct: true,
          why: 'Miễn code không hỏi thứ gì ngoài log, như giờ hiện tại hay giá hôm nay.',
        },
        {
          id: 'stop-shop',
          text: 'Cửa hàng phải ngừng gửi đơn cho tới khi dựng xong',
          correct: false,
          why: 'Đơn mới nối vào cuối log; nó đọc tới đó rồi đi tiếp.',
        },
      ],
      explanation: 'Trạng thái là hàm của log. Điều gì làm hàm ấy ra kết quả khác thì phải canh chừng.',
    },
    {
      id: 'screen',
      kind: 'scenario',
      prompt:
        'Màn hình doanh thu đọc topic `orders`, giữ tổng trong bộ nhớ, mỗi lần deploy lại về 0 rồi lớn lên. Topic có 40 triệu record, retention 7 ngày. Sếp muốn con số từ đầu năm và không bao giờ về 0. Bạn làm gì?',
      modelAnswer:
        'Đọc lại từ đầu log mỗi lần deploy không được: 40 triệu record mất lâu, và log chỉ giữ 7 ngày nên không ra con số từ đầu năm. Cất tổng vào database, kèm next_offset của từng partition, cùng một transaction; lúc chạy lại thì lấy tổng và seek theo bảng, không theo commit. Con số trước 7 ngày không còn trong log: lấy một lần từ database đơn hàng làm số khởi đầu, ghi rõ nó tính tới offset nào, và từ nay hoặc kéo dài retention hoặc chép sự kiện ra kho lâu dài để lần sau dựng lại được. Trong lúc đọc đuổi thì màn hình nói "đang tính tới 10:32" thay vì hiện số dở. Và thêm một chương trình đối soát hằng đêm so tổng với database đơn hàng.',
      points: [
        'Cất trạng thái ra ngoài tiến trình',
        'Offset nằm cùng transaction với tổng, seek theo nó',
        'Nhận ra retention 7 ngày không đủ để dựng lại từ đầu năm',
        'Có số khởi đầu, gắn với một offset',
        'Không để ai tin con số đang dựng dở',
        'Có cách đối soát độc lập',
      ],
      explanation:
        'Ba câu hỏi của mọi chương trình stateful: cất ở đâu, khớp với offset nào, và mất thì dựng lại từ gì.',
    },
  ],
};
