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
      id: 'silence-after-kill',
      kind: 'number',
      prompt:
        'Session timeout là 3 giây. Một member gửi heartbeat cuối cùng rồi bị `SIGKILL` 0,4 giây sau đó. Kể từ lúc bị giết, bao lâu sau thì broker loại nó khỏi group?',
      answer: 2.6,
      tolerance: 0.1,
      unit: 's',
      explanation:
        'Đồng hồ chạy từ heartbeat cuối cùng, không phải từ lúc chết: 3 − 0,4 = 2,6 giây. Kết nối TCP đứt không làm broker ra tay sớm hơn.',
    },
    {
      id: 'committed-position',
      kind: 'number',
      prompt:
        'Trên P1, group đã commit offset 41. Member đã xử lý xong record 41, 42, 43 thì bị `kill -9`. Cuối log là 48. Bao nhiêu record được xử lý lần thứ hai?',
      answer: 3,
      tolerance: 0,
      unit: 'record',
      explanation:
        'Người thay bắt đầu từ offset đã commit, tức 41, nên 41, 42, 43 được làm lại. Các record từ 44 tới 47 thì được làm lần đầu.',
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
      id: 'eager-pause',
      kind: 'single',
      prompt:
        'Group dùng kafkajs có 3 member. Một member đang xử lý một record mất 2 giây thì member thứ tư xin vào. Hai member rảnh còn lại làm gì trong 2 giây đó?',
      options: [
        {
          id: 'keep-reading',
          text: 'Đọc tiếp partition của mình, vì phần của chúng không đổi',
          correct: false,
          why: 'Đó là kiểu cooperative. Assignor eager bắt mọi member thả hết partition trước khi xin vào lại.',
        },
        {
          id: 'take-over',
          text: 'Nhận luôn partition của member đang bận để khỏi trễ',
          correct: false,
          why: 'Partition chỉ đổi chủ khi rebalance xong, mà rebalance còn đang chờ member bận.',
        },
        {
          id: 'idle',
          text: 'Chờ, vì rebalance chưa xong khi member bận chưa JoinGroup',
          correct: true,
          why: 'Cả group đứng ở PreparingRebalance. Đo được 1,8 giây trong trường hợp này.',
        },
        {
          id: 'expel',
          text: 'Chạy tiếp với generation mới, member bận bị loại ngay',
          correct: false,
          why: 'Broker đợi nó tới rebalance timeout, mặc định 60 giây với kafkajs, rồi mới bỏ lại.',
        },
      ],
      explanation: 'Một lần rebalance eager chậm bằng member chậm nhất. Handler ngắn là cách rẻ nhất để nó nhanh.',
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
          text: 'Tăng từ 2 lên 3 member trên 3 partition',
          correct: false,
          why: 'Partition đổi chủ nhưng vẫn nguyên vẹn, người mới đọc tiếp theo đúng thứ tự. Cái có thể xảy ra là trùng.',
        },
        {
          id: 'more-partitions',
          text: 'Tăng topic từ 3 lên 6 partition khi còn đơn cũ chưa xử lý',
          correct: true,
          why: 'Phép chia của bộ băm đổi, nhiều key sang partition khác trong khi đơn cũ còn nằm lại.',
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
      id: 'zombie-effect',
      kind: 'single',
      prompt:
        'Một member bị `SIGSTOP` 10 giây giữa lúc đang gửi email cho một đơn, session timeout 3 giây. Sau `SIGCONT` nó gửi nốt email rồi commit. Điều gì xảy ra?',
      options: [
        {
          id: 'both-blocked',
          text: 'Fencing chặn cả hai: email không đi, commit bị từ chối',
          correct: false,
          why: 'Kafka không đứng giữa chương trình và máy chủ mail. Nó chỉ chặn được những gì gửi tới nó.',
        },
        {
          id: 'commit-refused',
          text: 'Email đi lần nữa, còn commit bị từ chối vì nó đã bị loại',
          correct: true,
          why: 'Member thay thế đã làm đơn này trong lúc nó đứng yên. Commit mang tên và generation cũ bị từ chối.',
        },
        {
          id: 'commit-wins',
          text: 'Email đi lần nữa, commit được nhận và ghi đè offset mới',
          correct: false,
          why: 'Nếu được nhận thì offset có thể bị kéo lùi. Fencing có mặt chính là để ngăn chuyện đó.',
        },
        {
          id: 'resumes-quietly',
          text: 'Không có gì trùng, vì partition được giữ chỗ cho nó suốt 10 giây',
          correct: false,
          why: 'Sau 3 giây im lặng partition đã về tay member khác và record dở đã được làm lại.',
        },
      ],
      explanation:
        'Broker bảo vệ offset của nó, không bảo vệ thế giới bên ngoài. Email trùng chỉ chặn được bằng consumer lũy đẳng.',
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
