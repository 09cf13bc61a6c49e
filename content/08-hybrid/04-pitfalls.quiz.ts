import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on the five pitfalls. */
export const quiz: Quiz = {
  id: 'pitfalls',
  questions: [
    {
      id: 'evidence-twice',
      kind: 'single',
      prompt:
        'Một đơn bị trừ tiền hai lần. Bằng chứng nào cho biết broker giao lại, chứ không phải cửa hàng gửi hai lần?',
      options: [
        {
          id: 'flag',
          text: 'Một lần publish, hai lần giao, lần sau mang cờ redelivered',
          correct: true,
          why: 'Cửa hàng gửi hai lần thì có hai lần publish, và bản thứ hai là message mới, không mang cờ.',
        },
        {
          id: 'two-rows',
          text: 'Bảng charges có hai dòng cùng mã đơn',
          correct: false,
          why: 'Đó là triệu chứng. Nguyên nhân nào trong hai cũng để lại hai dòng như nhau.',
        },
        {
          id: 'error-line',
          text: 'Log của worker có một dòng lỗi quanh lúc đó',
          correct: false,
          why: 'Dòng lỗi chỉ đường tới nghi vấn, nhưng lỗi trước hay sau khi trừ tiền thì nó chưa nói.',
        },
      ],
      explanation: 'Bằng chứng tốt là thứ chỉ có khi một giả thuyết đúng và các giả thuyết kia sai.',
    },
    {
      id: 'hidden',
      kind: 'several',
      prompt: 'Cách "chữa" nào làm triệu chứng biến mất nhưng chuyển thiệt hại sang chỗ khác?',
      options: [
        {
          id: 'auto-ack',
          text: 'Bật ack tự động để broker không giao lại',
          correct: true,
          why: 'Đơn lỗi trước khi trừ tiền sẽ mất hẳn.',
        },
        {
          id: 'drop-head',
          text: 'Đặt x-max-length với drop-head cho queue đơn hàng',
          correct: true,
          why: 'Queue ngắn lại vì đơn cũ bị bỏ, mà người gửi đã nhận confirm cho chúng.',
        },
        {
          id: 'discard',
          text: 'Nack không requeue khi queue không có dead-letter exchange',
          correct: true,
          why: 'Hàng chạy lại, message hỏng biến mất cùng lý do.',
        },
        {
          id: 'table',
          text: 'Ghi message-id và lần trừ tiền trong cùng một transaction',
          correct: false,
          why: 'Broker vẫn giao lại, và lần sau được nhận ra. Không đơn nào mất.',
        },
      ],
      explanation: 'Sau khi chữa thì đếm lại từ đầu tới cuối, đừng chỉ nhìn báo động đã tắt chưa.',
    },
    {
      id: 'slow-broker',
      kind: 'single',
      prompt:
        'Queue dài thêm mỗi phút. Đồng nghiệp nói broker chậm. Bạn nhìn vào đâu để bác bỏ hay xác nhận điều đó nhanh nhất?',
      options: [
        {
          id: 'idle',
          text: 'Worker có lúc nào rảnh tay trong khi queue có đơn không',
          correct: true,
          why: 'Broker giao không kịp thì worker phải đói việc. Worker lúc nào cũng bận thì chỗ nghẽn là worker.',
        },
        {
          id: 'depth',
          text: 'Queue dài bao nhiêu so với hôm qua',
          correct: false,
          why: 'Độ dài nói vào nhanh hơn ra, không nói ra chậm vì ai.',
        },
        {
          id: 'cpu',
          text: 'CPU của máy broker có cao không',
          correct: false,
          why: 'CPU cao vẫn có thể giao kịp, CPU thấp vẫn có thể kẹt đĩa. Nó không trả lời thẳng câu hỏi.',
        },
      ],
      explanation: 'Hỏi "nếu broker chậm thì tôi phải thấy gì", rồi đi nhìn đúng chỗ đó.',
    },
    {
      id: 'sort-mends',
      kind: 'matching',
      prompt: 'Nối mỗi triệu chứng với cách chữa.',
      pairs: [
        { id: 'dup', term: 'Giao lại sau khi đã trừ tiền', text: 'Bảng message-id đã làm, cùng transaction' },
        { id: 'flood', term: 'Đơn tới nhanh hơn sức làm', text: 'reject-publish, người gửi chờ rồi gửi lại' },
        { id: 'poison', term: 'Một message lỗi mãi ở đầu queue', text: 'Thử lại có hạn, rồi dead letter queue' },
        { id: 'large', term: 'Broker đóng channel vì message quá lớn', text: 'Tệp ở kho, message mang phiếu' },
        { id: 'order', term: 'Sự kiện sau của một đơn xong trước', text: 'Mọi sự kiện của một đơn vào cùng một queue' },
      ],
      explanation: 'Năm triệu chứng, năm cơ chế khác nhau: thêm worker chỉ giúp được đúng một trong năm.',
    },
    {
      id: 'claim-order',
      kind: 'ordering',
      prompt:
        'Xếp các bước gửi một hoá đơn bằng claim check sao cho hỏng giữa chừng cũng không có phiếu nào trỏ vào chỗ trống.',
      items: [
        { id: 'put', text: 'Cất ảnh vào kho, tính dấu vân tay' },
        { id: 'publish', text: 'Gửi message mang phiếu' },
        { id: 'get', text: 'Worker lấy ảnh bằng phiếu và so dấu vân tay' },
        { id: 'print', text: 'In, rồi ack' },
        { id: 'tidy', text: 'Kho dọn ảnh sau thời hạn dài hơn đời của message' },
      ],
      explanation: 'Cất trước, gửi sau: hỏng ở giữa thì thừa một tệp. Gửi trước thì có phiếu mà chưa có tệp.',
    },
    {
      id: 'paced',
      kind: 'single',
      prompt:
        'Hai worker chia nhau một queue. "Giao" mất 400 ms, "huỷ" mất 50 ms. Cửa hàng nghỉ 100 ms giữa hai message. Vì sao vẫn sai?',
      options: [
        {
          id: 'longer',
          text: 'Việc trước chưa xong thì việc sau đã xong ở worker kia',
          correct: true,
          why: '100 + 50 nhỏ hơn 400. Nghỉ lâu hơn thì chỉ đúng cho tới hôm bên vận chuyển chậm hơn.',
        },
        {
          id: 'broker-swaps',
          text: 'Broker không giữ thứ tự trong một queue',
          correct: false,
          why: 'Nó giao đúng thứ tự. Hai worker chạy song song mới làm mất thứ tự lúc xong.',
        },
        {
          id: 'clock',
          text: 'Đồng hồ của hai worker lệch nhau',
          correct: false,
          why: 'Không ai nhìn đồng hồ ở đây. Ai ghi sau thì đè lên.',
        },
      ],
      explanation: 'Khoảng nghỉ không tạo ra thứ tự. Một luồng cho mỗi đơn, hoặc số phiên bản, thì có.',
    },
    {
      id: 'keyed-cost',
      kind: 'single',
      prompt: 'Đã chia luồng theo mã đơn. Thêm worker thì nhanh lên tới đâu?',
      options: [
        {
          id: 'per-key',
          text: 'Các đơn khác nhau chạy song song, một đơn thì vẫn lần lượt',
          correct: true,
          why: 'Đó là cái giá: đơn có nhiều sự kiện nhất quyết định luồng bận nhất.',
        },
        {
          id: 'linear',
          text: 'Nhanh đều theo số worker, kể cả trong một đơn',
          correct: false,
          why: 'Hai sự kiện của một đơn mà chạy song song thì mất thứ tự, tức là quay lại sự cố cũ.',
        },
        {
          id: 'none',
          text: 'Không nhanh lên, vì có thứ tự là phải một worker',
          correct: false,
          why: 'Chỉ trong một khoá mới cần lần lượt. Khoá khác nhau không đợi nhau.',
        },
      ],
      explanation: 'Thứ tự theo khoá là chỗ giữa: đủ cho nghiệp vụ, và vẫn chia được việc.',
    },
  ],
};
