import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on when to go async; the first is its exercise. */
export const quiz: Quiz = {
  id: 'when-to-go-async',
  questions: [
    {
      id: 'scenarios',
      kind: 'sorting',
      prompt:
        'Mười một việc của cửa hàng. Việc nào khách phải chờ, việc nào làm sau, việc nào cắt đôi? Chỉ ghi việc vào queue rồi trả lời "đã nhận" thì chưa tính là cắt đôi.',
      groups: [
        { id: 'sync', text: 'Đồng bộ' },
        { id: 'split', text: 'Đồng bộ trước, phần còn lại sau' },
        { id: 'async', text: 'Bất đồng bộ' },
      ],
      items: [
        {
          id: 'welcome-email',
          text: 'Gửi email chào mừng sau khi khách đăng ký.',
          group: 'async',
          why: 'Khách không cần email để đi tiếp, và máy chủ mail tắt thì không nên chặn ai đăng ký. Trễ một phút chẳng ai hay.',
        },
        {
          id: 'login',
          text: 'Kiểm tra mật khẩu khi khách đăng nhập.',
          group: 'sync',
          why: 'Không có kết quả thì không biết mở trang nào. Đưa qua queue thì khách vẫn chờ, chỉ chờ lâu hơn.',
        },
        {
          id: 'payment-receipt',
          text: 'Trừ tiền thẻ, rồi gửi biên lai.',
          group: 'split',
          why: 'Trừ tiền hỏng thì đơn hỏng theo, nên phải chờ. Biên lai thì suy ra được từ giao dịch đã ghi và gửi lại được, nên đi sau.',
        },
        {
          id: 'page-views',
          text: 'Ghi lượt xem sản phẩm cho phòng phân tích.',
          group: 'async',
          why: 'Lượng lớn, không ai chờ, mất vài dòng vẫn không sao. Để khách chờ phân tích là để việc ít quan trọng nhất chặn việc quan trọng nhất.',
        },
        {
          id: 'coupon',
          text: 'Khách gõ mã giảm giá trong giỏ: mã còn dùng được không, bớt bao nhiêu?',
          group: 'sync',
          why: 'Khách đang nhìn con số để quyết có mua không, và tra một mã chỉ mất vài chục ms.',
        },
        {
          id: 'report-pdf',
          text: 'Xuất báo cáo doanh thu quý ra PDF, mất hai phút.',
          group: 'async',
          why: 'Cần kết quả, nhưng quá lâu để giữ một kết nối. Nhận việc vào queue, trả 202 kèm chỗ hỏi trạng thái, báo khi xong.',
        },
        {
          id: 'cancel-refund',
          text: 'Khách huỷ đơn đã trả tiền: đơn đóng lại, ngân hàng hoàn tiền trong 3 ngày.',
          group: 'split',
          why: 'Khách phải thấy ngay là đơn đã huỷ, để không bị giao nữa. Hoàn tiền mất 3 ngày thì chỉ có thể làm sau, với một trạng thái "đang hoàn" để khách nhìn.',
        },
        {
          id: 'search-index',
          text: 'Sửa tên sản phẩm: cập nhật lại chỉ mục tìm kiếm.',
          group: 'async',
          why: 'Chỉ mục là bản chép, dựng lại được từ dữ liệu gốc. Trễ vài giây thì được, miễn chủ hàng không bị đưa tới trang tìm kiếm ngay sau khi bấm Lưu.',
        },
        {
          id: 'delivery-push',
          text: 'Báo lên điện thoại khách: "shipper còn cách 500 m".',
          group: 'async',
          why: 'Shipper không chờ điện thoại khách trả lời, và điện thoại có thể đang tắt. "Thời gian thực" ở đây là tới nhanh, không phải có ai đứng chờ.',
        },
        {
          id: 'product-photo',
          text: 'Chủ hàng tải ảnh sản phẩm lên, hệ thống tạo năm cỡ ảnh nhỏ.',
          group: 'split',
          why: 'Tệp gốc phải nằm chắc trên đĩa rồi mới được nói "đã nhận". Năm cỡ nhỏ làm lại lúc nào cũng được từ tệp gốc.',
        },
        {
          id: 'last-item',
          text: 'Món cuối cùng trong kho: lúc bấm Đặt hàng, giữ nó cho khách này.',
          group: 'sync',
          why: 'Hai khách cùng bấm thì phải có một người bị từ chối ngay, trước khi trừ tiền. Cửa hàng nào chịu hứa yếu hơn, "đã nhận, sẽ xác nhận", thì dời được việc này ra sau; đó là đổi lời hứa.',
        },
      ],
      explanation:
        'Không việc nào được xếp vì tên của nó. Hỏi: người gọi cần kết quả không, hỏng có kéo theo không, lâu bao nhiêu, mấy bên cần biết. Nhóm cắt đôi xuất hiện mỗi khi hai câu đầu trả lời "có" cho nửa trước và "không" cho nửa sau.',
    },
    {
      id: 'waiting-time',
      kind: 'number',
      prompt:
        'Trang đăng ký làm lần lượt: kiểm tra email trùng 30 ms, ghi tài khoản 20 ms, gửi email chào mừng 700 ms, tạo ảnh đại diện mặc định 250 ms, báo phân tích 100 ms. Ghi message vào broker mất 5 ms. Đưa mọi việc khách không cần chờ ra sau, bằng đúng một message. Khách chờ bao nhiêu ms?',
      answer: 55,
      tolerance: 0,
      unit: 'ms',
      explanation:
        'Ở lại: kiểm tra trùng (phải báo lỗi ngay) và ghi tài khoản, 30 + 20 = 50 ms, cộng 5 ms ghi message. Trả lời 50 là quên rằng đưa việc đi cũng là một việc. Trước đó là 1.100 ms.',
    },
    {
      id: 'signs',
      kind: 'several',
      prompt: 'Bạn xem lại code của một service. Dấu hiệu nào cho thấy một việc nên chuyển sang bất đồng bộ?',
      options: [
        {
          id: 'caught-and-ignored',
          text: 'Lời gọi báo cho phòng phân tích nằm trong `try`, lỗi của nó được bắt rồi bỏ qua',
          correct: true,
          why: 'Ai đó đã quyết rằng nó hỏng cũng không sao. Vậy thì cũng đừng bắt khách chờ nó.',
        },
        {
          id: 'result-unused',
          text: 'Giá trị trả về không được dùng ở đâu, và lời gọi hỏng thì đơn vẫn được nhận',
          correct: true,
          why: 'Không cần kết quả, hỏng cũng không kéo theo: hai câu nặng nhất đều trả lời "không".',
        },
        {
          id: 'list-of-calls',
          text: 'Sau khi ghi đơn là một dãy lời gọi tới năm service, tháng nào cũng dài thêm',
          correct: true,
          why: 'Nhiều bên cần biết cùng một chuyện. Báo một lần, ai quan tâm thì nhận.',
        },
        {
          id: 'decides-branch',
          text: 'Kết quả của lời gọi quyết định khách thấy trang nào tiếp theo',
          correct: false,
          why: 'Cần kết quả để đi tiếp thì phải chờ. Đưa đi thì không có trang nào để hiện.',
        },
        {
          id: 'slow-but-needed',
          text: 'Lời gọi mất 60 ms và hơi chậm hơn các lời gọi xung quanh',
          correct: false,
          why: '60 ms không ai nhận ra. Chậm so với hàng xóm không phải lý do để thêm một broker.',
        },
      ],
      explanation:
        'Code thường đã tự khai: lỗi bị nuốt và kết quả bị bỏ là hai chỗ mà câu hỏi "có cần chờ không" đã được trả lời, chỉ chưa ai làm theo.',
    },
    {
      id: 'accepted-order',
      kind: 'ordering',
      prompt: 'Báo cáo quý mất hai phút. Xếp các bước, từ lúc kế toán bấm nút.',
      items: [
        { id: 'post', text: 'Trình duyệt gửi yêu cầu kèm một mã do nó sinh ra' },
        { id: 'store', text: 'Server ghi việc vào queue và chờ broker nhận giữ' },
        { id: 'accepted', text: 'Server trả 202 kèm địa chỉ hỏi trạng thái' },
        { id: 'draw', text: 'Worker vẽ báo cáo rồi cất tệp' },
        { id: 'done', text: 'Worker ghi trạng thái "xong" kèm địa chỉ tệp' },
        { id: 'download', text: 'Lần hỏi kế tiếp thấy "xong", trình duyệt tải tệp' },
      ],
      explanation:
        'Hai chỗ hay đảo. Trả 202 trước khi broker nhận giữ là hứa điều chưa chắc: server chết ở giữa thì không ai làm báo cáo. Ghi "xong" trước khi cất tệp thì có người bấm tải vào chỗ trống.',
    },
    {
      id: 'restart-loses',
      kind: 'single',
      prompt:
        'Trang đặt hàng gọi `sendReceipt(order)` mà không `await`, để trả lời khách cho nhanh. Mỗi lần deploy, vài chục khách không nhận được biên lai, và không có dòng lỗi nào. Vì sao?',
      options: [
        {
          id: 'mail-server',
          text: 'Máy chủ mail từ chối vì nhận quá nhiều kết nối cùng lúc sau mỗi lần deploy',
          correct: false,
          why: 'Thế thì có lỗi trả về và lời hứa bị từ chối, tức là có dòng lỗi. Ở đây im lặng hoàn toàn.',
        },
        {
          id: 'in-memory',
          text: 'Việc gửi chỉ nằm trong bộ nhớ của tiến trình cũ, và mất cùng tiến trình đó',
          correct: true,
          why: 'Không có gì ở ngoài tiến trình biết là còn việc. Chết thì không ai làm lại, cũng không ai báo lỗi.',
        },
        {
          id: 'garbage',
          text: 'Không ai giữ promise nên bộ dọn rác dọn nó đi trước khi email kịp gửi',
          correct: false,
          why: 'Việc đang chờ mạng vẫn chạy tới cùng dù không ai giữ promise. Bình thường email vẫn tới, chỉ lúc deploy mới mất.',
        },
        {
          id: 'await-order',
          text: 'Không có `await` nên email có lúc chạy trước khi đơn được ghi xong',
          correct: false,
          why: 'Sai thứ tự thì sai vào mọi lúc, không chỉ lúc deploy. Thời điểm mất chỉ ra tiến trình bị tắt.',
        },
      ],
      explanation:
        'Bất đồng bộ trong bộ nhớ có đủ cái nhanh mà không có cái chắc. Muốn việc sống qua lần deploy thì phải giữ nó ở ngoài tiến trình, rồi mới trả lời khách.',
    },
    {
      id: 'stale-price',
      kind: 'single',
      prompt:
        'Chủ hàng sửa giá, bấm Lưu, được đưa về trang tìm kiếm và thấy giá cũ. Hai giây sau thì đúng. Họ than phiền mỗi ngày. Sửa cách nào ít tốn nhất mà hết than?',
      options: [
        {
          id: 'sync-index',
          text: 'Cập nhật chỉ mục trong lúc chủ hàng chờ, xong mới báo đã lưu',
          correct: false,
          why: 'Hết than về giá, nhưng máy tìm kiếm chậm hay tắt thì không ai sửa giá được nữa.',
        },
        {
          id: 'read-own-write',
          text: 'Lưu xong thì đưa về trang sản phẩm, đọc thẳng từ nơi vừa ghi',
          correct: true,
          why: 'Người vừa ghi thấy đúng điều mình ghi. Người khác thấy giá mới sau 2 giây, và không ai biết mà phiền.',
        },
        {
          id: 'sleep',
          text: 'Cho nút Lưu xoay thêm 3 giây rồi mới mở trang tìm kiếm',
          correct: false,
          why: 'Hôm queue dài 10 giây thì lại thấy giá cũ, còn mọi ngày khác ai cũng chờ vô ích.',
        },
        {
          id: 'faster-worker',
          text: 'Thêm worker cập nhật chỉ mục cho tới khi còn dưới nửa giây',
          correct: false,
          why: 'Tốn máy mà vẫn còn khoảng trễ. Người vừa bấm Lưu tìm rất nhanh, và lúc dồn thì lại chậm.',
        },
      ],
      explanation:
        'Nhất quán sau cùng hiếm khi là vấn đề với người khác; nó là vấn đề với người vừa ghi. Cho riêng người đó đọc từ nơi gốc là đủ.',
    },
    {
      id: 'clinic',
      kind: 'scenario',
      prompt:
        'Phòng khám nhận đặt lịch online. Khi bệnh nhân bấm Đặt, hệ thống lần lượt: kiểm tra khung giờ còn trống, giữ khung giờ, thu cọc 100.000 đồng, gửi SMS, tạo hồ sơ trong phần mềm bệnh án (mất 8 giây, hay bảo trì ban đêm), và cập nhật bảng theo dõi của quản lý. Bạn cắt ở đâu, trả lời bệnh nhân câu gì, và lo thêm những gì?',
      modelAnswer:
        'Câu muốn nói là "đã giữ lịch 9 giờ thứ ba, đã nhận cọc". Để câu ấy đúng thì kiểm tra giờ trống, giữ giờ và thu cọc phải xong trước, theo thứ tự giữ giờ rồi mới thu cọc; thu cọc hỏng thì nhả giờ. Hai bệnh nhân cùng bấm một khung thì một người phải biết ngay. SMS, hồ sơ bệnh án và bảng theo dõi đi sau bằng một message "lịch đã đặt", ba bên cùng nhận, mỗi bên tự thử lại; nhờ vậy phần mềm bệnh án bảo trì cả đêm thì lịch vẫn đặt được, hồ sơ tạo khi nó chạy lại. Phải lo: nhận message hai lần thì không tạo hai hồ sơ (tìm theo mã lịch trước khi tạo); hồ sơ chưa có khi bệnh nhân tới quầy lúc 7 giờ sáng thì quầy phải thấy trạng thái "đang tạo"; cảnh báo khi message cũ nhất nằm quá 30 phút; và chỗ hở giữa lúc ghi lịch và lúc gửi message.',
      points: [
        'Giữ giờ và thu cọc ở phần đồng bộ, nêu lý do',
        'Nói rõ câu trả lời cho bệnh nhân và nhát cắt khớp với câu đó',
        'Đưa SMS, hồ sơ, bảng theo dõi ra sau, và thấy lợi ích khi phần mềm bệnh án bảo trì',
        'Xử lý việc nhận hai lần (không tạo hai hồ sơ)',
        'Có cách để người ta biết khi phần làm sau bị kẹt',
      ],
      explanation:
        'Nhát cắt đi theo lời hứa: việc nào phải xong để câu trả lời đúng thì đứng trước, phần còn lại đứng sau và phải có người trông.',
    },
  ],
};
