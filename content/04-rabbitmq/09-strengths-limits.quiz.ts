import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on strengths and limits of RabbitMQ. */
export const quiz: Quiz = {
  id: 'rabbitmq-strengths-limits',
  questions: [
    {
      id: 'benchmark-per-queue',
      kind: 'single',
      prompt:
        'Một bài viết khoe 600.000 message/s: 12 node, 150 queue, message không ghi đĩa. Bạn có một queue duy nhất, message ghi đĩa, ba node. Suy ra được gì?',
      options: [
        {
          id: 'per-node',
          text: 'Mỗi node khoảng 50.000 message/s, nên ba node được khoảng 150.000',
          correct: false,
          why: 'Một queue nằm ở một node (hoặc có một leader). Hai node kia không chia việc cho nó.',
        },
        {
          id: 'half',
          text: 'Khoảng một nửa con số ấy, vì ghi đĩa thường làm chậm đi chừng hai lần',
          correct: false,
          why: 'Ghi đĩa làm chậm bao nhiêu thì phải đo. Và con số ấy là của 150 queue, bạn chỉ có một.',
        },
        {
          id: 'per-queue',
          text: 'Gần như không gì: mỗi queue ở đó chỉ chừng 4.000 message/s, lại không ghi đĩa',
          correct: true,
          why: '600.000 chia 150 là 4.000, mà điều kiện còn nhẹ hơn của bạn.',
        },
        {
          id: 'quarter',
          text: 'Khoảng một phần tư, tức 150.000 message/s, vì số node ít hơn bốn lần',
          correct: false,
          why: 'Thông lượng không tỉ lệ với số node khi chỉ có một queue.',
        },
      ],
      explanation:
        'Trước khi dùng một con số, hỏi: message to bao nhiêu, có ghi đĩa, có confirm và ack, mấy bản sao, mấy queue. Tổng của cả cluster không nói gì về một queue.',
    },
    {
      id: 'classic-node-down',
      kind: 'single',
      prompt:
        'Cluster ba node RabbitMQ 4. Classic queue `orders` (durable) nằm ở node 1. Node 1 mất điện. Chuyện gì xảy ra với `orders`?',
      options: [
        {
          id: 'failover',
          text: 'Node 2 hoặc node 3 lên thay, vì cluster chia sẻ mọi queue với nhau',
          correct: false,
          why: 'Cluster chia sẻ danh sách queue, không chia sẻ message của classic queue.',
        },
        {
          id: 'lost',
          text: 'Mất hẳn queue và mọi message, phải khai báo lại từ đầu',
          correct: false,
          why: 'Queue durable và message persistent còn trên đĩa của node 1.',
        },
        {
          id: 'mirror',
          text: 'Bản mirror ở node khác lên thay, nếu đã đặt policy mirror',
          correct: false,
          why: 'RabbitMQ 4.0 đã bỏ mirrored queue; khai policy đó bị từ chối.',
        },
        {
          id: 'unavailable',
          text: 'Nghỉ tới khi node 1 trở lại; message đã ghi đĩa thì còn đó',
          correct: true,
          why: 'Message của classic queue chỉ ở một node. Durable giữ nó trên đĩa, không chép sang máy khác.',
        },
      ],
      explanation:
        'Durable chống lại việc khởi động lại, không chống lại việc mất máy. Chống mất máy cần bản sao: quorum queue hoặc stream.',
    },
    {
      id: 'quorum-during-maintenance',
      kind: 'number',
      prompt:
        'Một quorum queue có 7 bản sao trên 7 node. Bạn đang tắt 2 node để nâng cấp. Trong lúc đó, thêm tối đa bao nhiêu node chết mà queue vẫn phục vụ?',
      answer: 1,
      tolerance: 0,
      unit: 'node',
      explanation:
        'Cần quá nửa còn sống: 4 trên 7, tính theo tổng số bản sao chứ không theo số node đang bật. Đang còn 5, nên chỉ được mất thêm 1. Bảo trì cũng ăn vào phần dự phòng.',
    },
    {
      id: 'empty-after-restart',
      kind: 'single',
      prompt:
        'Classic queue `orders` có 800 message chờ, producer đã nhận confirm cho từng message, không consumer nào chạy. Broker khởi động lại: queue còn đó nhưng trống. Thiếu điều gì?',
      options: [
        {
          id: 'durable',
          text: 'Queue không durable, nên nội dung của nó mất theo lần khởi động lại',
          correct: false,
          why: 'Không durable thì chính queue biến mất. Ở đây queue còn.',
        },
        {
          id: 'persistent',
          text: 'Message không persistent, nên chỉ có cái vỏ queue là được giữ lại',
          correct: true,
          why: 'Durable giữ queue, persistent giữ message. Confirm cho message không persistent không hứa gì về đĩa.',
        },
        {
          id: 'mandatory',
          text: 'Producer không đặt mandatory, nên message chưa từng vào queue này',
          correct: false,
          why: '800 message đã nằm chờ trong queue. Mandatory chỉ nói về message không queue nào nhận.',
        },
        {
          id: 'ack',
          text: 'Consumer chưa từng ack, nên broker coi là không ai cần 800 message ấy',
          correct: false,
          why: 'Chưa ack là lý do để giữ. Broker không bỏ message vì không có người đọc.',
        },
      ],
      explanation:
        'Ba điều kiện, mỗi cái bịt một chỗ: durable thì queue còn, persistent thì message còn, confirm thì bên gửi biết broker đã nhận. Nhìn cái gì mất là biết thiếu cái nào.',
    },
    {
      id: 'which-type',
      kind: 'matching',
      prompt: 'Nối mỗi nhu cầu với kiểu hàng đợi hợp nhất trong RabbitMQ 4.',
      pairs: [
        {
          id: 'classic',
          term: 'classic queue',
          text: 'Việc vẽ lại ảnh thu nhỏ: mất thì sáng mai chạy lại cho cả kho ảnh',
        },
        { id: 'quorum', term: 'quorum queue', text: 'Lệnh hoàn tiền: một máy chết cũng không được mất' },
        { id: 'stream', term: 'stream', text: 'Mọi event đơn hàng, sáu nhóm cùng đọc, tháng sau đọc lại từ đầu' },
      ],
      explanation:
        'Bản sao tốn đĩa và mạng nên để dành cho thứ mất là đau. Đọc lại nhiều lần là việc của log, không phải của queue.',
    },
    {
      id: 'outdated',
      kind: 'several',
      prompt: 'Bạn đọc một bài viết năm 2019 về RabbitMQ. Lời khuyên nào *không còn* dùng được trên RabbitMQ 4?',
      options: [
        {
          id: 'named-dlx',
          text: 'Gắn dead-letter exchange cho queue để giữ lại message hỏng',
          correct: false,
          why: 'Vẫn đúng, xem bài Poison message và DLQ.',
        },
        {
          id: 'ha-policy',
          text: 'Đặt policy `ha-mode: all` để queue có bản sao ở mọi node',
          correct: true,
          why: 'Mirrored queue bị xoá từ 4.0.',
        },
        {
          id: 'confirm',
          text: 'Bật publisher confirm nếu không chịu được mất message',
          correct: false,
          why: 'Vẫn đúng, và với quorum queue confirm còn có nghĩa quá nửa bản sao đã ghi.',
        },
        {
          id: 'global-prefetch',
          text: 'Đặt prefetch chung cho cả channel bằng `global: true`',
          correct: true,
          why: 'Bị khuyên bỏ từ 2021; 4.3.6 áp nó cho từng consumer thay vì cả channel.',
        },
      ],
      explanation:
        'Phần lõi (exchange, ack, confirm, DLX) không đổi. Thứ đổi là cách có bản sao và những chế độ ít người dùng.',
    },
    {
      id: 'black-friday',
      kind: 'scenario',
      prompt:
        'Ngày 11/11 cửa hàng dự kiến 400 đơn mỗi giây trong một giờ, bình thường 5 đơn mỗi giây. Mỗi đơn thành ba việc: email, trừ kho, ghi phân tích. Bạn có ba máy. Bạn bố trí RabbitMQ thế nào, và cần đo gì trước?',
      modelAnswer:
        'Một exchange `order.created`, ba queue. Tải là 400 publish và 1.200 lần giao mỗi giây, xa dưới trần của một queue, nên không cần chia queue. Trừ kho là quorum queue ba bản sao với producer đợi confirm; email có thể là classic durable vì gửi lại được; phân tích nếu muốn đọc lại thì là stream, không thì classic. Nghẽn sẽ ở worker chứ không ở broker: tính số worker theo thời gian xử lý, đặt prefetch vừa phải, đặt max-length hoặc cảnh báo độ dài queue để biết khi worker không theo kịp. Trước ngày đó đo bằng perf-test với cỡ message thật, có confirm, trên đúng ba máy ấy, và đo lại lúc tắt một máy.',
      points: [
        'Tính ra tải thật (400/s vào, khoảng 1.200/s ra) và thấy nó nhỏ so với một queue',
        'Chọn kiểu queue theo cái giá của việc mất, không dùng một kiểu cho tất cả',
        'Nhận ra worker mới là chỗ nghẽn; nói tới số worker, prefetch, độ dài queue',
        'Đo trên máy của mình với confirm, và đo cả lúc một node tắt',
      ],
      explanation:
        'Con số benchmark trả lời câu hỏi của người khác. Phép tính trên tải của mình và một lần tắt máy thử trả lời câu hỏi của bạn.',
    },
  ],
};
