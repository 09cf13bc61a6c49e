import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on replicas and failover in Kafka. */
export const quiz: Quiz = {
  id: 'replication-failover',
  questions: [
    {
      id: 'what-all-means',
      kind: 'single',
      prompt:
        'Topic `payments` có ba replica, `min.insync.replicas` để mặc định. Hai follower đang tắt để nâng cấp. Producer ghi với `acks=all`. Chuyện gì xảy ra?',
      options: [
        {
          id: 'refused',
          text: 'Broker từ chối với `NOT_ENOUGH_REPLICAS`, vì "all" đòi đủ ba bản sao',
          correct: false,
          why: '"All" là mọi bản trong ISR. Chặn khi ISR quá ít là việc của `min.insync.replicas`, mà mặc định nó bằng 1.',
        },
        {
          id: 'waits',
          text: 'Lời gọi chờ tới khi một follower trở lại và chép xong, rồi mới được trả lời',
          correct: false,
          why: 'Hai follower đã ra khỏi ISR nên không ai phải chờ chúng.',
        },
        {
          id: 'accepted',
          text: 'Được nhận ngay, và lúc ấy cả cluster chỉ có một bản của record này',
          correct: true,
          why: 'ISR chỉ còn leader. "Mọi bản trong ISR" là một bản.',
        },
        {
          id: 'majority',
          text: 'Bị từ chối, vì một bản không phải là quá nửa của ba bản',
          correct: false,
          why: 'Quá nửa là luật của quorum queue và của controller. Partition của Kafka tính theo ISR.',
        },
      ],
      explanation:
        '`acks=all` chỉ mạnh bằng `min.insync.replicas`. Với mặc định 1, một ngày bảo trì là đủ để "all" thành "một".',
    },
    {
      id: 'kill-then',
      kind: 'ordering',
      prompt: 'Leader của một partition bị kill -9 trong lúc producer đang ghi. Xếp theo thứ tự xảy ra.',
      items: [
        { id: 'refused', text: 'Kết nối của producer đứt, lần gửi kế tiếp bị từ chối' },
        { id: 'timeout', text: 'Session timeout của broker hết, controller coi nó là chết' },
        { id: 'elected', text: 'Controller chọn một bản trong ISR làm leader' },
        { id: 'metadata', text: 'Producer hỏi lại và biết leader mới' },
        { id: 'accepted', text: 'Đơn đang chờ được nhận' },
      ],
      explanation:
        'Producer biết trước tiên, nhưng nó không có quyền bầu. Cả khoảng chờ nằm giữa hai dòng đầu: controller chỉ tin heartbeat.',
    },
    {
      id: 'longest-silence',
      kind: 'number',
      prompt:
        '`broker.session.timeout.ms` là 9.000. Heartbeat cuối của leader đi được 1 giây thì nó chết. Producer thử lại mỗi 20 ms. Khoảng bao nhiêu giây sau cái chết thì lại ghi được?',
      answer: 8,
      tolerance: 0.5,
      unit: 's',
      explanation:
        'Controller đếm từ heartbeat cuối, không phải từ lúc chết: 9 trừ 1. Việc bầu và báo tin chỉ thêm vài chục mili giây.',
    },
    {
      id: 'acks-one-lost',
      kind: 'several',
      prompt: 'Producer ghi với `acks=1`. Câu nào đúng?',
      options: [
        {
          id: 'silent',
          text: 'Record mất khi đổi leader thì producer không nhận được lỗi nào',
          correct: true,
          why: 'Nó đã nhận lời "xong" trước khi leader chết. Không ai quay lại báo.',
        },
        {
          id: 'disk',
          text: 'Record đã nằm trên đĩa của leader cũ nên sẽ trở lại khi leader cũ sống lại',
          correct: false,
          why: 'Leader cũ về làm follower và cắt bỏ đoạn cuối log mà leader mới không có.',
        },
        {
          id: 'min-isr',
          text: '`min.insync.replicas` bằng 2 không chặn lần ghi này khi ISR chỉ còn 1',
          correct: true,
          why: 'Thiết lập ấy chỉ chặn `acks=all`. Đo được: broker nhận, và người đọc chưa thấy.',
        },
        {
          id: 'always',
          text: 'Lần đổi leader nào cũng mất vài record',
          correct: false,
          why: 'Chỉ mất những gì follower chưa kịp chép. Tắt bằng SIGTERM thì leader chuyển đi trước khi tắt.',
        },
      ],
      explanation: 'Nguy hiểm của `acks=1` là ở chỗ im lặng: mọi con số đều nói đã xong, và không có gì để thử lại.',
    },
    {
      id: 'who-may-lead',
      kind: 'single',
      prompt:
        'Topic có ba bản, `min.insync.replicas=2`, unclean tắt. Broker 3 tắt lúc 9:00, broker 2 tắt lúc 9:10, broker 1 (leader) cháy ổ đĩa lúc 9:20. Bật lại được broker 2 và 3. Ai làm leader?',
      options: [
        {
          id: 'three',
          text: 'Broker 3, vì nó tắt khi cluster còn đủ bản nên dữ liệu của nó nguyên vẹn',
          correct: false,
          why: 'Từ 9:00 tới 9:10 cluster vẫn nhận đơn bằng broker 1 và 2. Broker 3 thiếu những đơn ấy.',
        },
        {
          id: 'two',
          text: 'Broker 2, vì từ lúc nó đi không lần ghi `acks=all` nào được nhận nữa',
          correct: true,
          why: 'Nó là bản cuối rời đi, làm ISR tụt xuống dưới 2, nên nó ở trong ELR và có đủ mọi thứ đã hứa.',
        },
        {
          id: 'nobody',
          text: 'Không ai cả, cho tới khi broker 1 trở lại với đúng ổ đĩa cũ',
          correct: false,
          why: 'Đó là câu trả lời trước khi có ELR. Với ELR (bật sẵn ở cluster mới từ 4.1) broker 2 đủ tư cách.',
        },
        {
          id: 'first',
          text: 'Broker nào khởi động xong trước, vì cả hai đều từng ở trong ISR',
          correct: false,
          why: 'Từng ở trong ISR không đủ: phải xem lúc rời đi thì đã bỏ lỡ gì.',
        },
      ],
      explanation: 'Câu hỏi luôn là: bản này có thể thiếu một đơn *đã hứa* nào không? Người rời đi sau cùng thì không.',
    },
    {
      id: 'which-setting',
      kind: 'matching',
      prompt:
        'Nối mỗi topic với bộ thiết lập hợp nhất. Cả ba topic có ba replica; "đòi" nghĩa là ghi với `acks=all`, và số sau nó là `min.insync.replicas`.',
      pairs: [
        {
          id: 'strict',
          term: 'đòi 2, unclean tắt',
          text: 'Lệnh trừ tiền: thà báo lỗi cho khách còn hơn nhận rồi mất',
        },
        {
          id: 'wait',
          term: 'đòi 1, unclean tắt',
          text: 'Giỏ hàng: một máy còn sống là cứ nhận, máy ấy chết thì đợi nó về',
        },
        {
          id: 'run',
          term: 'acks=1, unclean bật',
          text: 'Lượt xem trang: mất vài nghìn dòng không sao, biểu đồ phải chạy tiếp',
        },
      ],
      explanation: 'Không bộ nào đúng cho mọi topic. Mỗi bộ chọn trước ai chịu thiệt trong ngày xấu nhất.',
    },
    {
      id: 'first-cluster',
      kind: 'scenario',
      prompt:
        'Đội bạn chạy Kafka một broker từ hồi thử nghiệm, giờ lên ba broker cho đơn hàng thật. Topic `orders` đã có, một bản. Bạn đổi những gì, theo thứ tự nào, và làm sao biết là đã xong?',
      modelAnswer:
        'Thêm hai broker không làm topic cũ có thêm bản: phải gán lại replica cho `orders` thành ba bản (kafka-reassign-partitions), chờ ISR đủ ba. Làm cả với topic bên trong: `__consumer_offsets` và `__transaction_state` tạo từ hồi một broker cũng chỉ có một bản. Khi ISR đã đủ ba thì đặt `min.insync.replicas=2` cho topic, `acks=all` ở mọi producer, và số lần thử lại của producer dài hơn session timeout của broker. Đặt mặc định của cluster cho topic sau này. Controller cũng lên ba. Rồi tập: SIGTERM từng broker, rồi kill -9 leader lúc vắng khách, đếm đơn trước và sau, đo bao lâu không ghi được. Cảnh báo cho under-replicated và under min ISR.',
      points: [
        'Topic cũ không tự có thêm bản; phải gán lại replica',
        'Nhớ topic bên trong, nhất là `__consumer_offsets`',
        'Đặt `min.insync.replicas=2` sau khi ISR đã đủ, cùng với `acks=all`',
        'Số lần thử lại của producer phải dài hơn khoảng đổi leader',
        'Giết thử một broker và đếm, trước khi khách làm việc ấy',
      ],
      explanation: 'Một cluster ba broker với topic một bản là ba chỗ để hỏng thay vì một.',
    },
  ],
};
