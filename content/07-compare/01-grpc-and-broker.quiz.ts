import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on gRPC and brokers. */
export const quiz: Quiz = {
  id: 'grpc-and-broker',
  questions: [
    {
      id: 'closed-loop',
      kind: 'number',
      prompt:
        'Khách đặt 200 đơn mỗi giây, đều đặn. Bên nhận đứng im đúng 2 giây. Chương trình đo thì gửi một gói, chờ xong, mới gửi tiếp. Trong 2 giây ấy nó ghi được bao nhiêu lần chậm?',
      answer: 1,
      tolerance: 0,
      unit: 'lần',
      explanation:
        'Nó đứng chờ gói đang gửi, nên chỉ có một lần chậm. Ngoài đời 400 khách đã chờ: 399 lần kia không có trong số liệu, và p99 trông vẫn đẹp.',
    },
    {
      id: 'from-when',
      kind: 'single',
      prompt:
        'Bên gửi bị dọn rác giữ mất 30 ms, nên một gói rời đi muộn 30 ms so với lịch, rồi đi mất 2 ms. Độ trễ ghi vào sổ là bao nhiêu?',
      options: [
        {
          id: 'sent',
          text: '2 ms, vì 30 ms kia là lỗi của bên gửi',
          correct: false,
          why: 'Với khách thì đơn tới muộn 32 ms, lỗi của ai cũng vậy.',
        },
        {
          id: 'due',
          text: '32 ms, tính từ giờ hẹn',
          correct: true,
          why: 'Tính từ giờ hẹn thì không lúc nào xấu bị giấu. Muốn biết phần của bên gửi thì xem hàng trễ hẹn.',
        },
        {
          id: 'drop',
          text: 'Bỏ gói ấy ra, vì phép đo bị nhiễu',
          correct: false,
          why: 'Bỏ những gói xấu là cách chắc nhất để có p99 đẹp.',
        },
        { id: 'half', text: '17 ms, chia đôi cho công bằng', correct: false, why: 'Không ai chờ 17 ms cả.' },
      ],
      explanation: 'Open loop: lịch là của khách, không phải của chương trình đo.',
    },
    {
      id: 'few-parcels',
      kind: 'single',
      prompt: 'Một lượt đo có 30 gói, và báo p99 là 18 ms. Con số ấy nói gì?',
      options: [
        {
          id: 'rule',
          text: '99 % gói sau này sẽ dưới 18 ms',
          correct: false,
          why: '30 gói không đủ để nói về một phần trăm.',
        },
        {
          id: 'worst',
          text: 'Gói chậm nhất trong 30 gói mất 18 ms',
          correct: true,
          why: 'Một phần trăm của 30 là chưa tới một gói, nên p99 ở đây chính là gói chậm nhất.',
        },
        { id: 'mean', text: 'Trung bình là khoảng 18 ms', correct: false, why: 'p99 không nói gì về trung bình.' },
        { id: 'error', text: 'Một phần trăm gói đã bị mất', correct: false, why: 'Phân vị là của những gói đã tới.' },
      ],
      explanation: 'Muốn có p99 đáng tin thì cần hàng nghìn gói; p99,9 thì hàng chục nghìn.',
    },
    {
      id: 'which-fits',
      kind: 'sorting',
      prompt: 'Việc nào nên gọi thẳng, việc nào nên qua broker?',
      groups: [
        { id: 'call', text: 'Gọi thẳng bằng gRPC' },
        { id: 'broker', text: 'Qua broker' },
      ],
      items: [
        {
          id: 'price',
          text: 'Hỏi giá để hiện lên giỏ hàng',
          group: 'call',
          why: 'Không có giá thì trang không hiện được; người dùng đang chờ.',
        },
        {
          id: 'mail',
          text: 'Gửi email cảm ơn',
          group: 'broker',
          why: 'Muộn vài giây không sao, và máy chủ mail có lúc vắng.',
        },
        {
          id: 'card',
          text: 'Kiểm tra thẻ trước khi nhận đơn',
          group: 'call',
          why: 'Cần câu trả lời, và cần biết ngay nếu không có.',
        },
        {
          id: 'analytics',
          text: 'Báo cho thống kê rằng đã có đơn',
          group: 'broker',
          why: 'Nhiều bên muốn biết, và có bên muốn đọc lại.',
        },
        {
          id: 'resize',
          text: 'Thu nhỏ 2.000 tấm ảnh',
          group: 'broker',
          why: 'Chia cho nhiều worker, không ai ngồi chờ.',
        },
      ],
      explanation: 'Hỏi: có ai đang chờ câu trả lời không, và bên kia được phép vắng không?',
    },
    {
      id: 'batching',
      kind: 'several',
      prompt: 'Ở 5.000 gói mỗi giây, gom những gói trong 10 ms lại thì điều gì đúng?',
      options: [
        {
          id: 'cpu',
          text: 'Bên gửi tốn ít CPU hơn cho mỗi gói',
          correct: true,
          why: 'Chi phí của một yêu cầu chia cho cả nhóm.',
        },
        { id: 'wait', text: 'Gói tới đầu khoảng gom phải chờ thêm gần 10 ms', correct: true, why: 'Nó chờ cả nhóm.' },
        {
          id: 'p50',
          text: 'p50 luôn giảm',
          correct: false,
          why: 'Khi chưa nghẽn thì p50 tăng chừng nửa khoảng gom. Chỉ khi đang nghẽn, gom mới làm nó giảm.',
        },
        {
          id: 'low',
          text: 'Ở 10 gói mỗi giây cũng lợi như thế',
          correct: false,
          why: 'Trong 10 ms chưa tới một gói, không có gì để gom.',
        },
        {
          id: 'top',
          text: 'Mức cao nhất giữ được có thể tăng nhiều lần',
          correct: true,
          why: 'Nhất là với Kafka, nơi mỗi yêu cầu có giá riêng.',
        },
      ],
      explanation: 'Gom đổi độ trễ lúc nhàn lấy thông lượng lúc bận.',
    },
    {
      id: 'reply-path',
      kind: 'matching',
      prompt: 'Hỏi–đáp: câu trả lời về bằng đường nào?',
      pairs: [
        { id: 'grpc', term: 'gRPC unary', text: 'trên chính stream của câu hỏi' },
        {
          id: 'rabbitmq',
          term: 'RabbitMQ, direct reply-to',
          text: 'qua broker, tới đúng channel đã hỏi, không cần queue thật',
        },
        { id: 'kafka', term: 'Kafka', text: 'qua một topic nữa, người hỏi tự tìm câu của mình' },
      ],
      explanation: 'Broker nào cũng làm được hỏi–đáp; khác nhau ở số thứ phải dựng thêm.',
    },
    {
      id: 'greatest',
      kind: 'ordering',
      prompt: 'Xếp các bước để tìm mức gửi cao nhất mà hệ thống giữ được.',
      items: [
        { id: 'warm', text: 'Làm nóng, không tính vào số liệu' },
        { id: 'rate', text: 'Gửi theo lịch ở một mức' },
        { id: 'look', text: 'Lúc thôi gửi, đếm còn bao nhiêu gói trên đường' },
        { id: 'up', text: 'Hàng chờ không dài ra thì tăng mức' },
        { id: 'stop', text: 'Dài ra thì mức giữ được là bậc trước' },
      ],
      explanation: 'Đếm số gói gửi được thì chưa nói gì: hệ thống nào cũng nhận nhanh hơn nó làm được, một lúc.',
    },
    {
      id: 'slide',
      kind: 'scenario',
      prompt:
        'Đồng nghiệp chiếu một slide: "Kafka nhanh hơn RabbitMQ 4 lần", kèm biểu đồ thông lượng, không có gì thêm. Bạn hỏi những gì trước khi tin?',
      modelAnswer:
        'Gói nặng bao nhiêu, có gom không. Ai xác nhận: acks mấy, confirm hay không, có ghi đĩa không. Mấy máy, mấy bản sao, mạng gì. Đo bằng lịch cố định hay bằng vòng gửi xong mới gửi tiếp; lúc ấy độ trễ bao nhiêu, hàng chờ có dài ra không. Đo mấy lượt, hai lượt y hệt lệch nhau bao nhiêu. Và mức mình cần là bao nhiêu: nếu cả hai đều thừa thì chọn theo chuyện khác.',
      points: [
        'Hỏi kích thước gói và việc gom',
        'Hỏi xác nhận, độ bền, số bản sao',
        'Hỏi cách đo: open loop, độ trễ lúc ấy, hàng chờ',
        'Hỏi độ lệch giữa hai lượt y hệt',
        'So với mức mình cần',
      ],
      explanation: 'Thông lượng không kèm điều kiện thì không phải là một con số, chỉ là một khẩu hiệu.',
    },
  ],
};
