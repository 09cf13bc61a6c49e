import type { Quiz } from '#model/quiz.ts';

/** Questions of the vocabulary lesson. */
export const quiz: Quiz = {
  id: 'vocabulary',
  questions: [
    {
      id: 'roles',
      kind: 'matching',
      prompt: 'Đơn #42 đi từ trang đặt hàng tới service gửi email qua RabbitMQ. Nối từng ý với tên của nó.',
      pairs: [
        { id: 'producer', term: 'producer', text: 'Trang đặt hàng, lúc nó gửi đơn #42 đi' },
        {
          id: 'exchange',
          term: 'exchange',
          text: 'Nơi đầu tiên trong broker nhận đơn #42, xem luật rồi chép đi, không giữ lại',
        },
        { id: 'binding', term: 'binding', text: 'Luật nói rằng `order.created` thì chép vào `email`' },
        { id: 'queue', term: 'queue', text: 'Chỗ đơn #42 nằm chờ trong lúc service email đang bận' },
        { id: 'consumer', term: 'consumer', text: 'Service email, lúc nó đăng ký nhận đơn' },
        { id: 'payload', term: 'payload', text: 'Phần JSON có tên khách và số tiền' },
      ],
      explanation:
        'Producer không gửi thẳng vào queue mà gửi tới exchange. Binding là luật nối hai bên, nên thêm người nhận chỉ là thêm một binding, producer không đổi.',
    },
    {
      id: 'kafka-words',
      kind: 'matching',
      prompt: 'Giờ cùng đơn đó đi qua Kafka. Nối từng ý với tên của nó.',
      pairs: [
        { id: 'topic', term: 'topic', text: 'Cái tên `orders` mà mọi bên cùng ghi và cùng đọc' },
        { id: 'partition', term: 'partition', text: 'Một trong ba log mà `orders` được chia ra' },
        { id: 'offset', term: 'offset', text: 'Số 17: chỗ của đơn #42 trong log đó' },
        { id: 'group', term: 'consumer group', text: 'Ba tiến trình hoá đơn chia nhau đọc `orders`' },
        { id: 'retention', term: 'retention', text: 'Lý do tuần sau vẫn đọc lại được đơn #42' },
      ],
      explanation:
        'Offset chỉ có nghĩa trong một partition: partition khác cũng có số 17 của nó. Retention quyết định message nằm lại bao lâu, dù đã có bao nhiêu người đọc.',
    },
    {
      id: 'two-consumers-one-queue',
      kind: 'number',
      prompt:
        'Một queue RabbitMQ có 10 đơn. Hai service khác nhau, email và kho, cùng `consume` đúng queue đó. Không ai chết, không ai nack. Cộng cả hai, có bao nhiêu lần giao?',
      answer: 10,
      tolerance: 0,
      unit: 'lần',
      explanation:
        'Mỗi message trong một queue chỉ giao cho một consumer, nên mỗi đơn chỉ tới email hoặc kho, không tới cả hai. Muốn cả hai cùng nhận thì mỗi service một queue, nối vào cùng exchange: khi đó là 20 lần.',
    },
    {
      id: 'topic-twice',
      kind: 'single',
      prompt: 'Đồng nghiệp bên RabbitMQ nói: "khai báo một topic exchange tên `shop`". Câu nào đúng?',
      options: [
        {
          id: 'pattern',
          text: '`shop` so routing key của message với mẫu trên binding để chọn queue',
          correct: true,
          why: 'Topic ở đây là kiểu so khớp của exchange.',
        },
        {
          id: 'store',
          text: '`shop` giữ message lại để nhiều nhóm cùng đọc, mỗi nhóm một offset',
          correct: false,
          why: 'Đó là topic của Kafka. Exchange của RabbitMQ không giữ message nào.',
        },
        {
          id: 'everyone',
          text: '`shop` chép mọi message cho mọi queue nối vào nó, bất kể routing key',
          correct: false,
          why: 'Đó là fanout. Topic exchange có xét routing key.',
        },
        {
          id: 'partitions',
          text: '`shop` chia message ra nhiều phần theo key để đọc song song',
          correct: false,
          why: 'Chia theo key là partition của Kafka.',
        },
      ],
      explanation:
        'Cùng chữ topic, hai thứ: bên RabbitMQ là cách một exchange chọn queue, bên Kafka là nơi message nằm. Gặp từ này trong họp thì hỏi lại đang nói bên nào.',
    },
    {
      id: 'copies-where',
      kind: 'several',
      prompt: 'Email, kho và phân tích đều phải nhận mọi event `order.created`. Cách nào làm được?',
      options: [
        {
          id: 'queue-each',
          text: 'RabbitMQ: mỗi bên một queue, cả ba nối vào một exchange',
          correct: true,
          why: 'Exchange chép một bản vào mỗi queue.',
        },
        {
          id: 'group-each',
          text: 'Kafka: mỗi bên một consumer group, cùng đọc topic `order.created`',
          correct: true,
          why: 'Mỗi group có offset riêng nên đọc đủ từ đầu tới cuối.',
        },
        {
          id: 'one-queue',
          text: 'RabbitMQ: một queue tên `order.created`, cả ba bên cùng `consume` nó',
          correct: false,
          why: 'Trong một queue, mỗi message chỉ tới một consumer: mỗi bên chỉ được một phần.',
        },
        {
          id: 'one-group',
          text: 'Kafka: một consumer group chung, cả ba bên là thành viên của nó',
          correct: false,
          why: 'Trong một group, mỗi partition chỉ có một thành viên đọc: cũng là chia phần.',
        },
      ],
      explanation:
        'Nhân bản hay chia phần là do cách nối, không do consumer. RabbitMQ nhân bản ở exchange, Kafka nhân bản nhờ mỗi group tự đọc log.',
    },
    {
      id: 'way',
      kind: 'ordering',
      prompt: 'Xếp chặng đường của một message trong RabbitMQ, từ lúc sinh ra tới lúc broker quên nó.',
      items: [
        { id: 'publish', text: 'Producer gửi message kèm routing key' },
        { id: 'route', text: 'Exchange so với các binding và chép vào queue' },
        { id: 'deliver', text: 'Broker giao message cho một consumer' },
        { id: 'work', text: 'Consumer xử lý' },
        { id: 'ack', text: 'Consumer báo ack, broker xoá message' },
      ],
      explanation:
        'Broker chỉ quên sau ack. Trước đó, dù đã giao, message vẫn là của queue: đó là điều bài Work queue đem ra thử bằng kill -9.',
    },
    {
      id: 'command-or-event',
      kind: 'scenario',
      prompt:
        'Service đơn hàng gửi message tên `notification`, payload là `{ "order": 42, "channel": "email" }`. Bên gửi tin nhắn và bên email cãi nhau ai phải xử lý. Bạn sửa thiết kế này thế nào?',
      modelAnswer:
        'Trước hết quyết định nó là lệnh hay event. Nếu là lệnh thì có đúng một bên phải làm: đổi tên thành `send-email`, gửi vào một queue riêng của service email, và service đơn hàng chịu trách nhiệm chọn kênh. Nếu là event thì đổi tên thành `order.created`, bỏ `channel` khỏi payload vì đó là ý muốn của người gửi chứ không phải chuyện đã xảy ra; mỗi bên nhận một bản (mỗi bên một queue, hay một consumer group) rồi tự quyết theo cài đặt của khách. Cách thứ hai cho phép thêm kênh mới mà không sửa service đơn hàng.',
      points: [
        'Phân biệt lệnh (một bên phải làm) với event (chuyện đã xảy ra)',
        'Đặt lại tên theo loại: động từ cho lệnh, thì quá khứ cho event',
        'Nói được mỗi bên nhận cần queue hoặc consumer group riêng nếu là event',
        'Nêu ai quyết định kênh gửi',
      ],
      explanation: 'Cái tên mập mờ là dấu hiệu của việc chưa ai quyết định ai chịu trách nhiệm.',
    },
  ],
};
