import type { Quiz } from '#model/quiz.ts';

/** Questions of the consumer-group lesson. */
export const quiz: Quiz = {
  id: 'consumer-groups',
  questions: [
    {
      id: 'fifth-instance',
      kind: 'single',
      prompt:
        'Topic `orders` có 3 partition, group `invoice` có 3 member và lag vẫn tăng. Bạn bật thêm 2 member vào group. Lag thay đổi ra sao?',
      options: [
        {
          id: 'faster-by-five-thirds',
          text: 'Giảm, vì 5 member xử lý được nhiều hơn 3 member',
          correct: false,
          why: 'Đúng với work queue của RabbitMQ. Trong một consumer group, mỗi partition chỉ một member đọc.',
        },
        {
          id: 'still-rising',
          text: 'Vẫn tăng như cũ, hai member mới không có partition nào',
          correct: true,
          why: 'Song song tối đa bằng số partition, là 3. Hai member mới chỉ là dự bị.',
        },
        {
          id: 'shared-partitions',
          text: 'Giảm chậm, vì hai partition được hai member đọc chung',
          correct: false,
          why: 'Không bao giờ có hai member của cùng group đọc chung một partition.',
        },
        {
          id: 'auto-partitions',
          text: 'Giảm sau một lúc, khi Kafka tự thêm partition cho đủ member',
          correct: false,
          why: 'Số partition chỉ đổi khi có người đổi nó. Kafka không tự thêm theo số member.',
        },
      ],
      explanation:
        'Muốn nhanh hơn thì tăng số partition, hoặc làm mỗi record nhanh hơn. Hai member thừa có ích khi một member khác chết.',
    },
    {
      id: 'expelled-after-kill',
      kind: 'number',
      prompt:
        'Session timeout là 10 giây, heartbeat 3 giây một lần. Một member bị `SIGKILL` 2,2 giây sau heartbeat cuối của nó. Kể từ lúc bị giết, bao lâu sau thì broker loại nó khỏi group?',
      answer: 7.8,
      tolerance: 0.1,
      unit: 's',
      explanation:
        'Đồng hồ chạy từ heartbeat cuối cùng, không phải từ lúc chết: 10 − 2,2 = 7,8 giây. Kết nối TCP đứt không làm broker ra tay sớm hơn.',
    },
    {
      id: 'back-at-once',
      kind: 'single',
      prompt:
        'Group dùng kafkajs, ba member, session timeout 30 giây. Một member bị `kill -9`, Kubernetes bật lại tiến trình sau 1 giây. Hai member kia đọc phần của mình thế nào trong nửa phút sau đó?',
      options: [
        {
          id: 'undisturbed',
          text: 'Bình thường: chỉ partition của member bị giết là phải chờ',
          correct: false,
          why: 'Đúng nếu không ai bật nó lại. Có member mới xin vào là rebalance bắt đầu, và rebalance kiểu eager thì ai cũng dừng.',
        },
        {
          id: 'stopped',
          text: 'Dừng, từ lúc member mới xin vào tới khi session của member cũ hết',
          correct: true,
          why: 'Rebalance chờ mọi member xin vào lại, kể cả member cũ, mà nó không còn nữa. Hết session thì broker mới thôi chờ.',
        },
        {
          id: 'resumed',
          text: 'Dừng 1 giây: tiến trình mới cùng tên nên nhận lại chỗ cũ ngay',
          correct: false,
          why: 'Với broker nó là một member mới, có memberId khác. Giữ chỗ theo tên là static membership, và kafkajs không có.',
        },
        {
          id: 'dropped',
          text: 'Dừng một nhịp heartbeat: thấy member mới cùng tên, broker bỏ member cũ',
          correct: false,
          why: 'Broker không so tên. Nó tin member cũ còn sống cho tới khi hết session timeout.',
        },
      ],
      explanation:
        'Bật lại nhanh không thay được rời đi tử tế. Thứ rút ngắn khoảng dừng là LeaveGroup lúc nhận SIGTERM, hoặc static membership ở client có nó.',
    },
    {
      id: 'redone-after-kill',
      kind: 'number',
      prompt:
        'Một member bắt đầu đọc P1 từ offset 200, làm từng record và commit sau mỗi 5 record. Nó vừa làm xong record ở offset 218 thì bị `kill -9`. Bao nhiêu record được làm lần thứ hai?',
      answer: 4,
      tolerance: 0,
      unit: 'record',
      explanation:
        'Nó đã làm 19 record, nên commit ba lần, lần cuối sau record 214: người thay bắt đầu từ 215. Record 215 tới 218 được làm lại. Commit thưa hơn thì số ấy lớn hơn.',
    },
    {
      id: 'rebalance-order',
      kind: 'ordering',
      prompt: 'Một member gửi LeaveGroup. Xếp những việc xảy ra sau đó.',
      items: [
        { id: 'preparing', text: 'Coordinator chuyển group sang PreparingRebalance' },
        { id: 'heartbeat', text: 'Các member còn lại biết có rebalance qua trả lời của heartbeat' },
        { id: 'join', text: 'Mọi member còn lại gửi JoinGroup' },
        { id: 'completing', text: 'Group sang CompletingRebalance, leader tính phân công' },
        { id: 'sync', text: 'Member nhận phần của mình qua SyncGroup' },
        { id: 'stable', text: 'Group về Stable với generation mới và đọc tiếp' },
      ],
      explanation:
        'Chia partition là việc của một member được chọn làm leader, không phải của broker; broker chỉ điều phối. Với kiểu eager, từ JoinGroup tới SyncGroup không ai đọc record nào.',
    },
    {
      id: 'eager-slowest',
      kind: 'number',
      prompt:
        'Group dùng kafkajs có bốn member. Lúc một member thứ năm xin vào, bốn member kia còn phải làm 0,3 giây, 1,2 giây, 4 giây và 0 giây nữa mới xong record đang cầm. Bỏ qua độ trễ mạng và nhịp heartbeat. Member đang rảnh phải đứng không chừng bao lâu?',
      answer: 4,
      tolerance: 0.4,
      unit: 's',
      explanation:
        'Với kiểu eager, ai cũng thả hết partition, và rebalance chờ người chậm nhất: 4 giây, vì chưa tới rebalance timeout. Handler ngắn là cách rẻ nhất để cả group khỏi đứng.',
    },
    {
      id: 'same-order-guarantee',
      kind: 'several',
      prompt: 'Đơn của mỗi khách phải được xử lý đúng thứ tự. Việc nào dưới đây có thể phá thứ tự đó?',
      options: [
        {
          id: 'no-key',
          text: 'Gửi record không có key',
          correct: true,
          why: 'Các đơn của một khách rải ra nhiều partition và được các member khác nhau xử lý.',
        },
        {
          id: 'more-members',
          text: 'Tăng từ 2 lên 3 member trên 3 partition, mọi member đều làm xong và commit trước khi chia lại',
          correct: false,
          why: 'Partition đổi chủ nhưng vẫn nguyên vẹn, người mới đọc tiếp đúng chỗ người cũ dừng.',
        },
        {
          id: 'more-partitions',
          text: 'Tăng topic từ 3 lên 6 partition khi còn đơn cũ chưa xử lý',
          correct: true,
          why: 'Số chia đổi, nhiều key sang partition khác trong khi đơn cũ còn nằm lại.',
        },
        {
          id: 'fire-and-forget',
          text: 'Trong handler, bắt đầu xử lý record rồi không `await` nó',
          correct: true,
          why: 'Các record của một partition chạy chồng lên nhau, record sau có thể xong trước.',
        },
        {
          id: 'second-group',
          text: 'Thêm group `analytics` đọc cùng topic',
          correct: false,
          why: 'Group khác có offset riêng và không đụng tới thứ tự của group này.',
        },
      ],
      explanation:
        'Thứ tự sống nhờ ba điều: cùng key, cùng partition, và một người làm lần lượt. Mất một trong ba là mất thứ tự.',
    },
    {
      id: 'zombie-insert',
      kind: 'single',
      prompt:
        'Một member sắp ghi hoá đơn của một đơn vào database thì bị `SIGSTOP` 10 giây; session timeout 3 giây. Bảng hoá đơn có khoá duy nhất theo mã đơn. Sau `SIGCONT` nó chạy tiếp lệnh INSERT, bỏ qua lỗi nếu có, rồi commit offset. Kết quả là gì?',
      options: [
        {
          id: 'two-invoices',
          text: 'Hai hoá đơn, vì lúc nó chạy tiếp thì partition đã có hai chủ',
          correct: false,
          why: 'Đơn đúng là được làm hai lần, nhưng khoá duy nhất chỉ cho một dòng vào bảng.',
        },
        {
          id: 'one-refused',
          text: 'Một hoá đơn, của member thay thế; INSERT và commit của nó đều bị từ chối',
          correct: true,
          why: 'Database chặn bản trùng, broker chặn commit mang generation cũ. Hai cái chặn khác nhau, của hai bên khác nhau.',
        },
        {
          id: 'fencing-insert',
          text: 'Một hoá đơn: fencing của Kafka chặn INSERT trước khi nó tới database',
          correct: false,
          why: 'Kafka không đứng giữa chương trình và database. Nó chỉ chặn được những gì gửi tới nó.',
        },
        {
          id: 'one-committed',
          text: 'Một hoá đơn, của nó: partition được giữ chỗ nên commit vẫn được nhận',
          correct: false,
          why: 'Sau 3 giây im lặng partition đã về tay member khác, và record dở đã được làm lại.',
        },
      ],
      explanation:
        'Fencing bảo vệ offset của broker. Thế giới bên ngoài phải tự bảo vệ mình, ở đây là khoá duy nhất. Nếu việc ấy là gửi email thì không có gì chặn nó.',
    },
    {
      id: 'new-group-start',
      kind: 'single',
      prompt:
        'Bạn deploy `fraud-check`, một group mới, không đặt `fromBeginning`. Chưa có đơn nào tới thì bạn tắt nó để sửa cấu hình. Trong lúc tắt có 12 đơn vào topic. Bật lại, vẫn `groupId` ấy, rồi thêm 5 đơn nữa tới. Nó kiểm tra mấy đơn?',
      options: [
        {
          id: 'seventeen',
          text: '17: group đã được tạo từ lần đầu nên nó đọc tiếp từ lúc ấy',
          correct: false,
          why: 'Kafka nhớ offset đã commit, không nhớ rằng group từng vào. Chưa xử lý record nào thì chưa có gì để nhớ.',
        },
        {
          id: 'five',
          text: '5: chưa commit lần nào nên lần bật lại cũng bắt đầu từ cuối log',
          correct: true,
          why: 'Không có offset đã commit thì mỗi lần vào đều theo mặc định, là cuối log.',
        },
        {
          id: 'all',
          text: 'Mọi đơn còn trong log: chưa commit thì đọc từ đầu cho chắc',
          correct: false,
          why: 'Đó là khi đặt `fromBeginning: true` (earliest). Mặc định là latest.',
        },
        {
          id: 'twelve',
          text: '12 đơn lúc nó tắt; 5 đơn sau đợi lần rebalance kế tiếp',
          correct: false,
          why: 'Member đã có partition thì đọc record mới ngay, không cần rebalance nào.',
        },
      ],
      explanation:
        'Việc không được sót đơn nào thì đặt `fromBeginning: true` ngay từ lần deploy đầu; sau khi đã commit, và offset ấy còn giữ được, lời dặn ấy không làm đọc lại.',
    },
    {
      id: 'share-or-consumer',
      kind: 'several',
      prompt: 'Việc nào hợp với share group hơn là consumer group?',
      options: [
        {
          id: 'pdf',
          text: 'Vẽ PDF cho hoá đơn: cái nào trước cũng được, cái nhanh cái chậm',
          correct: true,
          why: 'Việc rời nhau: một cái chậm chỉ chiếm một member, không chặn cả partition.',
        },
        {
          id: 'balance',
          text: 'Tính số dư ví theo từng giao dịch của khách',
          correct: false,
          why: 'Thứ tự của một khách là điều kiện đúng. Share group không giữ thứ tự trong partition.',
        },
        {
          id: 'burst',
          text: 'Một topic ba partition có sẵn, lúc cao điểm cần hai mươi worker gọi webhook',
          correct: true,
          why: 'Số member của share group không bị chặn bởi số partition.',
        },
        {
          id: 'replay-month',
          text: 'Đọc lại tháng trước để dựng lại bảng doanh thu theo ngày',
          correct: false,
          why: 'Đọc lại theo offset là sở trường của consumer group: mỗi partition một con số, dời là xong.',
        },
      ],
      explanation:
        'Share group ack từng record như queue; consumer group nhớ một offset cho mỗi partition. Cần thứ tự hay đọc lại theo khoảng thì chọn loại sau.',
    },
    {
      id: 'invoice-rollout',
      kind: 'scenario',
      prompt:
        'Cao điểm có 200 đơn mỗi giây. `invoice-service` viết bằng kafkajs, mỗi instance xử lý 50 đơn mỗi giây. Topic `orders` hiện có 3 partition, key là mã khách. Mỗi lần deploy, lag nhảy lên vài nghìn và có hoá đơn trùng. Bạn thay đổi những gì?',
      modelAnswer:
        'Ba partition chỉ cho 3 × 50 = 150 đơn mỗi giây, nên cần ít nhất 4 partition; chọn 6 hoặc 12 để có chỗ lớn. Tăng partition làm đổi chỗ của key, nên làm lúc vắng, khi lag đã về 0, hoặc tạo topic mới với số partition đúng rồi chuyển sang. Chạy ít nhất 4 instance, thêm một instance dự phòng. Lúc deploy: bắt SIGTERM và gọi disconnect để gửi LeaveGroup, không để mỗi instance chết im 30 giây; thay từng instance một, vì mỗi lần vào ra là cả group dừng; giữ handler ngắn để rebalance không phải chờ. Hoá đơn trùng là chuyện đương nhiên của at-least-once: commit dày hơn để bớt lặp, và đặt khoá duy nhất theo mã đơn trong bảng hoá đơn để lặp cũng vô hại. Nếu vẫn cần ít dừng hơn nữa thì đổi sang client có static membership hoặc cooperative.',
      points: [
        'Tính ra 3 partition không đủ: cần ít nhất 4',
        'Biết tăng partition làm đổi chỗ key và nói cách chuyển cho an toàn',
        'Bắt SIGTERM để LeaveGroup, thay vì chờ session timeout',
        'Deploy lần lượt, vì mỗi lần vào ra cả group eager đều dừng',
        'Khoá duy nhất theo mã đơn để hoá đơn trùng vô hại',
        'Nói tới nhịp commit, hoặc static membership và cooperative ở client khác',
      ],
      explanation:
        'Số partition quyết định trần tốc độ; cách rời nhóm quyết định khoảng dừng; lũy đẳng quyết định khoảng dừng ấy có gây hại hay không.',
    },
  ],
};
