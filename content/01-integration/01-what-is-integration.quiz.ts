import type { Quiz } from '#model/quiz.ts';

/** Questions of the first lesson. */
export const quiz: Quiz = {
  id: 'what-is-integration',
  questions: [
    {
      id: 'styles',
      kind: 'sorting',
      prompt: 'Tám chỗ nối ở một cửa hàng. Mỗi chỗ đang nối theo kiểu nào?',
      groups: [
        { id: 'file', text: 'Tệp' },
        { id: 'database', text: 'Chung database' },
        { id: 'call', text: 'Gọi' },
        { id: 'message', text: 'Message' },
      ],
      items: [
        {
          id: 'price-at-checkout',
          text: 'Lúc khách bấm mua, order hỏi product giá hiện tại và chờ con số.',
          group: 'call',
          why: 'Có câu hỏi, có người chờ câu trả lời. Product tắt là không đặt được hàng.',
        },
        {
          id: 'bank-statement',
          text: '6 giờ mỗi sáng ngân hàng để bản sao kê lên máy chủ SFTP, kế toán tải về đối chiếu.',
          group: 'file',
          why: 'Hai bên chỉ hẹn nhau tên tệp, định dạng và giờ. Rẻ, bền, và luôn trễ tới lần xuất sau.',
        },
        {
          id: 'report-reads-orders',
          text: 'Báo cáo doanh thu chạy câu SQL thẳng vào bảng `orders` của service đơn hàng.',
          group: 'database',
          why: 'Nhanh nhất để viết, và cấu trúc bảng thành hợp đồng mà không ai hay: đổi một cột là báo cáo hỏng.',
        },
        {
          id: 'order-created',
          text: 'Order để lại tin "đơn #42 đã tạo" ở một chỗ giữ hộ; email và phân tích tự lấy khi tới lượt.',
          group: 'message',
          why: 'Order không biết ai nhận và không chờ ai. Email tắt một tiếng thì tin vẫn nằm đó.',
        },
        {
          id: 'address-form',
          text: 'Khách gõ tới đâu, ô địa chỉ hỏi công ty bản đồ tới đó để gợi ý tên đường.',
          group: 'call',
          why: 'Gọi sang công ty khác vẫn là gọi: khách đang nhìn ô đó và chờ gợi ý.',
        },
        {
          id: 'stock-table',
          text: 'Trang quản trị sửa thẳng số tồn trong bảng của service kho, "cho tiện".',
          group: 'database',
          why: 'Ghi vào bảng của người khác còn nguy hơn đọc: mọi luật nằm trong code của kho bị bỏ qua.',
        },
        {
          id: 'supplier-list',
          text: 'Đầu mỗi tháng nhà cung cấp gửi bảng giá mới qua email, product nhập vào.',
          group: 'file',
          why: 'Bảng giá gửi kèm email vẫn là một tệp. Giá một tháng đổi một lần thì tệp là đủ, không cần hai hệ thống cùng sống.',
        },
        {
          id: 'resize-image',
          text: 'Product để lại việc "thu nhỏ ảnh này" rồi làm tiếp, một chương trình khác lấy ra làm dần.',
          group: 'message',
          why: 'Ở đây message là một việc phải làm. Product đưa đi rồi làm tiếp, không chờ ảnh xong.',
        },
      ],
      explanation:
        'Hỏi hai câu là xếp được: dữ liệu nằm ở đâu giữa hai bên (tệp, bảng chung, không ở đâu, broker), và có ai đứng chờ không.',
    },
    {
      id: 'lost-answer',
      kind: 'single',
      prompt:
        'Order gọi payment trừ tiền, chờ 2 giây thì hết timeout. Chỉ từ chuyện đó, order biết chắc điều gì về tiền của khách?',
      options: [
        {
          id: 'not-charged',
          text: 'Chưa bị trừ, vì payment đã trừ thì câu trả lời phải về tới nơi',
          correct: false,
          why: 'Câu trả lời cũng đi qua mạng và cũng mất được. Payment đã trừ mà order không hay là chuyện thường.',
        },
        {
          id: 'charged',
          text: 'Đã bị trừ, vì yêu cầu gửi đi được thì payment chắc chắn đã nhận',
          correct: false,
          why: 'Gửi đi được chỉ nghĩa là byte đã rời máy này. Payment có thể chết trước khi đọc.',
        },
        {
          id: 'unknown',
          text: 'Không biết: có thể chưa trừ, đã trừ rồi, hoặc sắp trừ sau lúc này',
          correct: true,
          why: 'Cả ba trông y như nhau từ phía order. Payment chậm vẫn có thể trừ ở giây thứ ba.',
        },
        {
          id: 'rolled-back',
          text: 'Đã hoàn lại, vì hết timeout thì transaction của lời gọi bị huỷ theo',
          correct: false,
          why: 'Đó là chuyện trong một database. Timeout của order không chạm gì tới database của payment.',
        },
      ],
      explanation:
        'Đây là kết cục thứ ba của lời gọi qua mạng. Muốn gọi lại mà không trừ hai lần, payment phải nhận ra lần gọi lại, chẳng hạn nhờ một mã kèm theo đơn.',
    },
    {
      id: 'chain',
      kind: 'number',
      prompt:
        'Đặt một đơn cần bốn service cùng sống. Mỗi service chạy được 99% thời gian, hỏng độc lập với nhau. Bao nhiêu phần trăm thời gian thì đặt được hàng? Làm tròn một chữ số sau dấu phẩy.',
      answer: 96.1,
      tolerance: 0.1,
      unit: '%',
      explanation:
        '0,99 mũ 4 = 0,9606, tức 96,1%. Lấy 99% là quên rằng chuỗi chỉ chạy khi cả bốn cùng chạy; con số luôn thấp hơn mắt xích yếu nhất.',
    },
    {
      id: 'json-number',
      kind: 'single',
      prompt:
        'Service giao vận (viết bằng Go) trả về `"parcel": 9007199254740995`. Trang theo dõi viết bằng JavaScript thỉnh thoảng hiện kiện hàng của người khác. Sửa ở đâu thì hết?',
      options: [
        {
          id: 'string-contract',
          text: 'Hợp đồng: mã kiện là chuỗi, và bên nhận từ chối mã không phải chuỗi',
          correct: true,
          why: 'Chuỗi qua ngôn ngữ nào cũng nguyên vẹn, và bên nhận không âm thầm chấp nhận bản cũ.',
        },
        {
          id: 'parse-later',
          text: 'Trang theo dõi: sau `JSON.parse` thì đổi con số ấy sang `BigInt`',
          correct: false,
          why: 'Quá muộn: số đã bị làm tròn ngay trong `JSON.parse`. Đổi kiểu sau đó chỉ giữ nguyên số sai.',
        },
        {
          id: 'https',
          text: 'Đường truyền: chuyển từ HTTP sang HTTPS để số không bị sai trên đường',
          correct: false,
          why: 'Trên đường không byte nào sai. Hai bên đọc cùng những byte đó ra hai số khác nhau.',
        },
        {
          id: 'float',
          text: 'Service giao vận: đổi kiểu bên Go từ `int64` sang `float64` cho giống JavaScript',
          correct: false,
          why: 'Thế thì bên Go cũng làm tròn. Hai bên giống nhau ở chỗ cùng sai.',
        },
      ],
      explanation:
        'Lỗi này không có dòng log nào, vì với mỗi bên mọi thứ đều hợp lệ. Nó nằm ở chỗ nối, nên chữa ở hợp đồng.',
    },
    {
      id: 'what-splitting-costs',
      kind: 'several',
      prompt: 'Cửa hàng tách phần thanh toán khỏi monolith thành một service riêng. Điều gì phải lo thêm kể từ đó?',
      options: [
        {
          id: 'no-shared-transaction',
          text: 'Ghi đơn và trừ tiền không còn chung một transaction',
          correct: true,
          why: 'Hai database. Xong một nửa là trạng thái có thật, và phải có cách dọn.',
        },
        {
          id: 'two-versions',
          text: 'Có lúc bản cũ của bên này nói chuyện với bản mới của bên kia',
          correct: true,
          why: 'Hai bên deploy vào hai lúc khác nhau, nên hợp đồng phải chịu được cả hai đời.',
        },
        {
          id: 'third-outcome',
          text: 'Một lời gọi có thể kết thúc mà không biết bên kia đã làm chưa',
          correct: true,
          why: 'Gọi hàm không có kết cục này. Gọi qua mạng thì có.',
        },
        {
          id: 'same-language',
          text: 'Thanh toán phải viết lại bằng đúng ngôn ngữ của phần còn lại',
          correct: false,
          why: 'Ngược lại: tách ra thì mỗi bên chọn ngôn ngữ riêng được. Đó là một lý do để tách.',
        },
        {
          id: 'report-kills-shop',
          text: 'Báo cáo nặng của thanh toán làm nghẽn database của đơn hàng',
          correct: false,
          why: 'Đó là bệnh của database chung. Tách database thì bệnh này hết.',
        },
      ],
      explanation:
        'Tách ra được tự do về ngôn ngữ, nhịp deploy và tải. Cái giá nằm ở khoảng giữa: không transaction chung, hai đời hợp đồng, và những lời gọi không rõ kết cục.',
    },
    {
      id: 'names',
      kind: 'matching',
      prompt: 'Mỗi chuyện dưới đây là của tên nào?',
      pairs: [
        {
          id: 'monolith',
          term: 'monolith',
          text: 'Sửa một chữ trong email cũng phải deploy lại cả cửa hàng',
        },
        {
          id: 'soa',
          term: 'SOA',
          text: 'Đội kho thêm một trường thì phải chờ đội giữ phần mềm ở giữa',
        },
        {
          id: 'microservices',
          term: 'microservices',
          text: 'Payment viết lại bằng Java, không đội nào khác phải deploy',
        },
        { id: 'cloud', term: 'cloud', text: 'Tối mở bán lấy thêm ba máy trong vài phút, sáng trả lại' },
        { id: 'contract', term: 'hợp đồng', text: 'Tờ giấy ghi `paid` tính bằng đồng, `orderId` là chuỗi' },
      ],
      explanation:
        'Monolith, SOA và microservices là cách chia phần mềm: sửa một chỗ thì ai phải deploy, ai phải chờ. Cloud là chỗ chạy nó. Monolith chạy trên cloud vẫn là monolith. Hợp đồng thì cách chia nào cũng cần, trừ khi chỉ có một chương trình.',
    },
    {
      id: 'three-people',
      kind: 'scenario',
      prompt:
        'Ba người mở một cửa hàng online, chưa có khách nào. Bản thiết kế đầu tiên có bảy service, bảy database, chạy trên cloud. Bạn khuyên họ thế nào?',
      modelAnswer:
        'Bắt đầu bằng một chương trình và một database. Với ba người và chưa có khách, không có lý do nào gọi tên được để tách: không phần nào cần nhịp deploy, tải hay công nghệ riêng. Bảy service nghĩa là bảy chỗ deploy, những lời gọi có kết cục không biết, và không còn transaction chung cho "ghi đơn và trừ tiền". Ranh giới đoán sớm thường sai, mà dời ranh giới giữa hai service đắt hơn dời giữa hai thư mục nhiều. Trong monolith vẫn giữ các phần tách bạch: phần kho không đọc bảng của phần đơn mà gọi hàm của nó. Khi có dấu hiệu cụ thể, như báo cáo làm nghẽn đặt hàng hay ngân hàng chỉ có thư viện Java, thì tách đúng phần đó ra. Cloud thì dùng được ngay: nó là chỗ chạy, không buộc phải chia nhỏ.',
      points: [
        'Khuyên bắt đầu bằng một chương trình, một database',
        'Nêu ít nhất một cái giá cụ thể của bảy service',
        'Giữ ranh giới bên trong monolith để sau này tách được',
        'Nêu một dấu hiệu cụ thể cho biết lúc nào nên tách',
        'Phân biệt cloud (chỗ chạy) với microservices (cách chia)',
      ],
      explanation: 'Kiến trúc là câu trả lời cho một cái đau cụ thể. Chưa đau thì chưa biết phải trả lời gì.',
    },
  ],
};
