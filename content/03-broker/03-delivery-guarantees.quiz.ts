import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on delivery guarantees. */
export const quiz: Quiz = {
  id: 'delivery-guarantees',
  questions: [
    {
      id: 'rows-batch-ack',
      kind: 'number',
      prompt:
        'Queue có 30 đơn, prefetch 20, không có bảng chống trùng. Chương trình làm lần lượt và cứ xong 10 đơn thì ack gộp một lần. Nó bị `kill -9` ngay sau khi ghi dòng tiền của đơn thứ 27, rồi được chạy lại và làm hết. Bảng `charges` có mấy dòng?',
      answer: 37,
      tolerance: 0,
      unit: 'dòng',
      explanation:
        'Lúc chết, broker mới nhận ack cho 20 đơn. Đơn 21 tới 27 đã trừ tiền mà chưa được ack, nên cả bảy được giao lại và trừ lần nữa: 30 + 7. Ack càng thưa, khe càng rộng.',
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
      id: 'try-catch-send',
      kind: 'single',
      prompt:
        'Một đồng nghiệp không muốn bật confirm. Anh bọc `sendToQueue` trong `try/catch`: lời gọi nào ném lỗi thì ghi đơn vào database để gửi lại. Dây mạng bị rút giữa giờ bán, vài giây sau kết nối mới báo đứt. Cách ấy cứu được những đơn nào trong vài giây đó?',
      options: [
        {
          id: 'all',
          text: 'Mọi đơn, vì mạng không thông thì lời gọi nào cũng ném lỗi',
          correct: false,
          why: 'Lời gọi chỉ chép vào bộ đệm. Lúc đó chưa ai biết mạng đã đứt, nên không có gì để ném.',
        },
        {
          id: 'none',
          text: 'Không đơn nào, vì các lời gọi ấy đều trả về bình thường',
          correct: true,
          why: 'Từ bộ đệm tới broker còn cả một đoạn đường, và lời gọi không chờ đoạn ấy. Lỗi tới sau, không gắn với đơn nào.',
        },
        {
          id: 'last',
          text: 'Đơn cuối cùng, vì lỗi đứt kết nối mang theo message gửi dở',
          correct: false,
          why: 'Lỗi đứt kết nối không mang theo message nào, và không nói đơn nào đã mất.',
        },
        {
          id: 'no-need',
          text: 'Không cần cứu, vì TCP gửi lại bộ đệm khi có kết nối mới',
          correct: false,
          why: 'TCP chỉ gửi lại trong một kết nối còn sống. Kết nối mới bắt đầu với bộ đệm trống.',
        },
      ],
      explanation:
        'Trả về không lỗi chỉ nói đã nhận vào bộ đệm. Muốn biết đơn nào đã tới thì phải nghe broker nói về từng đơn, tức là confirm.',
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
