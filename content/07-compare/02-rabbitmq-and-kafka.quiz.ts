import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson that holds RabbitMQ and Kafka side by side. */
export const quiz: Quiz = {
  id: 'compare-rabbitmq-and-kafka',
  questions: [
    {
      id: 'use-cases',
      kind: 'sorting',
      prompt: 'Tám nhu cầu. Xếp mỗi cái về broker hợp nhất, trước khi đọc lý do.',
      groups: [
        { id: 'rabbitmq', text: 'RabbitMQ' },
        { id: 'kafka', text: 'Kafka' },
      ],
      items: [
        {
          id: 'event-sourcing',
          text: 'Event sourcing: dựng lại trạng thái đơn từ mọi event',
          group: 'kafka',
          why: 'Cần đọc lại từ đầu. Queue xoá message đã ack.',
        },
        {
          id: 'logs',
          text: 'Gom log của 200 máy, ba nhóm cùng phân tích',
          group: 'kafka',
          why: 'Dòng đều, gộp lô được, giữ nhiều ngày, và ba nhóm chỉ là ba con số offset.',
        },
        {
          id: 'stream-processing',
          text: 'Doanh thu từng phút, tính trên dòng đơn hàng',
          group: 'kafka',
          why: 'Thứ tự theo key, đọc lại khi sửa công thức, và có sẵn thư viện tính trên log.',
        },
        {
          id: 'cdc',
          text: 'CDC: chép mọi thay đổi của database sang kho tìm kiếm',
          group: 'kafka',
          why: 'Thay đổi của một dòng phải đúng thứ tự, và kho mới phải đọc được từ đầu.',
        },
        {
          id: 'tasks',
          text: 'Vẽ PDF hoá đơn, mỗi đơn một việc, việc hỏng không được chặn việc khác',
          group: 'rabbitmq',
          why: 'Mỗi việc một kết cục: ack, giao lại, hoặc vào DLQ, riêng từng message.',
        },
        {
          id: 'rpc',
          text: 'Hỏi giá vận chuyển qua broker và chờ câu trả lời cho đúng người hỏi',
          group: 'rabbitmq',
          why: 'Queue trả lời riêng và correlation id có sẵn; với log bạn phải dựng lại chúng.',
        },
        {
          id: 'priority',
          text: 'Khách VIP được phục vụ trước khách thường',
          group: 'rabbitmq',
          why: 'Queue có ưu tiên. Record Kafka không có chỗ nào ghi ưu tiên.',
        },
        {
          id: 'tenants',
          text: 'Đưa cảnh báo tới đúng đội theo khách thuê và mức độ, luật đổi mỗi tuần',
          group: 'rabbitmq',
          why: 'Topic exchange và binding đổi lúc đang chạy, không sửa bên gửi.',
        },
      ],
      explanation:
        'Bốn cái đầu cần đọc lại, thứ tự theo key, hoặc nhiều bên cùng đọc. Bốn cái sau cần broker biết từng message: của ai, gấp không, hỏng chưa.',
    },
    {
      id: 'frozen',
      kind: 'single',
      prompt:
        'Consumer đứng im 20 giây vì máy hết RAM, rồi chạy tiếp. Session timeout của group là 10 giây, heartbeat của RabbitMQ là 60 giây. Bên nào có thể làm một đơn hai lần?',
      options: [
        {
          id: 'rabbitmq',
          text: 'RabbitMQ: nó giao lại đơn chưa ack cho worker khác sau vài giây',
          correct: false,
          why: 'Kết nối còn mở và chưa quá heartbeat, nên đơn vẫn là của worker ấy.',
        },
        {
          id: 'kafka',
          text: 'Kafka: quá 10 giây thì partition sang người khác, người cũ tỉnh dậy vẫn làm nốt',
          correct: true,
          why: 'Broker loại member, chứ không dừng được tiến trình của nó.',
        },
        {
          id: 'none',
          text: 'Không bên nào: tiến trình không chết nên không có gì phải giao lại',
          correct: false,
          why: 'Kafka chỉ thấy im lặng; nó không phân biệt được đứng im với chết.',
        },
        {
          id: 'both',
          text: 'Cả hai: với broker nào im lặng 20 giây cũng là đã chết',
          correct: false,
          why: 'RabbitMQ đợi tới hạn heartbeat, ở đây còn lâu mới tới.',
        },
      ],
      explanation:
        'Hạn im lặng quyết định: quá hạn thì broker giao cho người khác, và người cũ có thể vẫn đang làm. Hạn dài thì khách chờ, hạn ngắn thì làm hai lần.',
    },
    {
      id: 'kill-wait',
      kind: 'number',
      prompt:
        'Group Kafka có session timeout 15 giây, heartbeat vừa gửi xong thì consumer bị kill -9. Partition của nó không ai đọc trong khoảng bao nhiêu giây?',
      answer: 15,
      tolerance: 1,
      unit: 's',
      explanation:
        'Broker đếm từ heartbeat cuối. Hết session mới bắt đầu rebalance, nên thực tế thêm một chút. Rời đi bằng SIGTERM thì gần như không phải chờ.',
    },
    {
      id: 'cut',
      kind: 'several',
      prompt: 'Mạng của consumer đứt lúc nó vừa trừ tiền xong, trước khi ack hay commit tới nơi. Điều nào đúng?',
      options: [
        {
          id: 'again-rabbitmq',
          text: 'RabbitMQ sẽ giao lại message ấy khi thấy kết nối đã mất',
          correct: true,
          why: 'Chưa nghe ack thì với nó message chưa xong.',
        },
        {
          id: 'again-kafka',
          text: 'Kafka sẽ cho người khác đọc lại từ offset đã commit, gồm cả record ấy',
          correct: true,
          why: 'Commit chưa tới thì offset chưa dời.',
        },
        {
          id: 'manual-ack',
          text: 'Ack sau khi làm xong, thay vì trước, thì không bị trừ hai lần',
          correct: false,
          why: 'Ack sau khi làm chính là điều đang xảy ra. Nó chống mất, không chống lặp.',
        },
        {
          id: 'idempotent',
          text: 'Khoá theo mã đơn trong sổ trừ tiền thì lần thứ hai không trừ nữa',
          correct: true,
          why: 'Consumer lũy đẳng là cách duy nhất đúng cho cả hai broker.',
        },
      ],
      explanation:
        'Từ phía broker, "làm xong mà không báo được" và "chưa làm" trông giống hệt nhau. Giao ít nhất một lần cộng với consumer lũy đẳng.',
    },
    {
      id: 'poison',
      kind: 'single',
      prompt:
        'Topic 4 partition, key là mã khách. Một record hỏng làm consumer seek về đúng chỗ ấy và thử lại mãi. Ai phải chờ?',
      options: [
        {
          id: 'one',
          text: 'Chỉ khách của record hỏng, vì key là mã khách',
          correct: false,
          why: 'Nhiều khách chung một partition, và offset là của cả partition.',
        },
        {
          id: 'quarter',
          text: 'Mọi khách có key rơi vào partition ấy, chừng một phần tư',
          correct: true,
          why: 'Offset không nhảy qua được record hỏng, nên mọi record sau nó chờ.',
        },
        {
          id: 'all',
          text: 'Mọi khách, vì cả group dừng lại tới khi xử lý xong',
          correct: false,
          why: 'Partition khác có offset riêng và vẫn đi tiếp.',
        },
        {
          id: 'nobody',
          text: 'Không ai: consumer đọc record sau trong lúc chờ thử lại',
          correct: false,
          why: 'Nó đã seek về chỗ cũ. Để sang bên (retry topic, DLT) thì mới đi tiếp được.',
        },
      ],
      explanation:
        'Ở RabbitMQ message hỏng chỉ làm phiền chính nó và tốn lượt worker. Ở Kafka nó chặn partition, trừ khi consumer chép nó sang topic khác rồi commit.',
    },
    {
      id: 'too-slow',
      kind: 'single',
      prompt:
        'Đơn dồn lại ở cả hai bên: một queue có 4 worker, một topic 4 partition có 4 reader trong một group. Bạn thêm 2 worker và 2 reader, ai cũng làm nhanh như nhau. Sức làm của mỗi bên tăng bao nhiêu?',
      options: [
        {
          id: 'both',
          text: 'Cả hai tăng một nửa: 6 người làm thay vì 4',
          correct: false,
          why: 'Trong một group, mỗi partition chỉ có một reader. Hai reader mới không có gì để đọc.',
        },
        {
          id: 'rabbitmq',
          text: 'RabbitMQ tăng một nửa, Kafka không tăng',
          correct: true,
          why: 'Broker chia từng message cho ai còn chỗ; group chia từng partition, và 4 cái đã có người.',
        },
        {
          id: 'kafka',
          text: 'Kafka tăng một nửa, RabbitMQ không tăng vì queue vẫn chỉ có một',
          correct: false,
          why: 'Một queue giao cho nhiều worker cùng lúc; số queue không giới hạn số người làm.',
        },
        {
          id: 'none',
          text: 'Không bên nào tăng: đơn dồn lại thì lỗi ở bên gửi',
          correct: false,
          why: 'Đơn dồn lại vì làm chậm hơn gửi. Thêm người làm mà có việc thì hàng chờ vơi.',
        },
      ],
      explanation:
        'Với queue, số người làm là trần. Với consumer group, số partition là trần, và phải chọn trước khi cần tới nó.',
    },
    {
      id: 'who-moves',
      kind: 'matching',
      prompt: 'Nối mỗi chuyện với việc xảy ra ngay sau đó.',
      pairs: [
        {
          id: 'kill-rabbitmq',
          term: 'kill -9 một worker RabbitMQ',
          text: 'Kết nối đứt, message chưa ack về queue và sang worker khác',
        },
        {
          id: 'kill-kafka',
          term: 'kill -9 một reader Kafka',
          text: 'Không có gì, tới khi hết session timeout',
        },
        {
          id: 'leave-kafka',
          term: 'SIGTERM một reader Kafka',
          text: 'Member báo rời, group chia lại partition ngay',
        },
        {
          id: 'freeze-rabbitmq',
          term: 'đóng băng một worker RabbitMQ',
          text: 'Message nó cầm nằm yên ở đó, đơn sau vượt lên trước',
        },
      ],
      explanation: 'RabbitMQ dời message theo kết nối. Kafka dời partition theo heartbeat và lời chào.',
    },
    {
      id: 'both-brokers',
      kind: 'scenario',
      prompt:
        'Đội bạn có một luồng đơn hàng: kho cần gửi lệnh đóng gói (mỗi đơn một việc, có thể lỗi riêng), phân tích cần đọc lại ba tháng. Sếp muốn "chọn một broker thôi". Bạn đề nghị gì, và trả giá gì?',
      modelAnswer:
        'Nếu chỉ được một: Kafka cho luồng event, giữ ba tháng, và tự viết retry topic cùng DLT cho việc đóng gói; giá là code consumer phức tạp hơn và mất thứ tự với đơn để sang bên. Nếu được hai: event vào Kafka, lệnh đóng gói vào RabbitMQ với DLQ; giá là hai hệ thống phải trông, và khoảng hở giữa hai lần ghi phải vá, chẳng hạn bằng outbox hoặc một consumer Kafka tạo ra lệnh. Dù chọn gì, consumer phải lũy đẳng theo mã đơn.',
      points: [
        'Nói được vì sao đọc lại ba tháng loại queue thường',
        'Nói được lệnh đóng gói cần số phận riêng từng message',
        'Nêu giá của phương án: vận hành hai hệ thống, hoặc tự viết retry/DLT',
        'Nhắc tới lũy đẳng hoặc khoảng hở khi ghi vào hai nơi',
      ],
      explanation: 'Không có đáp án không mất gì. Đáp án tốt nói rõ mất gì.',
    },
  ],
};
