import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on records that fail. */
export const quiz: Quiz = {
  id: 'failure-handling',
  questions: [
    {
      id: 'who-waits',
      kind: 'single',
      prompt:
        'Topic có ba partition trên cùng một broker, một consumer kafkajs đọc cả ba. Record ở partition 1 lỗi, và handler viết `await sleep(30_000)` rồi thử lại, giữa chừng vẫn gọi `heartbeat()`. Trong 30 giây ấy ai được làm?',
      options: [
        {
          id: 'others',
          text: 'Partition 0 và 2: chúng độc lập với partition 1',
          correct: false,
          why: 'Trong log thì độc lập. Trong một consumer thì cùng đợi một lượt fetch.',
        },
        {
          id: 'nobody',
          text: 'Không ai: consumer lấy lượt kế tiếp khi mọi lô của lượt này đã xong',
          correct: true,
          why: 'Muốn partition khác đi tiếp thì handler phải trả về: pause, seek, và hẹn giờ resume.',
        },
        {
          id: 'concurrent',
          text: 'Partition 0 và 2, nếu đặt partitionsConsumedConcurrently là 3',
          correct: false,
          why: 'Nó cho làm song song các lô đã lấy về, không cho lấy lượt mới khi còn một lô dở.',
        },
        {
          id: 'kicked',
          text: 'Member khác: consumer này bị loại khỏi group vì im lặng quá lâu',
          correct: false,
          why: 'Nó vẫn gọi heartbeat, nên broker vẫn tin và không chia lại partition.',
        },
      ],
      explanation:
        'Một record chặn partition của nó là luật của log. Cả consumer đứng theo là do cách viết, và tránh được.',
    },
    {
      id: 'how-long',
      kind: 'number',
      prompt:
        'Hai topic chờ, 10 giây và 60 giây, rồi dead-letter topic. Cổng thanh toán sập 50 giây. Một đơn lỗi lần đầu đúng lúc cổng vừa sập. Nó được làm mấy lần, kể cả lần thành công?',
      answer: 3,
      tolerance: 0,
      unit: 'lần',
      explanation:
        'Lần đầu ở giây 0, lần hai ở giây 10, cổng còn sập. Lần ba ở giây 70, cổng đã chạy từ giây 50. Nó không vào DLT.',
    },
    {
      id: 'which-way',
      kind: 'sorting',
      prompt: 'Ba cách xử lý một record lỗi. Mỗi tình huống hợp với cách nào nhất?',
      groups: [
        { id: 'block', text: 'Chặn partition' },
        { id: 'aside', text: 'Sang topic chờ, bỏ thứ tự' },
        { id: 'keyed', text: 'Sang topic chờ, giữ thứ tự theo key' },
      ],
      items: [
        {
          id: 'emails',
          text: 'Gửi email xác nhận, mỗi đơn một email, không đơn nào phụ thuộc đơn nào',
          group: 'aside',
          why: 'Không ai để ý email nào đi trước. Giữ thứ tự chỉ làm chậm.',
        },
        {
          id: 'database-down',
          text: 'Database của chính consumer sập: record nào cũng sẽ lỗi',
          group: 'block',
          why: 'Chuyển hết sang topic chờ chỉ là chép cả topic đi chỗ khác. Dừng lại và chờ.',
        },
        {
          id: 'wallet',
          text: 'Nạp và rút ví của từng khách; một khách lỗi không được làm khách khác phải chờ',
          group: 'keyed',
          why: 'Rút trước khi nạp là sai số dư, nhưng chỉ trong một ví.',
        },
        {
          id: 'cdc',
          text: 'Chép từng thay đổi của một bảng sang nơi khác, thay đổi nào cũng phải đúng thứ tự',
          group: 'block',
          why: 'Thứ tự là toàn bộ ý nghĩa của luồng này. Dừng, báo người trực.',
        },
        {
          id: 'order-states',
          text: 'Tạo đơn, sửa đơn, huỷ đơn, key là mã đơn',
          group: 'keyed',
          why: 'Huỷ tới trước tạo là hỏng, nhưng chỉ hỏng đơn ấy.',
        },
      ],
      explanation:
        'Hỏi hai câu: lỗi này là của một record hay của mọi record? Và record sau có cần record trước không?',
    },
    {
      id: 'two-steps',
      kind: 'single',
      prompt:
        'Consumer chép record lỗi sang retry topic, chờ broker xác nhận, rồi commit. Nó bị `kill -9` giữa hai bước. Chạy lại, record ấy ra sao?',
      options: [
        {
          id: 'lost',
          text: 'Mất: nó chưa được commit nên bản chép bị huỷ theo',
          correct: false,
          why: 'Bản chép là một record thật trong một topic khác. Commit của group không liên quan tới nó.',
        },
        {
          id: 'twice',
          text: 'Có hai bản: bản trong retry topic, và bản gốc được đọc lại',
          correct: true,
          why: 'Hai bước không nguyên tử. Nên việc phải lũy đẳng, hoặc cả hai vào một transaction của Kafka.',
        },
        {
          id: 'dedup',
          text: 'Một bản: broker thấy trùng nội dung nên bỏ bản sau',
          correct: false,
          why: 'Broker không so nội dung. Idempotent producer chỉ chống trùng khi chính nó gửi lại.',
        },
        {
          id: 'stuck',
          text: 'Group kẹt, vì offset trong retry topic và topic gốc không khớp nhau',
          correct: false,
          why: 'Mỗi partition một offset riêng, không có gì phải khớp.',
        },
      ],
      explanation:
        'RabbitMQ tự chuyển khi nack, một bước. Kafka không có dead letter: consumer tự ghi rồi tự commit, nên có một khe ở giữa.',
    },
    {
      id: 'headers',
      kind: 'several',
      prompt:
        'Người trực mở một record trong DLT lúc 3 giờ sáng. Header nào giúp được họ mà value và key không nói sẵn?',
      options: [
        {
          id: 'origin',
          text: 'Topic, partition, offset gốc',
          correct: true,
          why: 'Để replay về đúng chỗ, và để xem những record quanh nó.',
        },
        {
          id: 'error',
          text: 'Loại lỗi và thông điệp lỗi',
          correct: true,
          why: 'Gom dead letter theo loại lỗi là biết ngay một sự cố hay nhiều.',
        },
        {
          id: 'times',
          text: 'Lần lỗi đầu, lần lỗi cuối, số lần thử',
          correct: true,
          why: 'Lần lỗi đầu trùng giờ deploy nào thì tìm ở đó.',
        },
        {
          id: 'customer',
          text: 'Tên khách của đơn',
          correct: false,
          why: 'Đã là key. Chép lại nữa chỉ tốn chỗ, và thêm một nơi giữ dữ liệu riêng tư.',
        },
        {
          id: 'consumer-offset',
          text: 'Lag của group lúc record bị lỗi',
          correct: false,
          why: 'Nói về group, không nói về record. Bảng theo dõi giữ con số ấy tốt hơn.',
        },
      ],
      explanation:
        'Giữ nguyên key và value, thêm những gì chỉ consumer biết lúc lỗi. Value đã sửa thì không còn là bằng chứng.',
    },
    {
      id: 'after-replay',
      kind: 'matching',
      prompt: 'Sau khi replay hết, mọi đơn đều xong. Con số nào đang nói gì?',
      pairs: [
        { id: 'records', term: 'record trong DLT', text: 'Vẫn đủ: chỉ retention mới bỏ bớt' },
        { id: 'lag', term: 'lag của group replay', text: 'Về 0: mọi dead letter đã được đưa về' },
        { id: 'main', term: 'cuối log của topic gốc', text: 'Dài thêm đúng bằng số record đã đưa về' },
        { id: 'ignored', term: 'đơn "đã thu từ trước"', text: 'Những đơn được đưa về hơn một lần' },
      ],
      explanation:
        'Với RabbitMQ, độ sâu của DLQ là việc còn lại. Với Kafka, việc còn lại là lag của group đọc DLT, không phải độ dài của nó.',
    },
    {
      id: 'big-file',
      kind: 'ordering',
      prompt:
        'Gửi một đơn kèm tệp 8 MB theo claim check. Xếp các bước theo thứ tự làm cho không ai nhận một phiếu mà kho không có tệp.',
      items: [
        { id: 'put', text: 'Cửa hàng PUT tệp vào kho, chờ kho trả lời đã cất' },
        { id: 'produce', text: 'Cửa hàng gửi record mang mã, độ dài và sha256 của tệp' },
        { id: 'consume', text: 'Consumer đọc record' },
        { id: 'get', text: 'Consumer GET tệp theo mã và so sha256' },
        { id: 'work', text: 'Consumer làm việc với tệp, rồi commit' },
        { id: 'expire', text: 'Tệp hết hạn trong kho, sau khi record đã qua retention' },
      ],
      explanation:
        'Cất trước, gửi sau: hỏng ở giữa chỉ để lại một tệp mồ côi. Làm ngược lại thì consumer có thể tới trước tệp. Và tệp phải sống lâu hơn mọi record nhắc tới nó, kể cả bản trong DLT.',
    },
    {
      id: 'bad-deploy',
      kind: 'scenario',
      prompt:
        'Bản deploy lúc 21 giờ có lỗi: một phần ba số đơn ném `TypeError`. Sáng hôm sau, retry topic đã cạn, DLT có 40.000 record, lỗi đã sửa. Đơn của một khách phải xong đúng thứ tự. Bạn đưa chúng về thế nào?',
      modelAnswer:
        'Trước hết xem chúng có cùng một lỗi không: gom theo error-type và first-failure, để không đưa về cả những dead letter của chuyện khác. Kiểm tra bản sửa bằng một record: replay đúng một offset, xem nó xong. Rồi hỏi về thứ tự: nếu đêm qua consumer chạy chế độ bỏ thứ tự thì đơn sau của các khách ấy đã xong trước rồi, và đưa đơn cũ về là ghi đè trạng thái mới bằng trạng thái cũ; khi ấy consumer phải tự nhận ra bằng số phiên bản, hoặc phải xử lý riêng. Nếu giữ thứ tự theo key thì cứ đọc DLT từ đầu tới cuối: các đơn của một khách nằm đúng thứ tự trong đó, và cùng key thì về cùng partition. Đưa về có giới hạn tốc độ để đơn của sáng nay không phải đợi sau 40.000 đơn. Việc phải lũy đẳng, vì có đơn được đưa về hai lần. Theo dõi lag của group replay và số record mới vào DLT: nếu nó tăng trở lại thì dừng. Xong thì ghi lại đã replay từ offset nào tới offset nào; record vẫn nằm đó tới hết retention.',
      points: [
        'Gom theo loại lỗi và thời điểm trước khi đưa về',
        'Thử một record trước, rồi mới cả loạt',
        'Đơn sau có thể đã xong trước: cần số phiên bản hoặc xử lý riêng',
        'Cùng key, đúng thứ tự trong DLT',
        'Giới hạn tốc độ, và dừng khi DLT lại tăng',
        'Việc lũy đẳng vì có đơn về hai lần',
      ],
      explanation:
        'Replay là một lần ghi mới vào topic gốc. Mọi thứ đúng với một producer đều đúng với nó, kể cả chuyện làm nghẽn người khác.',
    },
  ],
};
