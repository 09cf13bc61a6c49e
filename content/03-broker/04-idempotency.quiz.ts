import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on idempotency. */
export const quiz: Quiz = {
  id: 'idempotency',
  questions: [
    {
      id: 'already-idempotent',
      kind: 'several',
      prompt: 'Consumer nhận cùng một message hai lần liền nhau. Việc nào làm lại mà không gây hại, không cần thêm gì?',
      options: [
        {
          id: 'set-status',
          text: "`UPDATE orders SET status = 'paid' WHERE id = 7`",
          correct: true,
          why: 'Lần sau ghi đúng giá trị đã có.',
        },
        {
          id: 'delete',
          text: '`DELETE FROM carts WHERE order_id = 7`',
          correct: true,
          why: 'Lần sau không còn dòng nào để xoá, kết quả vẫn vậy.',
        },
        {
          id: 'absolute',
          text: 'Đặt tồn kho của áo mưa bằng con số 18 ghi trong message',
          correct: true,
          why: 'Con số tuyệt đối ghi hai lần vẫn là nó. Có message mới hơn chen giữa thì lại là chuyện khác: khi ấy cần số phiên bản.',
        },
        {
          id: 'relative',
          text: '`UPDATE customers SET points = points + 50 WHERE id = 3`',
          correct: false,
          why: 'Lần sau cộng thêm 50 nữa. Cần bảng chống trùng cùng transaction.',
        },
        {
          id: 'check-then-insert',
          text: 'Hai worker cùng `SELECT` xem mã đã có chưa, chưa có thì `INSERT` vào bảng không khoá',
          correct: false,
          why: 'Cả hai cùng thấy chưa có rồi cùng ghi. Phải để khoá của bảng phân xử.',
        },
      ],
      explanation:
        'Hỏi xem lần thứ hai có làm thế giới khác đi không. Đặt bằng và xoá thì không, cộng thêm và thêm dòng thì có.',
    },
    {
      id: 'new-id-on-resend',
      kind: 'single',
      prompt:
        'Confirm của đơn #20 không về, cửa hàng gửi lại, và cả hai bản đều tới broker. Hàm gửi sinh một message-id mới mỗi lần được gọi. Phía nhận có bảng `processed` theo message-id, cùng transaction với `charges`. Khách bị trừ tiền mấy lần?',
      options: [
        {
          id: 'broker-dedups',
          text: 'Một lần: nội dung hai bản y hệt nên broker chỉ giữ lại một',
          correct: false,
          why: 'RabbitMQ không so nội dung, cũng không so message-id. Với nó đó là hai message.',
        },
        {
          id: 'flag',
          text: 'Một lần: bản sau mang cờ redelivered nên bên nhận biết mà bỏ qua',
          correct: false,
          why: 'Cờ redelivered chỉ nói về lần giao. Bản sau là message mới, giao lần đầu thì cờ bằng false.',
        },
        {
          id: 'twice',
          text: 'Hai lần: hai mã khác nhau nên bảng `processed` coi là hai việc',
          correct: true,
          why: 'Bảng chống trùng chỉ nhận ra mã nó đã thấy, mà mã thứ hai thì chưa.',
        },
        {
          id: 'not-delivered',
          text: 'Một lần: bản đầu chưa có confirm nên broker không giao cho ai',
          correct: false,
          why: 'Confirm là lời báo cho bên gửi. Broker giao bản đầu như thường, dù lời báo có về tới nơi hay không.',
        },
      ],
      explanation:
        'Bảng chống trùng đúng mà vẫn trùng, vì mã sinh sai chỗ. Mã phải sinh lúc đơn ra đời và giữ nguyên khi gửi lại; có mã đơn làm khoá của `charges` thì cũng chặn được.',
    },
    {
      id: 'dedup-order',
      kind: 'ordering',
      prompt: 'Xếp các bước của một consumer trừ tiền mà hiệu quả như một lần.',
      items: [
        { id: 'receive', text: 'Nhận message, đọc message-id' },
        { id: 'begin', text: 'Mở transaction' },
        { id: 'claim', text: 'Thêm message-id vào bảng processed; đã có rồi thì bỏ bước kế' },
        { id: 'charge', text: 'Thêm dòng vào bảng charges' },
        { id: 'commit', text: 'COMMIT' },
        { id: 'ack', text: 'Gửi ack cho broker' },
      ],
      explanation:
        'Hai dòng phải cùng có hoặc cùng không, nên chung transaction. Ack đứng sau COMMIT: chết trước ack thì message được giao lại và bước processed chặn nó.',
    },
    {
      id: 'copies-and-rows',
      kind: 'number',
      prompt:
        'Sáng nay có 100 đơn. 6 đơn bị mất confirm nên được gửi lại một lần. Chương trình thanh toán chết 3 lần, mỗi lần sau COMMIT và trước ack của một đơn chỉ có một bản. Bảng `processed` bật, cùng transaction, message-id sinh lúc đơn ra đời. Hàm `charge` của bài (mở transaction, ghi `processed`, mã mới thì ghi `charges`) chạy tất cả bao nhiêu lần?',
      answer: 109,
      tolerance: 0,
      unit: 'lần',
      explanation:
        '100 bản đầu, 6 bản gửi lại, 3 lần giao lại: hàm chạy 109 lần và bảng charges có 100 dòng. Chương trình vẫn nhận bản trùng và vẫn chạy, chỉ hậu quả là không lặp.',
    },
    {
      id: 'match-guarantee',
      kind: 'matching',
      prompt: 'Nối mỗi việc với cách chống mất và chống trùng hợp lý nhất cho nó.',
      pairs: [
        { id: 'temperature', term: 'at-most-once', text: 'Gửi nhiệt độ kho mỗi giây: mất một mẩu thì mẩu sau bù' },
        { id: 'status', term: 'ghi đè', text: 'Đổi trạng thái đơn thành "đã giao": làm lại cũng ra như cũ' },
        { id: 'charge', term: 'khoá tự nhiên', text: 'Trừ tiền một đơn, mỗi đơn chỉ được trừ đúng một lần' },
        {
          id: 'points',
          term: 'bảng chống trùng',
          text: 'Cộng 50 điểm cho khách, một khách được cộng nhiều lần trong ngày',
        },
        { id: 'bank', term: 'mã kèm lời gọi', text: 'Gọi HTTP sang ngân hàng, nơi transaction của bạn không với tới' },
      ],
      explanation:
        'Hỏi hai câu: mất thì ai biết, trùng thì hại gì. Ghi đè không sợ trùng, cộng thêm thì sợ, còn việc xảy ra ở máy người khác thì chỉ người đó chặn trùng được.',
    },
    {
      id: 'replay-after-weekend',
      kind: 'scenario',
      prompt:
        'Bảng `processed` của bạn bị dọn mỗi đêm, chỉ giữ 24 giờ. Sáng thứ hai, đội vận hành đẩy lại 300 message nằm trong dead letter queue (nơi chứa message xử lý không được) từ thứ sáu. Chiều đó, hơn trăm khách báo bị trừ tiền hai lần. Chuyện gì đã xảy ra, và bạn sửa thế nào?',
      modelAnswer:
        'Hơn trăm message trong số đó đã trừ tiền xong từ thứ sáu nhưng lỗi ở bước sau (hoặc chưa kịp ack), nên vào dead letter queue. Message-id của chúng đã bị dọn khỏi bảng processed vì quá 24 giờ, nên lần đẩy lại được coi là mới. Sửa: giữ processed lâu hơn con đường dài nhất mà bản trùng có thể đi, tức ít nhất bằng thời gian message còn có thể nằm trong DLQ hoặc bị replay, và ghi giới hạn ấy vào quy trình đẩy lại. Tốt hơn nữa, dùng khoá tự nhiên cho việc trừ tiền: mã đơn là khoá duy nhất của charges thì không hết hạn. Trước mắt: đối soát charges theo mã đơn, hoàn tiền dòng thừa.',
      points: [
        'Message vào DLQ có thể đã trừ tiền xong từ trước',
        'Bảng processed đã quên chúng vì chỉ giữ 24 giờ',
        'Thời gian giữ phải dài hơn đường đi dài nhất của bản trùng, kể cả DLQ và replay',
        'Khoá tự nhiên như mã đơn trong charges thì không hết hạn',
        'Đối soát và hoàn tiền cho những khách đã bị trừ thừa',
      ],
      explanation:
        'Bảng chống trùng chỉ chặn được những gì nó còn nhớ. Thời hạn của nó là một phần của cam kết, không phải chi tiết dọn dẹp.',
    },
  ],
};
