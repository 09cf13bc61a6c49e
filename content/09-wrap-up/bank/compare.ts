import type { BankQuestion } from '../bank-question.ts';

/** Questions of the final test on comparing and choosing. */
export const compare: readonly BankQuestion[] = [
  {
    id: 'compare-who-remembers',
    lesson: 'rabbitmq/strengths-limits',
    kind: 'single',
    prompt: 'Ai nhớ việc nào đã xong?',
    options: [
      {
        id: 'queue-broker',
        text: 'Với queue của RabbitMQ: broker, từng message; với Kafka: group, một offset mỗi partition',
        correct: true,
        why: 'Gần hết chỗ mạnh và yếu đi ra từ đây.',
      },
      {
        id: 'both-broker',
        text: 'Cả hai: broker nhớ từng message',
        correct: false,
        why: 'Kafka không có trạng thái của từng record trong group thường.',
      },
      {
        id: 'both-consumer',
        text: 'Cả hai: consumer tự ghi vào database của mình',
        correct: false,
        why: 'Consumer có thể ghi thêm, nhưng cả hai đều có chỗ nhớ sẵn.',
      },
    ],
    explanation: 'Smart broker và smart consumer là câu hỏi phần khôn nằm ở đâu.',
  },
  {
    id: 'compare-add-reader',
    lesson: 'kafka/consumer-groups',
    kind: 'single',
    prompt: 'Đội thứ sáu muốn đọc mọi event đơn hàng từ đầu tuần. Cách nào làm được mà không phải sửa bên gửi?',
    options: [
      {
        id: 'new-group',
        text: 'Kafka: một group mới, đọc từ offset của đầu tuần',
        correct: true,
        why: 'Log còn trong hạn giữ thì đọc lại được.',
      },
      {
        id: 'new-queue',
        text: 'RabbitMQ: một queue mới, bind vào exchange ấy',
        correct: false,
        why: 'Không phải sửa bên gửi thật, nhưng queue mới chỉ có event từ lúc bind.',
      },
      {
        id: 'same-queue',
        text: 'RabbitMQ: cùng đọc queue của đội thứ năm',
        correct: false,
        why: 'Hai đội sẽ chia nhau message, mỗi đội một nửa.',
      },
    ],
    explanation: 'Thêm người nghe thì bên nào cũng dễ; thêm người nghe cả quá khứ thì chỉ log làm được.',
  },
  {
    id: 'compare-sync-signs',
    lesson: 'integration/when-to-go-async',
    kind: 'several',
    prompt: 'Dấu hiệu nào cho thấy một bước nên gọi thẳng?',
    options: [
      {
        id: 'needed',
        text: 'Kết quả của nó quyết định bước kế tiếp',
        correct: true,
        why: 'Không có nó thì không đi tiếp được.',
      },
      { id: 'fails', text: 'Nó hỏng thì cả yêu cầu phải hỏng', correct: true, why: 'Trừ tiền hỏng thì đơn phải hỏng.' },
      { id: 'slow', text: 'Nó mất hai phút', correct: false, why: 'Lâu như vậy thì nhận việc rồi báo sau.' },
      { id: 'many', text: 'Sáu đội cùng muốn biết', correct: false, why: 'Báo một lần bằng event.' },
    ],
    explanation: 'Hai câu nặng nhất: cần kết quả không, hỏng có kéo theo không.',
  },
  {
    id: 'compare-wait-sum',
    lesson: 'integration/sync-and-async',
    kind: 'number',
    prompt:
      'Order gọi lần lượt payment 900 ms, kho 40 ms, gửi mail 800 ms. Chỉ đưa mail ra sau, mất 5 ms để gửi message. Khách chờ bao nhiêu ms?',
    answer: 945,
    tolerance: 0,
    unit: 'ms',
    explanation: '900 + 40 + 5: gửi message cũng là một việc.',
  },
];
