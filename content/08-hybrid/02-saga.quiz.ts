import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on sagas. */
export const quiz: Quiz = {
  id: 'saga',
  questions: [
    {
      id: 'unclear',
      kind: 'single',
      prompt:
        'Order gọi thu tiền, chờ 2 giây rồi hết hạn. Nó gọi lại ba lần, lần nào cũng hết hạn, nên saga phải huỷ đơn. Việc bù trừ nào là đúng?',
      options: [
        {
          id: 'only-release',
          text: 'Chỉ trả hàng về kho, vì không lần thu nào báo thành công',
          correct: false,
          why: 'Không báo thành công không có nghĩa là không thành công: tiền có thể đã thu trước khi câu trả lời bị tắc.',
        },
        {
          id: 'refund-release',
          text: 'Gọi hoàn tiền theo mã đơn, rồi trả hàng về kho',
          correct: true,
          why: 'Chỉ payment biết nó đã thu chưa. Gọi hoàn theo mã đơn thì có thu mới hoàn.',
        },
        {
          id: 'wait',
          text: 'Giữ đơn lại, chờ payment tự báo kết quả rồi mới quyết',
          correct: false,
          why: 'Payment không biết ai đang chờ. Đơn treo mãi thì hàng cũng bị giữ mãi.',
        },
      ],
      explanation: '"Bị từ chối" là câu trả lời, "hết hạn" thì không. Không rõ thì bù trừ như đã làm.',
    },
    {
      id: 'order-of-steps',
      kind: 'ordering',
      prompt: 'Xếp các bước của một đơn sao cho hỏng ở đâu cũng dễ quay lại nhất.',
      items: [
        { id: 'user', text: 'Hỏi khách: chỉ đọc' },
        { id: 'stock', text: 'Giữ hàng: trả lại được ngay' },
        { id: 'payment', text: 'Thu tiền: hoàn được, nhưng có phí và phải chờ' },
        { id: 'placed', text: 'Ghi đơn đã đặt' },
        { id: 'mail', text: 'Gửi thư xác nhận: không rút lại được' },
      ],
      explanation: 'Càng khó đảo càng để sau. Cái không đảo được đứng sau điểm không thể quay lại.',
    },
    {
      id: 'journal',
      kind: 'single',
      prompt:
        'Trong sổ của một đơn, dấu mới nhất là "payment, bắt đầu", và order vừa chạy lên sau kill -9. Nó phải làm gì?',
      options: [
        {
          id: 'again',
          text: 'Gọi thu tiền lần nữa với cùng mã đơn',
          correct: true,
          why: 'Đã thu rồi thì payment trả lời bằng lần thu cũ; chưa thu thì đây là lần đầu.',
        },
        {
          id: 'next',
          text: 'Coi như đã thu và sang bước ghi đơn',
          correct: false,
          why: 'Có thể lời gọi chưa từng đi. Khi ấy đơn được đặt mà không ai trả tiền.',
        },
        {
          id: 'restart',
          text: 'Bắt đầu lại từ bước hỏi khách với một mã đơn mới',
          correct: false,
          why: 'Mã mới thì payment không nhận ra lần thu cũ: khách bị thu hai lần, kho giữ hai món.',
        },
      ],
      explanation: 'Sổ nói mình có thể đã làm. Người được gọi nhận ra mã đơn. Hai điều ấy gộp lại mới an toàn.',
    },
    {
      id: 'compensation',
      kind: 'several',
      prompt: 'Câu nào đúng về bù trừ?',
      options: [
        {
          id: 'visible',
          text: 'Trước khi bù trừ, bên khác có thể đã thấy trạng thái dở',
          correct: true,
          why: 'Mỗi bước đã commit. Khách khác thấy kho ít đi một món.',
        },
        {
          id: 'new-work',
          text: 'Nó là một việc mới, ghi thêm dòng mới, không xoá dấu vết của việc cũ',
          correct: true,
          why: 'Bảng refunds có thêm một dòng, bảng charges vẫn giữ dòng cũ.',
        },
        {
          id: 'may-fail',
          text: 'Nó cũng có thể hỏng, và khi ấy phải thử lại cho được',
          correct: true,
          why: 'Không có bù trừ của bù trừ. Chỉ còn thử lại, và báo người.',
        },
        {
          id: 'rollback',
          text: 'Nó là ROLLBACK mà database tự làm khi một bước báo lỗi',
          correct: false,
          why: 'Các transaction kia đã commit từ lâu, ở database khác.',
        },
      ],
      explanation: 'Bù trừ là nghiệp vụ, không phải tính năng của database.',
    },
    {
      id: 'mail-failed',
      kind: 'single',
      prompt: 'Đơn đã đặt, tiền đã thu. Server thư từ chối thư xác nhận cả bốn lần. Saga nên làm gì?',
      options: [
        {
          id: 'dlq',
          text: 'Để việc gửi thư vào dead letter queue; đơn giữ nguyên',
          correct: true,
          why: 'Thư đứng sau điểm không thể quay lại. Người trực xem và gửi lại.',
        },
        {
          id: 'cancel',
          text: 'Hoàn tiền, trả hàng, huỷ đơn, vì một bước đã hỏng',
          correct: false,
          why: 'Khách muốn áo, không muốn thư. Huỷ đơn vì thư là hại khách hai lần.',
        },
        {
          id: 'block',
          text: 'Không trả lời khách cho tới khi thư đi được',
          correct: false,
          why: 'Khách chờ một server không liên quan tới đơn của họ.',
        },
      ],
      explanation: 'Việc phụ đi qua queue để hỏng một mình.',
    },
    {
      id: 'which',
      kind: 'sorting',
      prompt: 'Câu nào nói về orchestration, câu nào nói về choreography?',
      groups: [
        { id: 'orchestration', text: 'orchestration' },
        { id: 'choreography', text: 'choreography' },
      ],
      items: [
        {
          id: 'ledger',
          text: 'Hỏi "đơn #7 đang ở bước nào" thì có một chỗ trả lời',
          group: 'orchestration',
          why: 'Người chỉ huy ghi sổ từng bước.',
        },
        {
          id: 'listeners',
          text: 'Thêm một service bằng cách cho nó nghe một topic có sẵn',
          group: 'choreography',
          why: 'Không ai phải biết có thêm người nghe.',
        },
        {
          id: 'one-place',
          text: 'Đọc một hàm là thấy cả luồng',
          group: 'orchestration',
          why: 'Luồng nằm ở một chỗ, thường là một hàm.',
        },
        {
          id: 'loops',
          text: 'Sự kiện này gọi sự kiện kia, có khi thành vòng',
          group: 'choreography',
          why: 'Luồng không nằm ở đâu cả, nên vòng cũng khó thấy.',
        },
      ],
      explanation: 'Một người cầm sổ thì dễ hỏi, dễ sửa luồng; ai cũng nghe nhau thì dễ thêm, khó nhìn cả luồng.',
    },
  ],
};
