import type { Quiz } from '#model/quiz.ts';

/** Cases, each with answers that people do give, and the reference design that goes with the right one. */
export const quiz: Quiz = {
  id: 'scenarios',
  questions: [
    {
      id: 'e-commerce-events',
      kind: 'single',
      design: 'order-events',
      prompt:
        'Sàn thương mại: đơn đã tạo, đã trả tiền, kho đã trừ, email đã gửi. Giờ cao điểm có hàng nghìn event mỗi giây, phân tích và chống gian lận cũng muốn nghe. Đội thanh toán cần đọc lại event cũ để dò lỗi. Bạn chọn gì cho dòng event này?',
      options: [
        {
          id: 'kafka',
          text: 'Kafka: một topic, key là mã đơn, mỗi đội một group, giữ bảy ngày',
          correct: true,
          why: 'Đọc lại là vế quyết định: đội thanh toán lùi offset của riêng mình, các đội khác không biết gì.',
        },
        {
          id: 'fanout',
          text: 'RabbitMQ: fanout exchange, mỗi đội một queue, đội thanh toán giữ queue thứ hai không ai đọc',
          correct: false,
          why: 'Queue "để dành" ấy dài mãi, và đọc một lần là hết. Dò lỗi lần thứ hai thì không còn gì.',
        },
        {
          id: 'database',
          text: 'RabbitMQ cho event, kèm một service ghi mọi event vào database để đội thanh toán tra',
          correct: false,
          why: 'Tra được, nhưng chạy lại bản đã sửa trên dữ liệu ấy là viết một Kafka nhỏ của riêng bạn.',
        },
        {
          id: 'grpc-chain',
          text: 'gRPC: order gọi lần lượt payment, kho, mail, phân tích, rồi ghi log lại',
          correct: false,
          why: 'Khách chờ tổng của cả chuỗi, một bên tắt là hỏng cả, và đội thứ sáu là sửa order lần nữa.',
        },
      ],
      explanation:
        'Hàng nghìn mỗi giây thì cả hai broker đều chịu được. Câu chọn hộ là "đọc lại", kèm "nhiều đội, mỗi đội một nhịp". Riêng email vẫn nên là một việc trong queue.',
    },
    {
      id: 'newsletter-vip',
      kind: 'single',
      design: 'newsletter',
      prompt:
        'Gửi bản tin cho 100.000 người đăng ký. Chậm vài giờ cũng được. Hỏng thì thử lại, mỗi lần chờ lâu hơn. Khách VIP phải nhận trước. Bạn chọn gì?',
      options: [
        {
          id: 'rabbitmq',
          text: 'RabbitMQ: queue ưu tiên hai mức, prefetch nhỏ, queue chờ để thử lại, DLQ ở cuối',
          correct: true,
          why: 'Ưu tiên và thử lại từng bản đều là thiết lập. Prefetch nhỏ để VIP không đứng sau những bản đã nằm trong tay worker.',
        },
        {
          id: 'kafka-two-topics',
          text: 'Kafka: hai topic VIP và thường, worker đọc hết topic VIP rồi mới đọc topic kia',
          correct: false,
          why: 'Ưu tiên thì ghép được như vậy. Thử lại giãn cách từng bản thì phải tự viết retry topic cho mỗi nấc, và bản hỏng chặn partition.',
        },
        {
          id: 'prefetch-500',
          text: 'RabbitMQ: queue ưu tiên mười mức, prefetch 500 cho nhanh',
          correct: false,
          why: 'Đúng broker, sai một số: 500 bản thường nằm sẵn trong tay worker, ưu tiên không với tới chúng.',
        },
        {
          id: 'loop',
          text: 'Một vòng lặp trong chương trình web, sắp VIP lên đầu danh sách',
          correct: false,
          why: 'Deploy giữa chừng là mất chỗ, và không ai biết 40.000 người nào đã nhận.',
        },
      ],
      explanation:
        'Ba vế "trước", "thử lại", "chờ lâu hơn" đều là đối xử riêng từng message. Không ai cần đọc lại bản tin đã gửi, nên retention không mua được gì.',
    },
    {
      id: 'login-check',
      kind: 'single',
      design: 'service-call',
      prompt:
        'Service tài khoản tách riêng. Trang đăng nhập cần biết mật khẩu đúng hay sai. Có người đề nghị đưa qua queue "để service tài khoản khỏi quá tải". Bạn làm gì?',
      options: [
        {
          id: 'call',
          text: 'Gọi thẳng bằng gRPC với deadline ngắn; quá tải thì từ chối sớm và nói với khách',
          correct: true,
          why: 'Khách đứng chờ. Từ chối trong 300 ms tử tế hơn một hàng chờ không thấy đuôi.',
        },
        {
          id: 'rpc-queue',
          text: 'RPC qua queue: queue giữ yêu cầu khi service bận, không mất lượt đăng nhập nào',
          correct: false,
          why: 'Khách bỏ đi sau vài giây, còn yêu cầu của họ vẫn nằm đó chiếm chỗ của người tới sau.',
        },
        {
          id: 'event',
          text: 'Gửi event "có người đăng nhập", trang hỏi lại mỗi giây xem đã có kết quả chưa',
          correct: false,
          why: 'Việc hai phút thì nên. Việc 50 ms mà làm vậy là đổi một lời gọi lấy mười lời gọi.',
        },
        {
          id: 'replicate',
          text: 'Chép bảng mật khẩu sang service web cho khỏi phải gọi',
          correct: false,
          why: 'Nhanh, và nhân đôi chỗ có thể lộ. Đổi mật khẩu xong thì bản chép còn cũ.',
        },
      ],
      explanation:
        'Queue san được đỉnh tải chỉ khi không ai đứng ở cuối hàng. Có người đứng thì giới hạn và từ chối sớm.',
    },
    {
      id: 'pay-and-receipt',
      kind: 'single',
      design: 'checkout',
      prompt:
        'Khách bấm Trả tiền. Sau đó cần biên lai, hoá đơn, cộng điểm, thống kê. Máy chủ mail mỗi tuần tắt một lần. Cắt ở đâu?',
      options: [
        {
          id: 'split',
          text: 'Trừ tiền thì gọi và chờ; trả lời khách; phần còn lại nghe event "đã trả"',
          correct: true,
          why: 'Câu nói với khách là "đã trả", nên chỉ việc ấy phải xong trước câu nói.',
        },
        {
          id: 'all-async',
          text: 'Trả lời "đã nhận" ngay, mọi thứ kể cả trừ tiền chạy sau',
          correct: false,
          why: 'Được ở vài cửa hàng, nhưng đó là một lời hứa khác: khách rời đi mà chưa biết thẻ có qua không.',
        },
        {
          id: 'all-sync',
          text: 'Làm tất cả rồi mới trả lời, để khách chắc chắn có biên lai',
          correct: false,
          why: 'Tuần nào cũng có một tối không ai trả tiền được, vì mail.',
        },
        {
          id: 'thread',
          text: 'Trừ tiền xong trả lời, phần còn lại chạy tiếp trong bộ nhớ của chương trình',
          correct: false,
          why: 'Mỗi lần deploy mất một nắm biên lai, và không ai biết là những cái nào.',
        },
      ],
      explanation:
        'Cắt ở câu bạn nói với khách. Sau nhát cắt cần một chỗ giữ việc ở ngoài tiến trình, và một cách không quên gửi event.',
    },
    {
      id: 'quarter-report',
      kind: 'single',
      design: 'report',
      prompt:
        'Kế toán bấm "Báo cáo quý", mất hai phút. Trang hay báo lỗi hết giờ ở giây thứ 60, họ bấm lại, và máy chủ vẽ ba bản cùng lúc. Sửa thế nào?',
      options: [
        {
          id: 'accepted',
          text: 'Trả 202 kèm địa chỉ trạng thái, việc vào queue, bấm lại thì trả về việc đang làm',
          correct: true,
          why: 'Không ai giữ kết nối hai phút, và mã của yêu cầu chặn bản thứ hai.',
        },
        {
          id: 'timeout',
          text: 'Nâng hạn chờ của proxy lên năm phút',
          correct: false,
          why: 'Hết lỗi 60 giây cho tới lúc mạng chập chờn ở phút thứ tư. Bấm lại vẫn ra ba bản.',
        },
        {
          id: 'grpc-stream',
          text: 'Đổi sang gRPC streaming để kết nối không bị coi là treo',
          correct: false,
          why: 'Kết nối vẫn phải sống đủ hai phút. Đóng laptop là mất báo cáo.',
        },
        {
          id: 'kafka',
          text: 'Ghi yêu cầu vào topic, một consumer vẽ báo cáo',
          correct: false,
          why: 'Chạy được, nhưng một báo cáo làm chết consumer thì chặn partition; và không ai cần đọc lại yêu cầu vẽ báo cáo.',
        },
      ],
      explanation: 'Cần kết quả mà không chờ được thì tách "nhận việc" khỏi "làm xong". Trạng thái phải có cả "hỏng".',
    },
    {
      id: 'search-index',
      kind: 'single',
      design: 'search-copy',
      prompt:
        'Trang tìm kiếm giữ một bản chép của sản phẩm. Mỗi lần đổi cấu trúc chỉ mục, đội phải dựng lại từ đầu từ 2 triệu sản phẩm, và trong lúc đó vẫn có người sửa giá. Chọn gì?',
      options: [
        {
          id: 'compacted',
          text: 'Topic nén: mỗi thay đổi một record, key là mã sản phẩm; chỉ mục mới đọc từ đầu rồi chạy tiếp',
          correct: true,
          why: 'Cùng một dòng cho cả "dựng lại" và "cập nhật": đọc từ đầu rồi cứ thế đọc tiếp, không có khe ở giữa.',
        },
        {
          id: 'queue-updates',
          text: 'Queue nhận thay đổi, còn dựng lại thì chép từ database ban đêm',
          correct: false,
          why: 'Hai đường, và giữa chúng có khe: giá sửa lúc đang chép có thể bị bản cũ đè lên.',
        },
        {
          id: 'seven-days',
          text: 'Topic thường giữ bảy ngày, dựng lại thì đọc từ đầu',
          correct: false,
          why: 'Sản phẩm không ai sửa trong bảy ngày sẽ không có trong chỉ mục mới.',
        },
        {
          id: 'call-search',
          text: 'Service sản phẩm gọi service tìm kiếm mỗi lần sửa',
          correct: false,
          why: 'Tìm kiếm tắt thì không sửa được giá, hoặc lần sửa ấy mất. Và dựng lại vẫn chưa có đường.',
        },
      ],
      explanation:
        '"Dựng lại từ trạng thái mới nhất" là đất của compaction. Bảy ngày thì chỉ giữ được cái mới, không giữ được cái đứng yên.',
    },
    {
      id: 'shipper-positions',
      kind: 'single',
      design: 'position-stream',
      prompt:
        'App của 5.000 shipper gửi vị trí mỗi hai giây suốt ca. Bản đồ cần vị trí mới nhất; đội vận hành cần tính quãng đường của cả ca. Đường nào?',
      options: [
        {
          id: 'stream-then-log',
          text: 'App mở một lời gọi gRPC và gửi dòng; server ghi vào Kafka, key là mã shipper',
          correct: true,
          why: 'Một kết nối cho cả ca thay vì một lời gọi mỗi hai giây; log cho hai bên đọc theo hai nhịp, đúng thứ tự trong từng shipper.',
        },
        {
          id: 'app-kafka',
          text: 'App ghi thẳng vào Kafka cho đỡ một chặng',
          correct: false,
          why: 'Mở broker ra internet, và mỗi điện thoại là một client phải biết partition, xác thực, phiên bản.',
        },
        {
          id: 'post',
          text: 'App gửi POST mỗi hai giây, server giữ vị trí mới nhất trong bộ nhớ',
          correct: false,
          why: 'Bản đồ chạy được. Quãng đường của ca thì mất khi server khởi động lại.',
        },
        {
          id: 'queue-each',
          text: 'Mỗi shipper một queue RabbitMQ, bản đồ đọc 5.000 queue',
          correct: false,
          why: 'Đọc xong là hết, nên đội vận hành không còn gì để tính. Và 5.000 queue chỉ để giữ thứ tự là đắt.',
        },
      ],
      explanation:
        'Từ app vào: một dòng, có người nghe. Từ server ra: hai bên đọc theo hai nhịp, một bên cần cả ca. Hai đoạn đường, hai công nghệ.',
    },
    {
      id: 'fraud',
      kind: 'single',
      design: 'fraud-windows',
      prompt:
        'Ngân hàng: quá năm lần trả tiền trong năm phút từ cùng một tài khoản thì cảnh báo. Luật đổi mỗi tháng, và luật mới phải chạy thử trên tháng trước. Chọn gì?',
      options: [
        {
          id: 'keyed-log',
          text: 'Kafka, key là mã tài khoản, chương trình đếm theo cửa sổ; luật mới là một group đọc từ đầu tháng',
          correct: true,
          why: 'Cùng tài khoản thì cùng chương trình, nên đếm được tại chỗ. Chạy thử luật mới là đọc lại.',
        },
        {
          id: 'queue-counter',
          text: 'RabbitMQ, nhiều worker cùng đếm vào một bảng chung',
          correct: false,
          why: 'Đếm được. Nhưng không chạy lại được tháng trước, và mọi worker tranh cùng một bảng.',
        },
        {
          id: 'sync-check',
          text: 'Payment gọi service gian lận trước mỗi lần trừ tiền, service ấy tự nhớ',
          correct: false,
          why: 'Chặn ngay thì đúng là phải gọi. Nhưng đề hỏi cảnh báo và chạy thử luật, và trí nhớ ấy mất khi service chết.',
        },
        {
          id: 'random-key',
          text: 'Kafka không key, chia đều cho nhanh, mỗi consumer đếm phần của mình',
          correct: false,
          why: 'Năm giao dịch của một tài khoản rơi vào năm consumer: không ai đếm quá một.',
        },
      ],
      explanation: 'Tính có trạng thái theo khoá, và đọc lại. Key chọn sai thì cùng công nghệ ấy cũng đếm sai.',
    },
    {
      id: 'page-views',
      kind: 'single',
      design: 'clickstream',
      prompt:
        'Ghi lượt xem: 40.000 dòng mỗi giây cả ngày, mất vài dòng không sao, kho dữ liệu lấy về theo lô mỗi mười phút và thỉnh thoảng nghỉ cả đêm. Chọn gì?',
      options: [
        {
          id: 'kafka-batches',
          text: 'Kafka: gộp lô, nén, acks=1, không key, giữ một ngày',
          correct: true,
          why: 'Lô là thứ đưa thông lượng lên, và consumer nghỉ một đêm thì broker không bận thêm.',
        },
        {
          id: 'acks-all',
          text: 'Kafka: acks=all, gửi từng dòng, chờ xong dòng này mới gửi dòng kế',
          correct: false,
          why: 'Trả giá của đơn hàng cho một lượt xem, và gửi từng dòng thì không tới được con số ấy.',
        },
        {
          id: 'queue',
          text: 'RabbitMQ: một queue bền, kho dữ liệu lấy mỗi mười phút',
          correct: false,
          why: 'Mười phút là 24 triệu message nằm chờ trên một queue; một đêm là gần hai tỉ.',
        },
        {
          id: 'insert',
          text: 'Ghi thẳng vào bảng của database bán hàng cho dễ tra',
          correct: false,
          why: 'Việc ít quan trọng nhất chiếm chỗ của việc quan trọng nhất.',
        },
      ],
      explanation:
        'Ở đây thông lượng mới thật sự chọn hộ. Và "mất vài dòng không sao" là một quyết định, phải viết ra trong thiết lập.',
    },
    {
      id: 'webhooks',
      kind: 'single',
      design: 'webhooks',
      prompt:
        'Báo đơn mới cho 2.000 cửa hàng đối tác bằng webhook. Lúc nào cũng có vài chục máy của đối tác tắt, có máy tắt cả ngày. Máy tắt không được làm chậm máy khác. Chọn gì?',
      options: [
        {
          id: 'ladder',
          text: 'RabbitMQ: queue chính, thang queue chờ 1, 5, 30 giây, hết thang vào DLQ',
          correct: true,
          why: 'Việc hỏng rời hàng chính trong lúc chờ, nên việc lành đi qua. Kết cục của từng việc do broker nhớ.',
        },
        {
          id: 'kafka-partition',
          text: 'Kafka: key là mã đối tác, consumer thử lại tại chỗ tới khi được',
          correct: false,
          why: 'Một đối tác tắt giữ đứng cả partition, cùng mọi đối tác chung partition ấy.',
        },
        {
          id: 'requeue',
          text: 'RabbitMQ: hỏng thì nack có requeue, lát nữa sẽ được giao lại',
          correct: false,
          why: '"Lát nữa" là ngay lập tức: việc hỏng quay vòng ở đầu queue và ăn hết worker.',
        },
        {
          id: 'sync',
          text: 'Gọi webhook ngay khi tạo đơn, hỏng thì ghi log',
          correct: false,
          why: 'Khách chờ máy của người lạ, và đơn của đối tác tắt máy thì mất.',
        },
      ],
      explanation: '"Không được làm chậm máy khác" là đối xử riêng từng việc. Thử lại phải ra khỏi đường chính.',
    },
    {
      id: 'regional-teams',
      kind: 'single',
      design: 'tenant-routing',
      prompt:
        'Mười hai kho ở sáu nước. Kho Việt Nam chỉ cần event đơn của Việt Nam, đội hoàn tiền cần mọi đơn huỷ ở mọi nước, kho mới mở thêm mỗi tháng. Không ai cần đọc lại. Chọn gì?',
      options: [
        {
          id: 'topic-exchange',
          text: 'RabbitMQ: topic exchange, key có thứ bậc, mỗi đội tự bind mẫu của mình',
          correct: true,
          why: 'Hai đội cắt event theo hai chiều khác nhau bằng hai mẫu; kho mới là thêm một binding.',
        },
        {
          id: 'topic-per-country',
          text: 'Kafka: mỗi nước một topic',
          correct: false,
          why: 'Hợp với kho. Đội hoàn tiền phải đọc cả sáu topic, bỏ gần hết, và nước thứ bảy là thêm topic.',
        },
        {
          id: 'filter',
          text: 'Kafka: một topic, mỗi đội đọc hết rồi bỏ những gì không cần',
          correct: false,
          why: 'Được, và mười hai kho kéo về gấp nhiều lần phần của mình. Lọc nằm ở mười ba chương trình.',
        },
        {
          id: 'sender-knows',
          text: 'Order đọc bảng cấu hình rồi gửi thẳng vào queue của từng đội',
          correct: false,
          why: 'Định tuyến chuyển vào bên gửi: mỗi đội mới là sửa cấu hình của order.',
        },
      ],
      explanation: 'Cắt cùng một dòng theo nhiều chiều, đổi lúc đang chạy, không sửa bên gửi: đó là việc của exchange.',
    },
    {
      id: 'invoice-scale-out',
      kind: 'single',
      design: 'invoice-workers',
      prompt:
        'Service hoá đơn không theo kịp, cần chạy ba bản; ngày 11/11 chạy mười bản trong bốn giờ. Hoá đơn nào cũng độc lập. Chọn gì để thêm bớt ít phiền nhất?',
      options: [
        {
          id: 'one-queue',
          text: 'RabbitMQ: một queue, mọi bản cùng lấy việc, prefetch vừa phải',
          correct: true,
          why: 'Bản thứ mười vào là có việc ngay. Không con số nào phải chọn từ trước.',
        },
        {
          id: 'three-partitions',
          text: 'Kafka: topic ba partition cho ba bản',
          correct: false,
          why: 'Ngày thường thì đủ. Ngày 11/11, bảy bản ngồi không.',
        },
        {
          id: 'add-partitions',
          text: 'Kafka: ba partition, tới 11/11 thì tăng lên mười rồi giảm về ba',
          correct: false,
          why: 'Tăng được, giảm thì không; và việc cũ vẫn nằm ở ba partition đầu.',
        },
        {
          id: 'queue-per-instance',
          text: 'RabbitMQ: mỗi bản một queue, bên gửi xoay vòng',
          correct: false,
          why: 'Một bản chết thì queue của nó đứng, còn bên gửi vẫn rót vào.',
        },
      ],
      explanation:
        'Thứ tự không cần, nên số partition chỉ là một trần. Khi thứ tự theo khách là cần thì câu trả lời đổi.',
    },
    {
      id: 'small-shop',
      kind: 'single',
      design: 'job-table',
      prompt:
        'Tiệm bánh bán qua web: 40 đơn mỗi ngày, một lập trình viên, một máy chủ, PostgreSQL. Email xác nhận hay mất khi deploy. Chọn gì?',
      options: [
        {
          id: 'table',
          text: 'Bảng việc trong chính database: ghi cùng transaction với đơn, một vòng lặp lấy ra gửi',
          correct: true,
          why: 'Email sống cùng đơn, deploy không mất, và không thêm thứ gì phải trông.',
        },
        {
          id: 'rabbitmq',
          text: 'RabbitMQ: queue bền, confirm, worker gửi mail',
          correct: false,
          why: 'Đúng cách và quá cỡ: thêm một máy chủ, mà vẫn còn khe giữa ghi đơn và gửi message.',
        },
        {
          id: 'kafka',
          text: 'Kafka một broker, để sau này lớn lên khỏi phải đổi',
          correct: false,
          why: 'Trả trước cho một tương lai chưa ai hứa, bằng đêm của một người.',
        },
        {
          id: 'await',
          text: 'Chờ gửi mail xong rồi mới trả lời khách',
          correct: false,
          why: 'Deploy không mất mail nữa, nhưng máy chủ mail tắt thì không bán được bánh.',
        },
      ],
      explanation: 'Chưa cần broker cũng là một câu trả lời. Khi có bên thứ hai muốn đọc, xét lại.',
    },
    {
      id: 'partner-api',
      kind: 'several',
      design: 'partner-api',
      prompt:
        'Mở API cho ba mươi đối tác tạo đơn. Họ viết bằng đủ ngôn ngữ, mạng hay đứt giữa chừng. Những điều nào nên có?',
      options: [
        {
          id: 'http',
          text: 'HTTP và JSON, thử được bằng `curl`',
          correct: true,
          why: 'Không đối tác nào phải cài thứ của bạn để bắt đầu.',
        },
        {
          id: 'key',
          text: 'Mã yêu cầu do đối tác đặt; gửi lại cùng mã thì nhận lại câu trả lời cũ',
          correct: true,
          why: 'Mạng đứt thì họ không biết đơn đã tạo chưa. Có mã thì cứ gửi lại.',
        },
        {
          id: 'proto',
          text: 'Phát tệp `.proto` và bắt mọi đối tác gọi gRPC cho chặt kiểu',
          correct: false,
          why: 'Hợp đồng chặt thì tốt, nhưng bắt ba mươi đội ngoài sinh mã và cập nhật theo bạn là việc không ai trả tiền.',
        },
        {
          id: 'open-broker',
          text: 'Cho đối tác gửi thẳng vào queue của bạn, khỏi cần API',
          correct: false,
          why: 'Họ không nhận được câu trả lời, và mọi thay đổi bên trong của bạn thành hợp đồng với ba mươi đội.',
        },
      ],
      explanation: 'Ở ranh giới công ty, dễ gọi và gọi lại được nặng hơn chặt kiểu. Phía trong cổng thì tuỳ bạn.',
    },
    {
      id: 'photos-10mb',
      kind: 'single',
      design: 'claim-check',
      prompt:
        'Ảnh sản phẩm tới 10 MB, năm worker tạo cỡ nhỏ. Ai đó nâng giới hạn message của broker lên 20 MB và mọi thứ chạy, cho tới giờ cao điểm. Sửa thế nào?',
      options: [
        {
          id: 'claim-check',
          text: 'Ảnh vào kho tệp, message chỉ mang địa chỉ và mã băm',
          correct: true,
          why: 'Broker chở vài trăm byte. Ảnh được đọc một lần, bởi đúng worker cần nó.',
        },
        {
          id: 'pieces',
          text: 'Cắt ảnh thành mười message 1 MB, worker ghép lại',
          correct: false,
          why: 'Mười mảnh phải tới cùng một worker, đúng thứ tự, và mảnh thứ bảy hỏng thì sao?',
        },
        {
          id: 'compress',
          text: 'Bật nén ở producer',
          correct: false,
          why: 'Ảnh JPEG đã nén rồi: tốn CPU hai đầu mà gần như không nhỏ đi.',
        },
        {
          id: 'more-memory',
          text: 'Thêm RAM cho broker và giảm số ảnh chờ',
          correct: false,
          why: 'Mua thêm một thời gian. Mỗi ảnh vẫn đi qua mạng, đệm và đĩa của từng bản sao.',
        },
      ],
      explanation:
        'Message nói chuyện gì đã xảy ra và tìm ở đâu. Giữ tệp là việc của kho tệp; tệp phải sống lâu hơn message.',
    },
    {
      id: 'live-prices',
      kind: 'single',
      design: 'live-prices',
      prompt:
        'Trang bảng giá phải nhảy số ngay khi giá đổi, cho vài nghìn người xem. Trang chỉ nhận, không gửi. Giá đổi nằm trong một topic Kafka. Nối trình duyệt vào thế nào?',
      options: [
        {
          id: 'server-stream',
          text: 'Service giá đọc topic, đẩy xuống trang bằng server streaming hoặc Server-Sent Events',
          correct: true,
          why: 'Chỉ một chiều, nên trình duyệt làm được cả hai cách. Broker ở lại phía trong.',
        },
        {
          id: 'browser-consumer',
          text: 'Trang là một consumer của topic, qua một proxy',
          correct: false,
          why: 'Vài nghìn trang là vài nghìn member vào ra, mỗi lần là một rebalance; và broker thành API công khai.',
        },
        {
          id: 'bidi',
          text: 'gRPC bidirectional từ trang, phòng khi sau này cần gửi lên',
          correct: false,
          why: 'Trình duyệt không gửi được dòng bằng gRPC. Và chưa ai cần gửi gì.',
        },
        {
          id: 'group-per-user',
          text: 'Mỗi người xem một consumer group ở server, đọc topic riêng',
          correct: false,
          why: 'Vài nghìn group đọc cùng một dòng để làm cùng một việc. Một service đọc một lần rồi chia ra.',
        },
      ],
      explanation: 'Broker nối service với service. Từ service tới trang là một lời gọi có dòng trả lời.',
    },
    {
      id: 'settings-that-matter',
      kind: 'sorting',
      prompt: 'Chín thiết lập lấy từ các thiết kế trên. Mỗi cái giữ điều gì?',
      groups: [
        { id: 'loss', text: 'Để không mất' },
        { id: 'order', text: 'Để đúng thứ tự' },
        { id: 'bound', text: 'Để có giới hạn' },
        { id: 'way-out', text: 'Để việc hỏng có lối ra' },
      ],
      items: [
        {
          id: 'min-isr',
          text: '`min.insync.replicas=2` trên topic ba bản',
          group: 'loss',
          why: 'Record đã nhận nằm ở ít nhất hai máy.',
        },
        {
          id: 'quorum',
          text: '`x-queue-type: quorum`',
          group: 'loss',
          why: 'Message được chép sang các node khác trước khi confirm.',
        },
        { id: 'order-key', text: 'key là mã đơn', group: 'order', why: 'Cùng key thì cùng partition.' },
        {
          id: 'reject',
          text: '`x-max-length` kèm `x-overflow: reject-publish`',
          group: 'bound',
          why: 'Chạm trần thì bên gửi biết, thay vì đĩa của broker biết.',
        },
        {
          id: 'deadline',
          text: 'deadline 300 ms trên lời gọi',
          group: 'bound',
          why: 'Không ai chờ mãi một server im lặng.',
        },
        {
          id: 'retention',
          text: '`retention.bytes` mỗi partition',
          group: 'bound',
          why: 'Một đêm lạ thường không làm đầy đĩa.',
        },
        {
          id: 'delivery-limit',
          text: '`x-delivery-limit: 5`',
          group: 'way-out',
          why: 'Việc làm worker chết năm lần thì tự rời queue.',
        },
        { id: 'dlx', text: '`x-dead-letter-exchange`', group: 'way-out', why: 'Thứ queue bỏ đi có chỗ để tới.' },
        {
          id: 'retry-ttl',
          text: 'queue chờ có `x-message-ttl`',
          group: 'way-out',
          why: 'Việc hỏng ra khỏi đường chính rồi tự quay lại.',
        },
      ],
      explanation: 'Một thiết kế thiếu hẳn một trong bốn nhóm thì nên có lý do viết ra.',
    },
  ],
};
