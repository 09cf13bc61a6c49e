import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on delivery guarantees. */
export const quiz: Quiz = {
  id: 'delivery-guarantees',
  questions: [
    {
      id: 'rows-after-crash',
      kind: 'number',
      prompt:
        'Ack thủ công, không có bảng chống trùng. Queue có 5 đơn, chương trình làm từng đơn. Nó bị `kill -9` ngay sau khi ghi dòng tiền của đơn đầu tiên, trước khi ack, rồi được chạy lại và làm hết. Bảng `charges` có mấy dòng?',
      answer: 6,
      tolerance: 0,
      unit: 'dòng',
      explanation:
        'Đơn đầu chưa được ack nên broker giao lại, và chương trình mới không có gì để biết nó đã trừ: 5 đơn, 6 dòng. Bốn đơn còn lại chưa ai đụng tới nên mỗi đơn một dòng.',
    },
    {
      id: 'ack-first',
      kind: 'single',
      prompt:
        'Sau vụ trừ tiền hai lần, một đồng nghiệp đề nghị: gọi `ack` trước, trừ tiền sau, thế là không bao giờ trùng. Đổi như vậy thì được gì?',
      options: [
        {
          id: 'solved',
          text: 'Hết trùng mà cũng không mất, vì broker đã nhận ack nên đơn xem như xong',
          correct: false,
          why: 'Broker xem là xong, nhưng tiền thì chưa trừ. Chết ở giữa là đơn mất hẳn, không ai giao lại.',
        },
        {
          id: 'moved',
          text: 'Lỗi chuyển sang phía bên kia: chết giữa ack và trừ tiền thì đơn mất',
          correct: true,
          why: 'Khe vẫn còn nguyên, chỉ đổi kết quả: at-least-once thành at-most-once.',
        },
        {
          id: 'nothing',
          text: 'Không đổi gì, vì broker chỉ xử lý ack khi hàm consume chạy xong',
          correct: false,
          why: 'Broker xử lý ack ngay khi nhận được. Nó không biết hàm của bạn còn chạy hay không.',
        },
        {
          id: 'slower',
          text: 'Vẫn có thể trùng như cũ, chỉ hiếm hơn vì khe ngắn lại',
          correct: false,
          why: 'Broker đã nhận ack thì không giao lại. Lỗi còn lại là mất, không phải trùng.',
        },
      ],
      explanation:
        'Việc làm và câu trả lời nằm ở hai nơi khác nhau nên luôn có một khe ở giữa. Đổi thứ tự chỉ chọn xem khe đó sinh ra mất hay trùng.',
    },
    {
      id: 'what-confirm-says',
      kind: 'several',
      prompt: 'Cửa hàng nhận được confirm cho đơn #7. Những điều nào nó biết chắc?',
      options: [
        {
          id: 'broker-has-it',
          text: 'Đơn #7 đã tới broker, không mất trên đường đi',
          correct: true,
          why: 'Đó chính là điều confirm nói.',
        },
        {
          id: 'no-resend',
          text: 'Không cần gửi lại đơn #7 khi kết nối đứt sau đó',
          correct: true,
          why: 'Broker đã nhận trách nhiệm. Chỉ những đơn chưa có confirm mới phải gửi lại.',
        },
        {
          id: 'in-a-queue',
          text: 'Lúc nhận, broker đã chép đơn #7 vào ít nhất một queue',
          correct: false,
          why: 'Message không có binding nào hợp vẫn được confirm rồi bị bỏ đi. Muốn biết thì dùng cờ mandatory.',
        },
        {
          id: 'consumed',
          text: 'Chương trình thanh toán đã nhận đơn #7, hoặc sắp nhận',
          correct: false,
          why: 'Confirm chỉ nói về chặng cửa hàng tới broker. Đơn có thể nằm trong queue cả ngày.',
        },
        {
          id: 'only-one',
          text: 'Broker chỉ giữ một bản của đơn #7, không có bản trùng',
          correct: false,
          why: 'Nếu confirm của lần gửi trước bị mất thì đơn đã được gửi hai lần, và RabbitMQ giữ cả hai.',
        },
      ],
      explanation:
        'Confirm là câu trả lời của broker cho chặng đầu: nó đã nhận giữ. Mọi chuyện sau đó cần câu trả lời khác.',
    },
    {
      id: 'confirm-lost',
      kind: 'single',
      prompt:
        'Publisher confirm bật. Broker nhận đơn #20, nhưng kết nối đứt trước khi confirm về tới cửa hàng. Nối lại, cửa hàng gửi lại #20 với message-id cũ. RabbitMQ làm gì với bản thứ hai?',
      options: [
        {
          id: 'dedup-by-id',
          text: 'So message-id, thấy đã có nên bỏ đi và chỉ gửi lại confirm',
          correct: false,
          why: 'RabbitMQ không đọc message-id. Với nó, đó chỉ là một thuộc tính để chuyển cho người nhận.',
        },
        {
          id: 'replaces',
          text: 'Thay bản cũ bằng bản mới nếu bản cũ còn nằm trong queue',
          correct: false,
          why: 'Queue không có khoá, không thay được message nào bằng message nào.',
        },
        {
          id: 'keeps-both',
          text: 'Giữ cả hai như hai message khác nhau và giao cả hai cho consumer',
          correct: true,
          why: 'Đo trong lab: queue nhận cả hai bản. Gửi ngay lúc vừa mất chiều về thì chúng cách nhau hơn 4 giây, gửi muộn hơn thì gần hơn. Chống trùng là việc của người nhận.',
        },
        {
          id: 'redelivered',
          text: 'Giữ cả hai, và đặt cờ redelivered lên bản sau để consumer biết',
          correct: false,
          why: 'Cờ redelivered chỉ nói về lần giao. Bản thứ hai là một message mới, giao lần đầu thì cờ bằng false.',
        },
      ],
      explanation:
        'Gửi lại sau khi mất confirm tạo ra hai message, cả hai redelivered bằng false. Dấu hiệu duy nhất là message-id giống nhau, nên mã ấy phải giữ nguyên khi gửi lại.',
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
      id: 'silent-loss',
      kind: 'single',
      prompt:
        'Mạng đứt 4 giây, không dùng confirm. Trong lúc đó cửa hàng gọi `sendToQueue` 5 lần, lần nào cũng trả về bình thường. Vì sao không lần nào báo lỗi?',
      options: [
        {
          id: 'buffered',
          text: 'Lời gọi chỉ chép message vào bộ đệm; lúc đó chưa ai biết mạng đã đứt',
          correct: true,
          why: 'Từ bộ đệm của thư viện và kernel tới broker còn cả một đoạn đường, và lời gọi không chờ đoạn ấy.',
        },
        {
          id: 'tcp-retry',
          text: 'TCP sẽ tự gửi lại khi có mạng, nên thư viện coi như chưa có gì sai',
          correct: false,
          why: 'TCP chỉ gửi lại trong lúc kết nối còn sống. Kết nối bị reset thì phần trong bộ đệm bị bỏ, thư viện không gửi hộ.',
        },
        {
          id: 'broker-got-it',
          text: 'Broker đã nhận nhưng chưa đưa vào queue vì kết nối chưa đóng xong',
          correct: false,
          why: 'Broker không nhận được byte nào trong lúc đứt. Trong lab: 0 trên 5 đơn tới nơi.',
        },
        {
          id: 'heartbeat',
          text: 'Heartbeat (gói báo còn sống) chưa tới kỳ nên thư viện giữ message lại chờ',
          correct: false,
          why: 'Heartbeat chỉ dùng để phát hiện kết nối chết. Nó không giữ hay gửi lại message nào.',
        },
      ],
      explanation:
        'Trả về không lỗi chỉ có nghĩa là đã nhận vào bộ đệm. Muốn biết broker đã nhận thì phải nghe chính broker nói, bằng confirm.',
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
