import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on exactly-once. */
export const quiz: Quiz = {
  id: 'exactly-once',
  questions: [
    {
      id: 'next-offset',
      kind: 'number',
      prompt:
        'Topic có một partition, chỉ một producer ghi, mỗi transaction ghi ba record rồi commit. Record đầu tiên của transaction thứ nhất ở offset 0. Record đầu tiên của transaction thứ ba ở offset nào?',
      answer: 8,
      tolerance: 0,
      unit: '',
      explanation:
        'Mỗi transaction chiếm bốn offset: ba record và một control record. Hai transaction trước chiếm 0 tới 7, nên transaction thứ ba bắt đầu ở 8.',
    },
    {
      id: 'restart-duplicate',
      kind: 'single',
      prompt:
        'Cửa hàng dùng producer lũy đẳng, không transaction. Nó gửi đơn #9, broker ghi xong, rồi cửa hàng bị kill -9 trước khi câu trả lời về. Chạy lại, nó gửi đơn #9 lần nữa. Trong topic có mấy bản?',
      options: [
        {
          id: 'one-sequence',
          text: 'Một: sequence của đơn #9 đã có nên broker bỏ bản sau',
          correct: false,
          why: 'Sequence đếm theo producer id. Lần chạy mới được cấp producer id khác và đếm lại từ 0.',
        },
        {
          id: 'two',
          text: 'Hai: lần chạy mới là một producer khác với broker',
          correct: true,
          why: 'Lũy đẳng ở đây chỉ trong một đời producer. Qua lần chạy lại, broker không nhận ra ai.',
        },
        {
          id: 'one-key',
          text: 'Một: hai record cùng key thì broker chỉ giữ một',
          correct: false,
          why: 'Key chọn partition. Broker không so key để bỏ trùng; compaction cũng là chuyện khác, và muộn hơn.',
        },
      ],
      explanation:
        'Producer lũy đẳng gỡ bản gửi lại của thư viện. Gửi lại do chương trình hay do người thì phải gỡ bằng khoá của đơn.',
    },
    {
      id: 'stuck-reader',
      kind: 'single',
      prompt:
        'Consumer read_committed của topic "payments" đứng im đã 40 giây, lag tăng đều. Consumer read_uncommitted của cùng topic vẫn chạy. Bạn xem gì trước?',
      options: [
        {
          id: 'restart-consumer',
          text: 'Chạy lại consumer read_committed cho nó vào lại group',
          correct: false,
          why: 'Nó vẫn khoẻ. Vào lại thì nó lại dừng ở đúng offset ấy.',
        },
        {
          id: 'open-transaction',
          text: 'Tìm transaction nào còn mở trên partition ấy, và của ai',
          correct: true,
          why: 'read_committed dừng ở last stable offset. Một transaction mở giữ cả những record đã commit đứng sau nó.',
        },
        {
          id: 'reset-offset',
          text: 'Dời offset của group vượt qua chỗ kẹt',
          correct: false,
          why: 'LSO là giới hạn của broker, không phải của group. Dời vượt qua thì vẫn không được giao gì, và có thể bỏ sót.',
        },
        {
          id: 'switch-isolation',
          text: 'Đổi nó sang read_uncommitted cho chạy tiếp',
          correct: false,
          why: 'Chạy tiếp được, và bắt đầu đếm cả những khoản sẽ bị huỷ.',
        },
      ],
      explanation:
        'Một bên chạy một bên đứng là dấu hiệu của transaction còn mở. Nó tự hết khi quá transaction.timeout.ms, hay khi chủ của transactional id quay lại.',
    },
    {
      id: 'covered',
      kind: 'sorting',
      prompt:
        'Chương trình đọc orders, làm việc, rồi commit, tất cả trong một transaction Kafka. Việc nào nằm trong lời hứa đúng một lần?',
      groups: [
        { id: 'inside', text: 'Trong lời hứa' },
        { id: 'outside', text: 'Ngoài lời hứa' },
      ],
      items: [
        {
          id: 'invoice-record',
          text: 'Ghi record vào topic invoices cùng cụm',
          group: 'inside',
          why: 'Có control record quyết định nó thật hay huỷ.',
        },
        {
          id: 'offsets',
          text: 'Offset của group, gửi bằng sendOffsets',
          group: 'inside',
          why: 'Broker giữ lại tới khi transaction commit.',
        },
        {
          id: 'insert',
          text: 'INSERT vào PostgreSQL của cửa hàng',
          group: 'outside',
          why: 'Hai transaction của hai hệ khác nhau. Chết ở giữa thì một bên có, một bên không.',
        },
        {
          id: 'payment-call',
          text: 'Gọi API trừ tiền của ngân hàng',
          group: 'outside',
          why: 'Gọi rồi thì tiền đã trừ. Huỷ transaction Kafka không hoàn tiền.',
        },
        {
          id: 'other-cluster',
          text: 'Ghi record sang một cụm Kafka khác',
          group: 'outside',
          why: 'Mỗi cụm có bên điều phối transaction của riêng nó.',
        },
      ],
      explanation:
        'Ranh giới là những gì một cụm Kafka tự giữ: log và offset. Ra khỏi đó thì về lại at-least-once cộng lũy đẳng.',
    },
    {
      id: 'same-error',
      kind: 'several',
      prompt: 'Log của một chương trình có INVALID_PRODUCER_EPOCH. Những chuyện nào có thể đã xảy ra?',
      options: [
        {
          id: 'replaced',
          text: 'Một bản khác đã xin producer id cùng transactional id',
          correct: true,
          why: 'Broker tăng epoch cho bản mới, và từ chối epoch cũ.',
        },
        {
          id: 'too-slow',
          text: 'Transaction của nó quá hạn và broker đã tự huỷ',
          correct: true,
          why: 'Lúc huỷ vì quá hạn broker cũng tăng epoch.',
        },
        {
          id: 'lost-answer',
          text: 'Câu trả lời của lần gửi trước bị mất, và nó gửi lại',
          correct: false,
          why: 'Gửi lại mang cùng epoch và cùng sequence: broker nhận ra và trả lời offset cũ.',
        },
        {
          id: 'kicked-from-group',
          text: 'Consumer của nó bị loại khỏi group vì im lặng quá lâu',
          correct: false,
          why: 'Group và producer là hai chuyện: bị loại khỏi group thì commit thường báo UNKNOWN_MEMBER_ID.',
        },
      ],
      explanation:
        'Một lỗi, hai nguyên nhân. Muốn biết là cái nào thì xem có producer khác cùng tên vừa khởi động không.',
    },
    {
      id: 'order-of-events',
      kind: 'ordering',
      prompt: 'Chương trình chết giữa transaction rồi được chạy lại. Xếp các việc theo thứ tự.',
      items: [
        { id: 'written', text: 'Hoá đơn được ghi vào log, chưa commit' },
        { id: 'killed', text: 'Chương trình bị kill -9' },
        { id: 'asks', text: 'Lần chạy sau xin producer id bằng transactional id cũ' },
        { id: 'abort', text: 'Broker ghi control record huỷ' },
        { id: 'epoch', text: 'Broker cấp epoch mới' },
        { id: 'again', text: 'Đơn được đọc lại từ offset đã commit' },
      ],
      explanation:
        'Broker dọn phần dở trước khi cấp epoch mới, và chương trình xin producer id trước khi đọc: nhờ vậy không có lúc nào hai đời cùng ghi.',
    },
  ],
};
