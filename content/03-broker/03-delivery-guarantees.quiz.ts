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
      id: 'lost-confirm-order',
      kind: 'ordering',
      prompt:
        'Cửa hàng có confirm, thanh toán ack thủ công sau khi ghi tiền, không ai chống trùng. Đơn #20 tới broker nhưng confirm của nó mất dọc đường. Xếp lại chuyện xảy ra.',
      items: [
        { id: 'kept', text: 'Broker chép đơn #20 vào queue và gửi confirm' },
        { id: 'reset', text: 'Kết nối của cửa hàng bị reset, confirm chưa về tới nơi' },
        { id: 'reconnect', text: 'Cửa hàng nối lại và thấy #20 còn nằm trong danh sách chưa confirm' },
        { id: 'again', text: 'Cửa hàng gửi lại #20 với message-id cũ' },
        { id: 'second', text: 'Queue nhận bản thứ hai của #20' },
      ],
      explanation:
        'Cửa hàng không phân biệt được "đơn chưa tới" với "câu trả lời chưa về", nên nó gửi lại cả hai trường hợp. Bản thứ hai là cái giá của việc không mất.',
    },
    {
      id: 'which-gap',
      kind: 'matching',
      prompt: 'Mỗi chuyện dưới đây đụng vào chỗ nào của đường đi?',
      pairs: [
        {
          id: 'buffer',
          term: 'mất ở chặng gửi',
          text: 'Lời gọi gửi đã trả về, message còn trong bộ đệm thì cáp đứt; bên gửi không giữ gì lại',
        },
        {
          id: 'answer',
          term: 'trùng ở chặng gửi',
          text: 'Broker đã giữ message, lời báo bị nuốt dọc đường, bên gửi gửi thêm lần nữa',
        },
        {
          id: 'forgotten',
          term: 'mất ở chặng nhận',
          text: 'Broker quên message lúc giao, chương trình nhận chết khi đang chờ ngân hàng',
        },
        {
          id: 'redone',
          term: 'trùng ở chặng nhận',
          text: 'Chương trình nhận ghi xong database, chết trước khi kịp báo, rồi được chạy lại',
        },
        {
          id: 'nowhere',
          term: 'mất ở trong broker',
          text: 'Message tới exchange không có binding nào hợp và không mang cờ mandatory',
        },
      ],
      explanation:
        'Trùng luôn có hai điều kiện: việc đã xong, và câu trả lời không về. Mất thì chỉ cần một bên coi như xong quá sớm.',
    },
    {
      id: 'weakest-hop',
      kind: 'single',
      prompt:
        'Đội bạn chuyển chương trình thanh toán sang ack thủ công sau khi ghi tiền; một đơn được giao lại thì database từ chối ghi dòng thứ hai. Web shop vẫn gửi bằng channel thường, không confirm, không gửi lại. Cả đường bây giờ cam kết điều gì?',
      options: [
        {
          id: 'at-least-once',
          text: 'At-least-once, vì broker giữ đơn tới khi thanh toán xong và ack',
          correct: false,
          why: 'Broker chỉ giữ được đơn đã tới nó. Đơn mất trên đường từ shop thì không ai biết mà giữ.',
        },
        {
          id: 'at-most-once',
          text: 'Nhiều nhất một lần: không trừ thừa, nhưng có thể có đơn không ai trừ',
          correct: true,
          why: 'Chặng gửi coi như xong nên có thể mất; chặng nhận giao lại nhưng database chặn lần trừ thứ hai.',
        },
        {
          id: 'effectively-once',
          text: 'Đúng một lần, vì bên nhận đã ack muộn và database chặn được trùng',
          correct: false,
          why: 'Bên nhận chỉ chặn được trùng. Đơn mất ở chặng gửi thì không ai trừ tiền.',
        },
        {
          id: 'unknown',
          text: 'Không cam kết gì cả, vì mất hay trùng đều có thể xảy ra ở hai chặng',
          correct: false,
          why: 'Trùng thì không: shop không gửi lại, và đơn giao lại bị database chặn.',
        },
      ],
      explanation:
        'Cái hại của hai chặng cộng lại: chặng gửi có thể mất, chặng nhận có thể trùng. Database đã chặn phần trùng, nên chỉ còn mất. Bỏ chỗ chặn ấy đi thì cả hai cùng xảy ra được.',
    },
  ],
};
