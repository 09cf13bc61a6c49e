import type { Quiz } from '#model/quiz.ts';

/** Questions of the routing lesson. */
export const quiz: Quiz = {
  id: 'routing',
  questions: [
    {
      id: 'patterns-warehouse',
      kind: 'matching',
      prompt: 'Chuỗi kho hàng đặt key theo dạng `<kho>.<nhóm hàng>.<chuyện>`. Chọn mẫu cho từng người nghe.',
      pairs: [
        { id: 'warehouse', term: 'hn.#', text: 'Quản lý kho Hà Nội, theo dõi tất cả ở kho mình' },
        {
          id: 'expired',
          term: '*.food.expired',
          text: 'Ban an toàn thực phẩm, chỉ khi thực phẩm quá hạn, ở bất kỳ kho nào',
        },
        { id: 'moved', term: '*.*.moved', text: 'Đội xe, mỗi lần có hàng chuyển đi, kho nào và hàng gì cũng vậy' },
        { id: 'gate', term: 'hn.*.moved', text: 'Bảo vệ cổng kho Hà Nội, mỗi lần hàng của kho đó chuyển đi' },
        { id: 'all', term: '#', text: 'Kiểm toán, giữ một bản của tất cả' },
      ],
      explanation:
        'Mỗi bên cố định những từ họ quan tâm và để trống phần còn lại. Mẫu càng để trống nhiều thì càng phải hỏi: bên ấy có được phép đọc hết không?',
    },
    {
      id: 'direct-errors-only',
      kind: 'number',
      prompt:
        'Bạn giữ exchange direct và ghép key `tenant.service.mức`. Có 4 tenant, 5 service, 3 mức. Queue trực ca chỉ muốn `error`, của mọi tenant và mọi service. Nó cần bao nhiêu binding?',
      answer: 20,
      tolerance: 0,
      unit: 'binding',
      explanation:
        'Mức đã cố định, còn 4 × 5 = 20 tổ hợp phải liệt kê, và thêm một tenant là thêm 5 binding. Với topic, một binding `*.*.error` là đủ.',
    },
    {
      id: 'narrow-pattern-leak',
      kind: 'number',
      prompt:
        'Queue `acme` bind `acme.#` và `*.*.error` trên cùng exchange topic. Năm message được gửi, mỗi key một message: `acme.orders.error`, `acme.orders.info`, `globex.stock.error`, `globex.error`, `acme.error`. Queue `acme` có bao nhiêu message?',
      answer: 4,
      tolerance: 0,
      unit: 'message',
      explanation:
        '`acme.orders.error` khớp cả hai mẫu nhưng chỉ vào một bản. `acme.orders.info` và `acme.error` vào nhờ `acme.#`. `globex.stock.error` là rò: mẫu thứ hai không hỏi tenant. Chỉ `globex.error` bị trượt, vì nó có hai từ.',
    },
    {
      id: 'word-order-delivery',
      kind: 'ordering',
      prompt:
        'Hãng giao hàng chia theo miền, mỗi miền nhiều bưu cục, mỗi bưu cục nhiều tài xế. Trưởng miền, trưởng bưu cục, người theo dõi một tài xế: ai cũng muốn nghe mọi chuyện ở phần mình bằng một mẫu kết thúc bằng `.#`, trước đó không có dấu `*` nào. Xếp các từ của key từ trái sang phải.',
      items: [
        { id: 'region', text: '`north`: miền' },
        { id: 'hub', text: '`hn-03`: bưu cục' },
        { id: 'driver', text: '`driver-17`: tài xế' },
        { id: 'event', text: '`delivered`: chuyện xảy ra' },
      ],
      explanation:
        'Phần nào chứa phần khác thì đứng trước: `north.#`, `north.hn-03.#`, `north.hn-03.driver-17.#`. Chuyện xảy ra đứng cuối; ai muốn mọi lần giao xong thì bind `*.*.*.delivered`.',
    },
    {
      id: 'rollback-binding',
      kind: 'single',
      prompt:
        'Bản 2 của chương trình trực ca gắn thêm `*.*.warning` cho queue bền `oncall`. Điện thoại rung cả đêm, nên sáng ra bạn quay lui về bản 1, bản chỉ gọi `bindQueue` với `*.*.error`. Hôm nay `oncall` còn nhận `warning` không?',
      options: [
        {
          id: 'gone-on-close',
          text: 'Không: bản 2 tắt thì binding do nó tạo ra mất theo kết nối',
          correct: false,
          why: 'Binding thuộc về queue, không thuộc về kết nối đã tạo ra nó. Queue bền còn thì binding còn.',
        },
        {
          id: 'replaced',
          text: 'Không: bản 1 khởi động và khai lại toàn bộ binding của queue',
          correct: false,
          why: '`bindQueue` chỉ thêm. Không có lệnh nào trong đó nói "chỉ còn cái này".',
        },
        {
          id: 'stays',
          text: 'Còn: cho tới khi có ai gọi `unbindQueue` hoặc xoá queue',
          correct: true,
          why: 'Quay lui code không quay lui được trạng thái trên broker.',
        },
        {
          id: 'until-restart',
          text: 'Còn: cho tới khi broker khởi động lại và đọc lại cấu hình',
          correct: false,
          why: 'Queue và exchange durable thì binding giữa chúng cũng qua được lần khởi động lại.',
        },
      ],
      explanation:
        'Binding là trạng thái trên broker. Bước deploy phải so cái đang có với cái muốn có, và gỡ phần thừa, kể cả khi quay lui.',
    },
    {
      id: 'missed-errors',
      kind: 'several',
      prompt: 'Quy ước là `<tenant>.<service>.<mức>`, trực ca bind `*.*.error`. Những lỗi nào sẽ không tới trực ca?',
      options: [
        {
          id: 'no-tenant',
          text: '`payments.error`',
          correct: true,
          why: 'Thiếu tenant nên chỉ có hai từ, mà mẫu đòi đúng ba.',
        },
        {
          id: 'upper',
          text: '`acme.payments.Error`',
          correct: true,
          why: 'Chữ hoa và chữ thường khác nhau: `Error` không phải `error`.',
        },
        {
          id: 'detail',
          text: '`acme.payments.card.error`',
          correct: true,
          why: 'Thêm một từ cho rõ là thành bốn từ.',
        },
        {
          id: 'hyphen',
          text: '`acme-vn.payments.error`',
          correct: false,
          why: 'Gạch nối không tách từ. Vẫn là ba từ, và từ cuối đúng.',
        },
        {
          id: 'new-service',
          text: '`acme.shipping.error`',
          correct: false,
          why: 'Service chưa ai biết tới cũng khớp `*` ở vị trí thứ hai. Đó là cái lợi của mẫu.',
        },
      ],
      explanation:
        'Mẫu chịu được giá trị mới ở đúng vị trí, không chịu được số từ khác hay chữ viết khác. Vì vậy nên dựng key bằng một hàm duy nhất.',
    },
    {
      id: 'tenant-design',
      kind: 'scenario',
      prompt:
        'Công ty bạn cho 200 cửa hàng thuê phần mềm, trên một RabbitMQ. Mỗi cửa hàng chạy chương trình của chính họ để nghe đơn của mình. Bộ phận trực muốn thấy lỗi của tất cả. Bạn thiết kế exchange, key, queue và quyền thế nào?',
      modelAnswer:
        'Một exchange topic events, key <tenant>.<service>.<mức>, số từ cố định, giá trị không có dấu chấm, dựng bằng một hàm. Mỗi tenant một queue bền mang tên tenant, bind <tenant>.#; trực ca một queue bind *.*.error. Vì tenant chạy code của họ, binding không thể chỉ là quy ước: mỗi tenant một user, quyền thường chỉ cho đụng vào queue của mình, topic permission đọc chỉ cho key bắt đầu bằng tên tenant, nên bind # bị broker từ chối. Tenant đòi cách ly hẳn thì cho vhost riêng và chuyển event sang đó. Binding được khai trong repo, deploy so với broker và gỡ cái thừa. Event không khớp binding nào vào alternate exchange để phát hiện key sai và tenant chưa dựng queue. Queue của tenant không ai đọc thì phải có giới hạn và cảnh báo, kẻo một tenant làm đầy đĩa của 199 tenant còn lại.',
      points: [
        'Key nhiều từ, cố định số từ, tenant đứng đầu',
        'Mỗi tenant một queue với mẫu của riêng nó, trực ca một mẫu theo mức',
        'Quyền ở broker (topic permission hoặc vhost), vì code của tenant không do bạn viết',
        'Quản lý binding như cấu hình: có gỡ, không chỉ gắn',
        'Có chỗ bắt event không ai nhận',
        'Giới hạn và cảnh báo cho queue của từng tenant',
      ],
      explanation:
        'Key và binding làm cho đúng người nhận được đúng phần. Quyền làm cho sai người không nhận được, kể cả khi họ muốn.',
    },
  ],
};
