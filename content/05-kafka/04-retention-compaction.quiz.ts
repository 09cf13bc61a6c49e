import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on retention and compaction. */
export const quiz: Quiz = {
  id: 'retention-compaction',
  questions: [
    {
      id: 'slow-topic',
      kind: 'single',
      prompt:
        'Topic `refunds` có vài record mỗi ngày, `cleanup.policy=delete`, `retention.ms` một ngày, `segment.ms` mặc định 7 ngày. Thứ sáu bạn mở ra và thấy record của thứ hai vẫn còn. Vì sao?',
      options: [
        {
          id: 'unread',
          text: 'Có group chưa đọc nó, nên broker giữ lại',
          correct: false,
          why: 'Retention không hỏi ai đã đọc hay chưa.',
        },
        {
          id: 'same-segment',
          text: 'Nó nằm chung segment với record mới hơn, mà cả segment mới bị bỏ',
          correct: true,
          why: 'Segment chỉ bị bỏ khi record mới nhất trong đó quá hạn, và mỗi ngày lại có record mới.',
        },
        {
          id: 'bytes',
          text: 'Chưa đủ retention.bytes nên tuổi chưa được xét',
          correct: false,
          why: 'Hai mục độc lập: cái nào tới trước thì bỏ theo cái ấy.',
        },
        {
          id: 'active-never',
          text: 'Segment đang ghi không bao giờ bị bỏ theo tuổi',
          correct: false,
          why: 'Có chứ: khi mọi record trong đó quá hạn, broker đóng nó rồi bỏ. Không bao giờ đụng tới là cách của compaction.',
        },
      ],
      explanation:
        'retention.ms là mức ít nhất. Muốn sát hơn thì đặt segment.ms ngắn, vì nó quyết định một khúc dài bao nhiêu.',
    },
    {
      id: 'skipped-alive',
      kind: 'number',
      prompt:
        'Group đã commit 500 rồi vắng mặt. Khi nó trở lại, đầu log là 620, cuối log là 900. Chương trình dùng kafkajs, subscribe không có fromBeginning. Bao nhiêu record *còn nguyên trong log* mà nó không bao giờ đọc?',
      answer: 280,
      tolerance: 0,
      unit: 'record',
      explanation:
        'Nó nhảy tới 900. Từ 500 tới 619 đã mất vì retention; từ 620 tới 899 còn đó, 280 record, bị bỏ qua vì lời dặn latest.',
    },
    {
      id: 'which-stay',
      kind: 'several',
      prompt:
        'Topic được nén. Segment đã đóng: `áo@0`, `mũ@1`, `áo@2`, `giày@3`. Segment đang ghi: `áo@4`, `mũ@5`. Cleaner vừa chạy xong. Record nào còn?',
      options: [
        { id: 'a0', text: '`áo@0`', correct: false, why: 'Trong phần đã đóng có áo@2 mới hơn.' },
        {
          id: 'm1',
          text: '`mũ@1`',
          correct: true,
          why: 'Giá mới hơn nằm trong segment đang ghi, mà cleaner không nhìn vào đó.',
        },
        { id: 'a2', text: '`áo@2`', correct: true, why: 'Là giá áo cuối trong phần đã đóng.' },
        { id: 'g3', text: '`giày@3`', correct: true, why: 'Không có giá giày nào mới hơn.' },
        { id: 'a4', text: '`áo@4`', correct: true, why: 'Segment đang ghi không bị đụng tới.' },
        { id: 'm5', text: '`mũ@5`', correct: true, why: 'Segment đang ghi không bị đụng tới.' },
      ],
      explanation: 'Chỉ một record đi. Áo và mũ còn hai giá, tới khi segment đang ghi đóng lại.',
    },
    {
      id: 'policy-for',
      kind: 'sorting',
      prompt: 'Topic nào nên `delete`, topic nào nên `compact`?',
      groups: [
        { id: 'delete', text: 'delete' },
        { id: 'compact', text: 'compact' },
      ],
      items: [
        {
          id: 'emails',
          text: 'Yêu cầu gửi email, mỗi đơn một record',
          group: 'delete',
          why: 'Là việc. Làm xong rồi thì một tuần sau không ai cần.',
        },
        {
          id: 'addresses',
          text: 'Địa chỉ giao hàng hiện tại, key là mã khách',
          group: 'compact',
          why: 'Là giá trị hiện tại. Địa chỉ ba năm không đổi vẫn phải còn.',
        },
        {
          id: 'clicks',
          text: 'Mỗi cú bấm trên website, không key',
          group: 'delete',
          why: 'Không key thì không nén được, và lượng ghi lớn nên cần có hạn.',
        },
        {
          id: 'stock',
          text: 'Số tồn kho sau mỗi lần đổi, key là mã hàng',
          group: 'compact',
          why: 'Ai vào sau chỉ cần số mới nhất của mỗi mã.',
        },
        {
          id: 'deltas',
          text: 'Mỗi lần cộng trừ kho (+3, −1), key là mã hàng',
          group: 'delete',
          why: 'Nén là mất: lời cuối −1 không thay được những lần trước nó.',
        },
        {
          id: 'flags',
          text: 'Cờ bật tắt tính năng, key là tên cờ',
          group: 'compact',
          why: 'Cấu hình là giá trị hiện tại; tắt hẳn thì ghi tombstone.',
        },
      ],
      explanation: 'Hỏi một câu: record sau có *thay* được record trước của cùng key không? Thay được thì compact.',
    },
    {
      id: 'life-of-a-key',
      kind: 'ordering',
      prompt: 'Món `mũ` ngừng bán trong topic được nén. Xếp các việc theo thứ tự xảy ra.',
      items: [
        { id: 'write', text: 'Cửa hàng ghi record key mũ, value null' },
        { id: 'close', text: 'Segment chứa tombstone đóng lại vì có record mới mở segment sau' },
        { id: 'clean', text: 'Cleaner bỏ mọi giá cũ của mũ, giữ tombstone' },
        { id: 'wait', text: 'Hết delete.retention.ms kể từ lần dọn ấy' },
        { id: 'gone', text: 'Một lần dọn sau bỏ luôn tombstone' },
      ],
      explanation:
        'Tombstone là một record như mọi record: nằm trong segment đang ghi thì chưa ai dọn. Và hết hạn rồi vẫn phải chờ một lần dọn nữa.',
    },
    {
      id: 'one-setting',
      kind: 'single',
      prompt:
        'Topic `profiles` đặt riêng `cleanup.policy=compact` và `min.cleanable.dirty.ratio=0.1`. Một script kafkajs gọi `alterConfigs` với duy nhất `retention.bytes=1000000000`. Một tuần sau điều gì đáng lo nhất?',
      options: [
        {
          id: 'ratio',
          text: 'Topic được nén thưa hơn vì dirty ratio về 0,5',
          correct: false,
          why: 'Dirty ratio không còn nghĩa gì: topic không được nén nữa.',
        },
        {
          id: 'deleted',
          text: 'Hồ sơ lâu không sửa bắt đầu biến mất',
          correct: true,
          why: 'cleanup.policy về mặc định delete, retention.ms về 7 ngày: khúc nào quá hạn thì mất cả hồ sơ trong đó.',
        },
        {
          id: 'error',
          text: 'Script báo lỗi vì thiếu mục, nên không gì đổi cả',
          correct: false,
          why: 'Broker nhận một bộ chỉ có một mục như mọi bộ khác.',
        },
        {
          id: 'bigger',
          text: 'Topic phình ra vì mất giới hạn dung lượng',
          correct: false,
          why: 'Mục được gửi chính là giới hạn dung lượng. Thứ mất là những mục không được gửi.',
        },
      ],
      explanation: 'Đọc bộ hiện tại, gộp, rồi ghi cả bộ; hoặc dùng công cụ có IncrementalAlterConfigs.',
    },
    {
      id: 'what-moves',
      kind: 'matching',
      prompt: 'Nhìn hai con số của một partition, chuyện gì đã xảy ra?',
      pairs: [
        { id: 'low-jumps', term: 'đầu log nhảy từ 40 lên 44', text: 'Retention vừa bỏ một segment có bốn record' },
        {
          id: 'low-still',
          term: 'đầu log 0, fetch từ 0 trả record ở offset 9',
          text: 'Compaction đã bỏ chín record đầu, đầu log không đổi',
        },
        {
          id: 'equal',
          term: 'đầu log 44, cuối log 44',
          text: 'Mọi record đã quá hạn, kể cả segment đang ghi',
        },
        {
          id: 'behind',
          term: 'đã commit 30, đầu log 44',
          text: 'Group này sẽ bị từ chối khi nó trở lại',
        },
      ],
      explanation: 'Đầu log là lời hứa "từ đây còn trả". Commit nằm trước nó là một chỗ hẹn không còn tồn tại.',
    },
    {
      id: 'vanished-prices',
      kind: 'scenario',
      prompt:
        'Bảng giá ở đầu bài: `prices` bị đổi sang `delete`, giữ một ngày, và nửa số món mất giá. Các bảng giá đang chạy ở hai chi nhánh khác vẫn còn đủ giá trong bộ nhớ. Bạn cứu thế nào, và làm gì để không có lần sau?',
      modelAnswer:
        'Trước hết đừng cho hai chi nhánh kia khởi động lại: bộ nhớ của chúng là bản sao cuối cùng. Đổi cấu hình topic về compact bằng cách đọc, gộp, ghi, để không mất thêm record nào; record đã bị bỏ thì Kafka không trả lại được. Rồi lấy giá từ một bảng còn sống, hoặc tốt hơn từ database là nguồn gốc của giá, ghi lại mỗi món một record với key là mã món: log lại đủ lời cuối của mọi key, và ai dựng lại từ đầu cũng đúng. So số key trong topic với số món trong database trước khi tuyên bố xong. Chú ý món đã ngừng bán: đừng hồi sinh chúng từ một bảng đã lỡ tombstone. Để không có lần sau: cấu hình topic nằm trong git, một chỗ duy nhất được ghi, có kiểm tra rằng topic trạng thái phải là compact; luật "giữ một ngày" chỉ áp cho topic giao việc; có cảnh báo khi số key dựng lại được ít hơn số món đang bán.',
      points: [
        'Giữ các bảng giá còn sống, đừng khởi động lại chúng',
        'Đổi về compact bằng đọc, gộp, ghi',
        'Biết rằng record đã bị bỏ không lấy lại được từ Kafka',
        'Ghi lại giá từ nguồn gốc, mỗi món một record có key',
        'Kiểm tra bằng cách đếm key, để ý món đã ngừng bán',
        'Cấu hình ở một chỗ, tách topic giao việc khỏi topic trạng thái',
      ],
      explanation: 'Topic được nén là một bảng. Đặt hạn cho nó theo tuổi là xoá những dòng lâu không sửa.',
    },
  ],
};
