import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on the commit log. */
export const quiz: Quiz = {
  id: 'commit-log',
  questions: [
    {
      id: 'after-reading',
      kind: 'single',
      prompt:
        'Group `warehouse` đã đọc và commit hết topic `orders`. Retention là 7 ngày. Ngay lúc đó, broker còn giữ những record nào?',
      options: [
        {
          id: 'none',
          text: 'Không record nào, vì group duy nhất đã commit',
          correct: false,
          why: 'Đó là chuyện của queue: ack thì mất. Commit của Kafka chỉ ghi một con số cho group.',
        },
        {
          id: 'all-young',
          text: 'Mọi record chưa quá 7 ngày, đọc rồi hay chưa',
          correct: true,
          why: 'Chỉ retention bỏ record đi. Đọc và commit không động tới log.',
        },
        {
          id: 'last-only',
          text: 'Record cuối của mỗi partition, để biết chỗ đọc tiếp',
          correct: false,
          why: 'Chỗ đọc tiếp là offset đã commit, cất riêng; nó không cần record nào còn lại.',
        },
        {
          id: 'until-others',
          text: 'Những record mà còn group khác chưa đọc',
          correct: false,
          why: 'Broker không chờ ai. Group nào chậm quá retention thì lỡ, dù nó chưa đọc.',
        },
      ],
      explanation:
        'Vì vậy một group mới mở hôm nay vẫn đọc được đơn của sáu hôm trước, và một group chậm quá 7 ngày thì mất đơn.',
    },
    {
      id: 'own-remainder',
      kind: 'number',
      prompt:
        'Key `KH-7` có murmur2, sau khi bỏ bit dấu, là 1.000.007. Topic có 4 partition. Record mang key này vào partition số mấy?',
      answer: 3,
      tolerance: 0,
      unit: 'partition',
      explanation: '1.000.007 = 4 × 250.001 + 3. Không có gì khác tham gia: không broker nào, không consumer nào.',
    },
    {
      id: 'what-decides',
      kind: 'several',
      prompt: 'Với partitioner mặc định, những gì quyết định partition của một record *có key*?',
      options: [
        {
          id: 'bytes',
          text: 'Các byte của key',
          correct: true,
          why: 'Chính các byte ấy được băm; cùng chữ mà khác cách viết Unicode là khác byte.',
        },
        {
          id: 'count',
          text: 'Số partition mà producer đang biết',
          correct: true,
          why: 'Đó là số chia. "Đang biết" vì producer chỉ hỏi lại theo nhịp của nó.',
        },
        {
          id: 'value',
          text: 'Nội dung (value) của record',
          correct: false,
          why: 'Value không vào phép băm. Hai record cùng key, khác value vẫn cùng partition.',
        },
        {
          id: 'members',
          text: 'Số member của group đang đọc',
          correct: false,
          why: 'Producer không biết ai đọc. Group chia partition sau, theo cách của nó.',
        },
        {
          id: 'fullness',
          text: 'Partition nào đang ít record hơn',
          correct: false,
          why: 'Có key thì không nhìn độ đầy. Nhờ vậy cùng key mới cùng chỗ, và cũng vì vậy có partition nóng.',
        },
      ],
      explanation: 'Hai thứ, không hơn: byte của key, và số chia.',
    },
    {
      id: 'order-of-reading',
      kind: 'single',
      prompt:
        'Topic có 2 partition. Producer ghi lần lượt: A1 vào P0, B1 vào P1, A2 vào P0, B2 vào P1. Một consumer đọc cả hai partition. Thứ tự đọc nào *không thể* xảy ra, nếu không ai chết giữa chừng?',
      options: [
        {
          id: 'blocks',
          text: 'B1, B2, A1, A2',
          correct: false,
          why: 'Đọc hết P1 rồi mới tới P0: đúng cách kho trong lab đọc.',
        },
        {
          id: 'as-written',
          text: 'A1, B1, A2, B2',
          correct: false,
          why: 'Có thể: đọc ngay khi record tới thì thường ra như vậy.',
        },
        {
          id: 'inside-broken',
          text: 'B1, A2, A1, B2',
          correct: true,
          why: 'A2 trước A1: cả hai cùng nằm ở P0, mà trong một partition offset chỉ tăng.',
        },
        {
          id: 'interleaved',
          text: 'A1, A2, B1, B2',
          correct: false,
          why: 'Đọc hết P0 rồi tới P1. Trong từng partition vẫn đúng.',
        },
      ],
      explanation: 'Kafka chỉ giữ A1 trước A2 và B1 trước B2. Mọi cách xen hai dãy ấy vào nhau đều có thể.',
    },
    {
      id: 'terms',
      kind: 'matching',
      prompt: 'Ghép mỗi con số với người đặt ra nó.',
      pairs: [
        { id: 'offset', term: 'offset của một record', text: 'broker, lúc ghi nối record vào cuối log' },
        { id: 'partition', term: 'partition của một record có key', text: 'producer, bằng phép băm và số chia' },
        { id: 'committed', term: 'offset đã commit', text: 'group, để biết lần sau đọc tiếp từ đâu' },
        { id: 'count', term: 'số partition của topic', text: 'người vận hành; controller ghi lại và báo cho broker' },
      ],
      explanation: 'Khi tìm lỗi "sao record này lại ở đây", biết ai đặt ra con số là biết phải hỏi ai.',
    },
    {
      id: 'grown-under-way',
      kind: 'single',
      prompt:
        'Topic `payments` lấy mã khách làm key và đang chạy với 3 partition. Ai đó tăng lên 4. Điều gì xảy ra với khách KH-9, đang có đơn chưa xử lý ở P1?',
      options: [
        {
          id: 'stays',
          text: 'Đơn mới vẫn vào P1, vì khách đã ở đó',
          correct: false,
          why: 'Không ai nhớ khách ở đâu. Producer tính lại mỗi lần ghi, với số chia mới.',
        },
        {
          id: 'moves-all',
          text: 'Đơn cũ được dời sang partition mới cùng đơn mới',
          correct: false,
          why: 'Kafka không dời record nào khi thêm partition.',
        },
        {
          id: 'may-split',
          text: 'Đơn mới có thể vào partition khác và được xử lý trước đơn cũ',
          correct: true,
          why: 'Số chia đổi thì số dư có thể đổi. Hai partition đọc độc lập, nên đơn mới có thể vượt đơn cũ.',
        },
        {
          id: 'refused',
          text: 'Broker không cho tăng khi partition còn record chưa đọc',
          correct: false,
          why: 'Broker không biết record nào "chưa đọc"; nó cho tăng ngay.',
        },
      ],
      explanation:
        'Với khách mà hai số dư bằng nhau thì không sao; phần lớn khách thì có sao. Cần thứ tự theo key thì lập topic mới, đọc cạn topic cũ.',
    },
    {
      id: 'keyless-client',
      kind: 'sorting',
      prompt: 'Mỗi câu về record *không key* đúng với client nào?',
      groups: [
        { id: 'kafkajs', text: 'kafkajs 2.2.4' },
        { id: 'java', text: 'Java client từ 3.3' },
      ],
      items: [
        {
          id: 'each',
          text: 'Hai record liền nhau luôn vào hai partition khác nhau, khi topic có từ hai partition',
          group: 'kafkajs',
          why: 'Nó đếm từng record: mỗi record sang partition kế tiếp.',
        },
        {
          id: 'bytes',
          text: 'Ở lại một partition cho tới khi đủ số byte của một lô',
          group: 'java',
          why: 'KIP-794 đổi partition sau mỗi batch.size byte.',
        },
        {
          id: 'ten',
          text: 'Mười record nhỏ gửi liền có thể nằm cả ở một partition',
          group: 'java',
          why: 'Mười record nhỏ chưa đủ một lô, nên chưa đổi.',
        },
        {
          id: 'six',
          text: 'Sáu record vào ba partition thì mỗi partition đúng hai',
          group: 'kafkajs',
          why: 'Xoay vòng hai lượt, bắt đầu ở đâu cũng ra như vậy.',
        },
      ],
      explanation: 'Về lâu dài cả hai đều rải đều; khác nhau ở cỡ của một lượt.',
    },
    {
      id: 'reference-design',
      kind: 'scenario',
      prompt:
        'Cửa hàng muốn ghi các sự kiện của đơn (đặt, trả tiền, giao, huỷ) vào Kafka. Kho, thống kê và chăm sóc khách cùng đọc. Sự kiện của *một đơn* phải đúng thứ tự. Giờ cao điểm có 200 sự kiện mỗi giây, kho xử lý được 60 mỗi giây trên một instance, và lượng đơn tăng gấp đôi mỗi năm. Bạn chọn topic, key, số partition và group thế nào?',
      modelAnswer:
        'Một topic `order-events`, để bốn loại sự kiện của một đơn ở chung một log; tách mỗi loại một topic là mất thứ tự giữa chúng. Key là mã đơn: cùng đơn cùng partition, và mã đơn nhiều nên rải đều, không như mã khách, khi một đại lý lớn làm nóng một partition. 200 / 60 là 3,3, tức bốn instance bây giờ; hai năm nữa gấp bốn là 14, nên lấy 16 hoặc hơn ngay từ đầu, vì thêm sau là key đổi chỗ. Mỗi nơi đọc một group riêng, để có offset riêng.',
      points: [
        'Một topic cho mọi sự kiện của đơn, không tách theo loại',
        'Key là mã đơn, và nói vì sao không phải mã khách hay không key',
        'Số partition tính từ thông lượng, và dư cho vài năm vì thêm sau làm key đổi chỗ',
        'Mỗi nơi đọc một group riêng',
      ],
      explanation: 'Không có một đáp án duy nhất, nhưng thứ tự cần giữ luôn là câu hỏi đầu tiên: nó chọn key.',
    },
  ],
};
