import type { Quiz } from '#model/quiz.ts';

/** Questions of the routing lesson. */
export const quiz: Quiz = {
  id: 'routing',
  questions: [
    {
      id: 'patterns',
      kind: 'matching',
      prompt: 'Key có dạng `<tenant>.<service>.<mức>`. Chọn mẫu cho từng người nghe.',
      pairs: [
        { id: 'tenant', term: 'acme.#', text: 'Bảng điều khiển của khách acme, xem mọi thứ của họ' },
        { id: 'errors', term: '*.*.error', text: 'Trực ca, nhận lỗi của mọi tenant và mọi service' },
        { id: 'service', term: '*.payments.*', text: 'Phòng thanh toán, mọi mức, mọi tenant' },
        { id: 'all', term: '#', text: 'Kho lưu trữ, giữ lại tất cả để kiểm tra về sau' },
        { id: 'one', term: 'acme.payments.error', text: 'Kỹ sư phụ trách acme, chỉ khi thanh toán của họ lỗi' },
      ],
      explanation:
        'Năm mẫu trả lời năm câu hỏi khác nhau trên cùng một bộ key, và bên gửi không biết tới ai. Mẫu `#` chỉ dành cho bên được phép đọc tất cả.',
    },
    {
      id: 'direct-combinations',
      kind: 'number',
      prompt:
        'Bạn giữ exchange direct và ghép key `tenant.service.mức`. Có 4 tenant, 5 service, 3 mức. Queue lưu trữ muốn nhận mọi event thì cần bao nhiêu binding?',
      answer: 60,
      tolerance: 0,
      unit: 'binding',
      explanation:
        'Direct so nguyên văn nên phải liệt kê đủ 4 × 5 × 3 = 60 tổ hợp, và tenant thứ năm thêm 15 nữa. Với topic, một binding `#` là đủ.',
    },
    {
      id: 'overlap',
      kind: 'single',
      prompt:
        'Queue `acme` có ba binding trên cùng exchange topic: `acme.#`, `*.*.error` và `acme.orders.*`. Gửi một message key `acme.orders.error`. Queue nhận mấy bản?',
      options: [
        {
          id: 'three',
          text: 'Ba bản, mỗi binding khớp tạo ra một bản',
          correct: false,
          why: 'Exchange tìm ra tập các queue phải nhận. Một queue chỉ có mặt một lần trong tập ấy.',
        },
        {
          id: 'one',
          text: 'Một bản, vì exchange chọn queue chứ không đếm binding',
          correct: true,
          why: 'Thử trên RabbitMQ 4.3.6: nhiều binding cùng khớp, queue vẫn chỉ có một message.',
        },
        {
          id: 'longest',
          text: 'Một bản, và chỉ binding cụ thể nhất có tác dụng',
          correct: false,
          why: 'Số bản đúng, lý do sai: không binding nào được ưu tiên. Gỡ binding cụ thể nhất thì message vẫn vào nhờ hai cái kia.',
        },
        {
          id: 'refused',
          text: 'Không bản nào, vì broker từ chối các binding chồng nhau',
          correct: false,
          why: 'Chồng nhau là hợp lệ. Broker chỉ coi hai binding y hệt nhau là một.',
        },
      ],
      explanation:
        'Mẫu chồng nhau không sinh bản trùng trong một queue. Bản trùng chỉ có khi có nhiều queue, hoặc bên gửi gửi hai lần.',
    },
    {
      id: 'word-order',
      kind: 'ordering',
      prompt:
        'Chuỗi siêu thị đặt key để gom theo vùng, rồi nước, rồi cửa hàng, sau cùng mới theo chuyện xảy ra. Xếp các từ của key từ trái sang phải.',
      items: [
        { id: 'region', text: '`asia`: vùng' },
        { id: 'country', text: '`vietnam`: nước' },
        { id: 'store', text: '`hn-03`: cửa hàng' },
        { id: 'event', text: '`order-created`: chuyện gì xảy ra' },
      ],
      explanation:
        'Chung trước, riêng sau: `asia.#` là cả vùng, `asia.vietnam.#` là cả nước. `*.*.*.order-created` vẫn gom được mọi đơn mới.',
    },
    {
      id: 'still-leaking',
      kind: 'single',
      prompt:
        'Queue `acme` từng được gắn thêm `#`. Bạn xoá dòng đó khỏi code rồi deploy lại; chương trình khởi động và chỉ gọi `bindQueue` với `acme.#`. Event của globex có còn vào queue `acme` không?',
      options: [
        {
          id: 'gone-on-close',
          text: 'Không, kết nối cũ đóng thì binding nó tạo ra mất theo',
          correct: false,
          why: 'Binding thuộc về queue. Chỉ queue exclusive mới mất theo kết nối, và binding mất theo queue.',
        },
        {
          id: 'replaced',
          text: 'Không, lần `bindQueue` mới thay thế các binding cũ của queue',
          correct: false,
          why: '`bindQueue` chỉ thêm. Không có lệnh nào trong đó nói "chỉ còn cái này".',
        },
        {
          id: 'stays',
          text: 'Còn, cho tới khi có ai gọi `unbindQueue` hoặc xoá queue',
          correct: true,
          why: 'Trong bản ghi của lab, acme chạy lại rồi mà event của globex vẫn vào.',
        },
        {
          id: 'until-restart',
          text: 'Còn, cho tới khi broker khởi động lại và đọc lại cấu hình',
          correct: false,
          why: 'Queue và exchange durable thì binding giữa chúng cũng được giữ qua lần khởi động lại.',
        },
      ],
      explanation: 'Binding là trạng thái trên broker. Bỏ một dòng code không bỏ được trạng thái mà nó từng tạo ra.',
    },
    {
      id: 'bad-keys',
      kind: 'several',
      prompt:
        'Quy ước là `<tenant>.<service>.<mức>` và mọi mẫu viết theo đó. Những key nào sẽ làm trực ca (`*.*.error`) bỏ sót một lỗi?',
      options: [
        {
          id: 'two-words',
          text: '`acme.error`',
          correct: true,
          why: 'Chỉ có hai từ, mà mẫu đòi đúng ba.',
        },
        {
          id: 'reversed',
          text: '`error.acme.payments`',
          correct: true,
          why: 'Ba từ nhưng `error` ở đầu, nên từ cuối không khớp.',
        },
        {
          id: 'dotted-tenant',
          text: '`acme.vn.payments.error`',
          correct: true,
          why: 'Dấu chấm trong tên tenant biến key thành bốn từ.',
        },
        {
          id: 'new-tenant',
          text: '`initech.payments.error`',
          correct: false,
          why: 'Tenant mới vẫn khớp, vì từ đầu là `*`. Đó là cái lợi của mẫu.',
        },
        {
          id: 'new-service',
          text: '`acme.shipping.error`',
          correct: false,
          why: 'Service mới cũng khớp `*` ở vị trí thứ hai.',
        },
      ],
      explanation:
        'Mẫu chịu được giá trị mới ở đúng vị trí, không chịu được số từ hay thứ tự khác. Vì vậy nên dựng key bằng một hàm duy nhất.',
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
