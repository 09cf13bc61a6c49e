import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on offsets and replay. */
export const quiz: Quiz = {
  id: 'offsets-replay',
  questions: [
    {
      id: 'batch-of-twenty',
      kind: 'number',
      prompt:
        'Consumer kafkajs để commit tự động, không đặt interval hay threshold. Nó lấy về một lô 20 record, từ offset 300, và bị `kill -9` khi vừa làm xong record ở offset 313. Chạy lại, bao nhiêu record được làm lần thứ hai?',
      answer: 14,
      tolerance: 0,
      unit: 'record',
      explanation:
        'Không interval, không threshold thì kafkajs commit khi xong cả lô. Lô chưa xong nên chưa commit gì: từ 300 tới 313 là 14 record, làm lại cả.',
    },
    {
      id: 'swapped-lines',
      kind: 'single',
      prompt:
        'Có người đổi chỗ hai dòng trong handler: commit trước, ghi hoá đơn sau. Từ đó không còn hoá đơn trùng. Chương trình bị giết năm lần trong tuần. Bạn kiểm tra bằng gì xem có thiếu hoá đơn không?',
      options: [
        {
          id: 'lag',
          text: 'Xem lag: có đơn bị bỏ qua thì lag không về được 0',
          correct: false,
          why: 'Đơn bị bỏ qua nằm trước offset đã commit, nên không còn trong lag.',
        },
        {
          id: 'count',
          text: 'So số đơn trong topic với số dòng trong bảng hoá đơn',
          correct: true,
          why: 'Mất ở đầu kia thì phải đếm ở đầu kia. Offset chỉ ghi lại lời hứa.',
        },
        {
          id: 'errors',
          text: 'Tìm lỗi trong log của chương trình, quanh năm lần bị giết',
          correct: false,
          why: 'Bị kill -9 thì không kịp ghi dòng nào, và lần chạy sau không thấy gì bất thường.',
        },
        {
          id: 'broker-redelivers',
          text: 'Không cần: record chưa làm xong thì broker giao lại',
          correct: false,
          why: 'Broker Kafka không biết record nào đã làm xong. Nó chỉ biết offset đã commit.',
        },
      ],
      explanation:
        'Commit trước khi làm là at-most-once: mỗi lần chết ở giữa mất nhiều nhất một đơn, và mất trong im lặng.',
    },
    {
      id: 'which-failure',
      kind: 'sorting',
      prompt: 'Mỗi cách làm dưới đây, khi chương trình chết giữa chừng, nghiêng về lỗi nào?',
      groups: [
        { id: 'lost', text: 'Mất' },
        { id: 'again', text: 'Lặp' },
      ],
      items: [
        {
          id: 'await-then-commit',
          text: 'await việc của từng record, rồi commitOffsets',
          group: 'again',
          why: 'Chết giữa việc và commit thì record ấy được đọc lại.',
        },
        {
          id: 'commit-then-work',
          text: 'commitOffsets, rồi mới gọi đối tác',
          group: 'lost',
          why: 'Chết ở giữa thì group đã đi qua record ấy.',
        },
        {
          id: 'not-awaited',
          text: 'Commit tự động, handler bắt đầu việc rồi trả về ngay, không await',
          group: 'lost',
          why: 'Handler trả về là kafkajs tính record đã xong. Commit xong mà việc còn dở, chết lúc ấy là mất.',
        },
        {
          id: 'auto-awaited',
          text: 'Commit tự động, handler await tới khi việc xong',
          group: 'again',
          why: 'kafkajs chỉ commit những record mà handler đã xong, nhưng commit trễ.',
        },
        {
          id: 'own-thread',
          text: 'Java client tự commit, record được đưa sang thread khác rồi poll tiếp',
          group: 'lost',
          why: 'Lần poll sau commit mọi record lần trước trả về, kể cả record chưa ai làm.',
        },
        {
          id: 'threshold',
          text: 'Commit tự động, await, autoCommitThreshold là 1',
          group: 'again',
          why: 'Commit dày thì bớt lặp, nhưng vẫn là sau khi làm.',
        },
      ],
      explanation:
        'Chỉ hỏi một câu: lúc offset tới broker, việc đã xong chưa? Chưa xong thì có thể mất, xong rồi thì có thể lặp.',
    },
    {
      id: 'safe-replay',
      kind: 'ordering',
      prompt: 'Bạn cần cho group `report` đọc lại từ 9 giờ sáng nay. Xếp các bước theo thứ tự nên làm.',
      items: [
        { id: 'harmless', text: 'Bảo đảm làm lại là vô hại: bảng báo cáo có khoá theo mã đơn' },
        { id: 'stop', text: 'Cho mọi consumer của group rời đi, chờ group trống' },
        { id: 'note', text: 'Ghi lại offset của từng partition, giờ không ai dời nó nữa' },
        { id: 'ask', text: 'Hỏi broker offset của 9 giờ, so với cuối log và với con số vừa ghi' },
        { id: 'set', text: 'Đặt offset' },
        { id: 'start', text: 'Chạy lại consumer và nhìn nó bắt đầu từ record nào' },
      ],
      explanation:
        'Làm lại phải vô hại trước khi nghĩ tới offset. Consumer còn chạy thì con số bạn ghi lại cũ ngay, và con số bạn đặt bị ghi đè. Con số vừa ghi là nút hoàn tác; so với cuối log là để biết mình không tìm trượt.',
    },
    {
      id: 'answer-of-time',
      kind: 'single',
      prompt:
        'Một script kafkajs gọi `fetchTopicOffsetsByTimestamp` với 9 giờ sáng *mai*, vì lập trình viên nhầm ngày, rồi `setOffsets` với con số nhận được. Group trống. Chuyện gì xảy ra?',
      options: [
        {
          id: 'throws',
          text: 'Lời gọi đầu báo lỗi vì không record nào mới như vậy',
          correct: false,
          why: 'Broker có câu trả lời riêng, −1, nhưng kafkajs đổi nó thành cuối log.',
        },
        {
          id: 'from-start',
          text: 'Group đọc lại từ đầu log, vì −1 nghĩa là chưa có offset',
          correct: false,
          why: 'Con số −1 không tới tay script, và script đã đặt hẳn một offset.',
        },
        {
          id: 'skips',
          text: 'Group nhảy tới cuối log, bỏ qua mọi đơn chưa đọc, không lỗi nào',
          correct: true,
          why: 'Tìm trượt trông y như tìm trúng. Chỉ so với cuối log mới thấy.',
        },
        {
          id: 'waits',
          text: 'Group đứng chờ tới 9 giờ sáng mai rồi mới đọc',
          correct: false,
          why: 'Offset là một chỗ trong log, không phải một giờ hẹn.',
        },
      ],
      explanation:
        'Group đang còn tồn 500 đơn thì lần này mất cả 500, và lag về 0 ngay: bảng theo dõi còn đẹp hơn trước.',
    },
    {
      id: 'who-may-move',
      kind: 'several',
      prompt: 'Lúc nào `admin.setOffsets` của kafkajs dời được offset của group?',
      options: [
        {
          id: 'running',
          text: 'Consumer đang chạy nhưng không có record nào để làm',
          correct: false,
          why: 'Rảnh vẫn là member. Group không trống.',
        },
        {
          id: 'paused',
          text: 'Consumer đang pause()',
          correct: false,
          why: 'Tạm dừng vẫn giữ partition và vẫn heartbeat.',
        },
        {
          id: 'left',
          text: 'Consumer đã nhận SIGTERM và gọi disconnect()',
          correct: true,
          why: 'Nó báo LeaveGroup, group trống ngay.',
        },
        {
          id: 'just-killed',
          text: 'Consumer vừa bị kill -9 một giây trước, session timeout 30 giây',
          correct: false,
          why: 'Broker còn tin nó sống thêm chừng 29 giây.',
        },
        {
          id: 'long-dead',
          text: 'Consumer bị kill -9 năm phút trước, session timeout 30 giây',
          correct: true,
          why: 'Session đã hết, group không còn ai.',
        },
      ],
      explanation:
        'Group phải trống. Đang chạy mà muốn nhảy thì chính consumer gọi seek, vì vị trí đọc nằm trong bộ nhớ của nó.',
    },
    {
      id: 'four-lags',
      kind: 'matching',
      prompt: 'Lag của bốn group trên một topic có 1.000 record. Con số nào nói lên chuyện gì?',
      pairs: [
        { id: 'zero', term: 'lag 0', text: 'Đã hứa là xong mọi record; đã làm hay chưa thì không biết' },
        { id: 'none', term: 'không có số', text: 'Chưa commit lần nào' },
        {
          id: 'flat',
          term: 'lag tăng đều, offset đứng yên',
          text: 'Có thể một record làm lâu hơn session timeout, làm mãi không xong',
        },
        {
          id: 'negative',
          term: 'lag −963',
          text: 'Offset đã commit nằm sau cuối log: bị đặt nhầm, hoặc topic đã được tạo lại',
        },
      ],
      explanation: 'Lag là một phép trừ giữa hai con số của broker. Nó chỉ nói đúng khi bạn biết mỗi con số từ đâu ra.',
    },
    {
      id: 'double-points',
      kind: 'scenario',
      prompt:
        'Service cộng điểm thưởng đọc `orders`. Một lỗi làm mọi đơn từ 14 giờ tới 16 giờ được cộng sai. Lỗi đã sửa, service đang chạy với lag 0. Bạn cho tính lại hai giờ ấy thế nào?',
      modelAnswer:
        'Đừng dời group đang chạy vội: đọc lại từ 14 giờ là cộng lần nữa cho mọi đơn từ đó tới giờ, kể cả đơn đã đúng sau 16 giờ. Trước hết làm cho việc cộng lũy đẳng: mỗi đơn một dòng điểm, khoá theo mã đơn, ghi đè thay vì cộng thêm. Rồi chọn một trong hai đường. Đường an toàn: chạy bản sửa với một groupId mới ghi ra bảng khác, cho nó bắt đầu ở offset của 14 giờ và dừng ở offset của 16 giờ, so hai bảng rồi sửa phần chênh. Đường ngắn: cho service rời group, chờ group trống, ghi lại offset hiện tại của từng partition, hỏi broker offset của 14 giờ, so với cuối log để chắc là không tìm trượt, thử với dry-run, đặt, rồi chạy lại; nhờ lũy đẳng, phần sau 16 giờ làm lại cũng ra đúng số cũ. Nhớ rằng thời điểm tìm theo timestamp của record, do producer đặt, nên lấy dư vài phút về trước. Tắt những việc chạm ra ngoài, như email báo điểm, trong lúc đọc lại.',
      points: [
        'Làm việc cộng điểm lũy đẳng trước, khoá theo mã đơn',
        'Nhận ra rằng đọc lại từ 14 giờ cũng làm lại mọi đơn sau 16 giờ',
        'Group phải trống mới dời được; ghi lại offset cũ',
        'Hỏi broker theo thời điểm và so với cuối log',
        'Cân nhắc một groupId mới ghi ra chỗ khác',
        'Tắt việc chạm ra ngoài, như email, trong lúc đọc lại',
      ],
      explanation: 'Dời offset là phần dễ. Phần khó là biết việc nào sẽ được làm lại, và làm lại có hại ai không.',
    },
  ],
};
