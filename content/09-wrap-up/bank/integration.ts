import type { BankQuestion } from '../bank-question.ts';

/** Questions of the final test on service integration. */
export const integration: readonly BankQuestion[] = [
  {
    id: 'integration-third-outcome',
    lesson: 'integration/what-is-integration',
    kind: 'single',
    prompt:
      'Giữa order và payment có thêm một broker. Kết cục "không biết đã làm hay chưa" của lời gọi qua mạng đi đâu?',
    options: [
      {
        id: 'still',
        text: 'Vẫn còn, ở hai chặng: gửi mà chưa nghe confirm, giao mà chưa nghe ack',
        correct: true,
        why: 'Mỗi chặng qua mạng vẫn có thể mất câu trả lời; broker chỉ cho bạn chỗ để gửi lại.',
      },
      {
        id: 'gone',
        text: 'Biến mất, vì broker ghi message ra đĩa rồi mới trả lời bên gửi',
        correct: false,
        why: 'Câu trả lời ấy cũng đi qua mạng và cũng mất được.',
      },
      {
        id: 'moved',
        text: 'Chỉ còn ở phía broker, hai service không phải nghĩ tới nó nữa',
        correct: false,
        why: 'Bên gửi phải gửi lại, bên nhận phải chịu trùng: cả hai đều phải nghĩ.',
      },
    ],
    explanation: 'Không công cụ nào làm kết cục thứ ba biến mất. Chỉ có cách sống với nó: gửi lại và lũy đẳng.',
  },
  {
    id: 'integration-downtime',
    lesson: 'integration/what-is-integration',
    kind: 'number',
    prompt:
      'Mỗi service chạy được 99,9% thời gian, hỏng độc lập, và một tháng có 43.200 phút. Order chờ năm service khác, vậy sáu chương trình phải cùng sống. Một tháng khách không đặt được hàng chừng bao nhiêu phút?',
    answer: 258,
    tolerance: 6,
    unit: 'phút',
    explanation:
      '0,999 mũ 6 là 0,99401, tức nghỉ 0,599% của 43.200 phút. Cộng 43 phút cho mỗi chương trình cũng ra gần như vậy: 6 × 43,2.',
  },
  {
    id: 'integration-styles',
    lesson: 'integration/what-is-integration',
    kind: 'matching',
    prompt: 'Mỗi cách nối hai service vướng ở chỗ nào?',
    pairs: [
      { id: 'file', term: 'tệp xuất mỗi đêm', text: 'Số liệu cũ một ngày' },
      { id: 'database', term: 'chung một database', text: 'Đổi một cột là hỏng chương trình của đội khác' },
      { id: 'call', term: 'gọi rồi chờ', text: 'Hai bên phải cùng sống, cùng một lúc' },
      { id: 'message', term: 'message qua broker', text: 'Kết quả tới sau, và có thêm một thứ phải chăm' },
    ],
    explanation: 'Bốn kiểu đều đang được dùng. Chọn kiểu là chọn cái vướng mình chịu được.',
  },
  {
    id: 'integration-contract',
    lesson: 'integration/what-is-integration',
    kind: 'several',
    prompt: 'Hai service hiểu nhau qua một hợp đồng viết thành tệp. Chuyện nào máy kiểm hợp đồng không thấy được?',
    options: [
      {
        id: 'unit',
        text: 'Một bên đổi đơn vị của số tiền từ đồng sang nghìn đồng',
        correct: true,
        why: 'Kiểu vẫn là số, tên vẫn thế. Nghĩa thì chỉ người đọc người.',
      },
      {
        id: 'meaning',
        text: 'Trường status có thêm một nghĩa mới mà không đổi kiểu',
        correct: true,
        why: 'Máy thấy một chuỗi như trước.',
      },
      {
        id: 'unknown-kind',
        text: 'Một bên gửi một trường lồng vào chỗ hợp đồng ghi danh sách',
        correct: false,
        why: 'Hình dạng của dữ liệu cũng nằm trong hợp đồng.',
      },
      {
        id: 'type',
        text: 'Một bên gửi chuỗi vào chỗ hợp đồng ghi số nguyên',
        correct: false,
        why: 'Sai kiểu là điều máy kiểm được.',
      },
    ],
    explanation: 'Máy kiểm được kiểu; nghĩa, đơn vị và lời hứa phải viết bằng chữ và đọc bằng người.',
  },
  {
    id: 'integration-where-rules-live',
    lesson: 'integration/what-is-integration',
    kind: 'single',
    prompt: '"Đơn trên 10 triệu phải có người duyệt." Theo cách chia của microservices, luật ấy nằm ở đâu?',
    options: [
      {
        id: 'bus',
        text: 'Trong trục ở giữa, nơi mọi lời gọi đi qua và được đổi dạng',
        correct: false,
        why: 'Đó là chỗ SOA hay đặt luật, và trục biết quá nhiều thì sửa gì cũng chờ nó.',
      },
      {
        id: 'ends',
        text: 'Trong service gửi hoặc service nhận; đường truyền chỉ chở',
        correct: true,
        why: 'Hai đầu giữ luật, ở giữa không biết gì về nghiệp vụ.',
      },
      {
        id: 'database',
        text: 'Trong database chung, để service nào cũng áp cùng một luật',
        correct: false,
        why: 'Microservices thì mỗi service một database.',
      },
    ],
    explanation: 'Khác nhau lớn nhất của hai cách chia là chỗ đặt luật: giữa đường, hay ở hai đầu.',
  },
  {
    id: 'integration-chain-sum',
    lesson: 'integration/sync-and-async',
    kind: 'number',
    prompt:
      'Khách gọi thẳng một chuỗi: nhận đơn 190 ms, thanh toán 340 ms, kho 320 ms, câu trả lời về 5 ms. Hôm nay ngân hàng chậm thêm 2.500 ms. Khách chờ bao nhiêu ms?',
    answer: 3355,
    tolerance: 0,
    unit: 'ms',
    explanation: '190 + 340 + 320 + 5 + 2.500. Khách không đo từng service, khách đo cái tổng.',
  },
  {
    id: 'integration-optimise',
    lesson: 'integration/sync-and-async',
    kind: 'single',
    prompt:
      'Trong chuỗi gọi thẳng, thanh toán mất 3,3 giây, kho 0,3 giây. Đội kho viết lại cho còn 0,1 giây. Khách chờ ít đi bao nhiêu?',
    options: [
      {
        id: 'nothing',
        text: 'Không chút nào, vì chuỗi chậm bằng chặng chậm nhất',
        correct: false,
        why: 'Chậm nhất cộng các chặng còn lại, chứ không phải chỉ chậm nhất.',
      },
      {
        id: 'a-third',
        text: 'Một phần ba, vì kho nhanh gấp ba thì chuỗi cũng nhanh gấp ba',
        correct: false,
        why: 'Kho chỉ là một phần nhỏ của tổng.',
      },
      {
        id: 'two-hundred',
        text: 'Đúng 0,2 giây, dù thanh toán hôm nay chậm tới đâu',
        correct: true,
        why: 'Các chặng cộng lại; bớt ở chặng nào thì tổng bớt bấy nhiêu.',
      },
    ],
    explanation: 'Muốn khách bớt chờ nhiều thì tìm chặng lớn nhất, hoặc đưa nó ra khỏi lúc khách chờ.',
  },
  {
    id: 'integration-frozen',
    lesson: 'integration/sync-and-async',
    kind: 'single',
    prompt: 'Không ai đặt deadline. Kho không chết mà đứng im (`SIGSTOP`). Khách gọi thẳng nghe được gì?',
    options: [
      {
        id: 'nothing',
        text: 'Không gì cả, cho tới khi kho chạy tiếp',
        correct: true,
        why: 'Kết nối TCP còn mở và im lặng là một kết nối bình thường.',
      },
      {
        id: 'unavailable',
        text: '`UNAVAILABLE` ngay, vì kho không trả lời',
        correct: false,
        why: 'Đó là khi kho chết và hệ điều hành đóng kết nối hộ nó.',
      },
      {
        id: 'deadline',
        text: '`DEADLINE_EXCEEDED` sau hạn mặc định của gRPC',
        correct: false,
        why: 'Mặc định là chờ mãi, không có hạn nào.',
      },
    ],
    explanation: 'Đứng im tệ hơn chết. Chỉ deadline mới biến nó thành một lỗi.',
  },
  {
    id: 'integration-burst',
    lesson: 'integration/sync-and-async',
    kind: 'single',
    prompt:
      'Thanh toán đặt prefetch 1. Khách đặt năm đơn cùng lúc, mỗi đơn đi cả hai đường. Đường nào xong cả năm đơn trước?',
    options: [
      {
        id: 'queue',
        text: 'Qua queue, vì khách không phải đứng chờ câu trả lời',
        correct: false,
        why: 'Khách được trả lời sớm, nhưng việc xong muộn hơn.',
      },
      {
        id: 'direct',
        text: 'Gọi thẳng, vì năm lời gọi chạy song song còn queue thì từng đơn một',
        correct: true,
        why: 'Trong bản ghi: chưa tới một giây, so với 2,3 giây cho đơn cuối qua queue.',
      },
      {
        id: 'same',
        text: 'Bằng nhau, vì cùng những service ấy làm cùng ngần ấy việc',
        correct: false,
        why: 'Cùng việc, nhưng một bên song song, một bên lần lượt.',
      },
    ],
    explanation: 'Queue đổi tốc độ của cơn dồn lấy sự yên ổn của người làm: thanh toán không bao giờ cầm hơn một đơn.',
  },
  {
    id: 'integration-owed',
    lesson: 'integration/sync-and-async',
    kind: 'several',
    prompt: 'Cửa hàng đổi câu nói với khách từ "xong" thành "đã nhận". Nó phải viết thêm những gì?',
    options: [
      {
        id: 'faster',
        text: 'Một cách để payment trừ tiền nhanh hơn trước',
        correct: false,
        why: 'Bất đồng bộ không làm việc nhanh hơn, chỉ thôi bắt người ta đứng nhìn.',
      },
      {
        id: 'trace',
        text: 'Một mã đi theo đơn qua mọi message và mọi dòng log',
        correct: true,
        why: 'Một đơn giờ là nhiều message ở nhiều nơi.',
      },
      {
        id: 'undo',
        text: 'Đường lùi khi kho báo hết hàng lúc khách đã đi',
        correct: true,
        why: 'Không ai đứng đó để nghe lỗi; phải hoàn tiền và báo.',
      },
      {
        id: 'status',
        text: 'Một chỗ để khách hỏi tiếp, có cả trạng thái hỏng',
        correct: true,
        why: '"Đã nhận" là nợ khách một câu nữa.',
      },
    ],
    explanation: 'Cột "qua queue" không miễn phí: những thứ gọi thẳng cho sẵn thì nay phải tự viết.',
  },
  {
    id: 'integration-cut',
    lesson: 'integration/when-to-go-async',
    kind: 'single',
    prompt: 'Cắt việc đặt hàng làm hai phần, chờ và làm sau. Nhát cắt nằm ở đâu?',
    options: [
      {
        id: 'slowest',
        text: 'Ở việc chậm nhất: từ việc ấy trở đi thì đưa hết ra sau cho khách khỏi chờ',
        correct: false,
        why: 'Trừ tiền có thể chậm nhất mà vẫn phải xong trước câu "đã thanh toán".',
      },
      {
        id: 'network',
        text: 'Ở lời gọi qua mạng đầu tiên: trong tiến trình thì chờ, ra ngoài thì gửi',
        correct: false,
        why: 'Trừ tiền và giữ món cuối cùng đều qua mạng mà khách phải chờ.',
      },
      {
        id: 'sentence',
        text: 'Ở câu bạn nói với khách: việc nào phải xong thì câu ấy mới đúng, việc ấy đứng trước',
        correct: true,
        why: '"Đã thanh toán" và "đã nhận đơn" là hai câu, nên là hai nhát cắt.',
      },
    ],
    explanation: 'Đó là quyết định của người bán hàng, không phải của riêng lập trình viên.',
  },
  {
    id: 'integration-safe-order',
    lesson: 'integration/when-to-go-async',
    kind: 'ordering',
    prompt: 'Order không được để khách mất tiền mà không có đơn nào để tra, dù chết ở bước nào. Xếp các bước.',
    items: [
      { id: 'pending', text: 'Ghi đơn ở trạng thái chờ trả tiền' },
      { id: 'charge', text: 'Trừ tiền, kèm mã đơn' },
      { id: 'paid', text: 'Đổi đơn thành đã trả' },
      { id: 'publish', text: 'Gửi message "đơn đã tạo" cho broker' },
      { id: 'answer', text: 'Trả lời khách' },
    ],
    explanation:
      'Ghi trước khi trừ thì chết ở giữa còn một đơn để hỏi lại payment. Ngay trước khi gửi message vẫn còn một khe: dual write.',
  },
  {
    id: 'integration-accepted',
    lesson: 'integration/when-to-go-async',
    kind: 'single',
    prompt: 'Server trả về 202 Accepted kèm một `statusUrl`. Nó đã hứa điều gì?',
    options: [
      {
        id: 'received',
        text: 'Đã nhận yêu cầu, chưa hứa gì về kết quả',
        correct: true,
        why: 'Vì vậy trạng thái ở `statusUrl` phải có cả trường hợp hỏng.',
      },
      {
        id: 'will-succeed',
        text: 'Việc sẽ được làm xong, chỉ là chưa biết lúc nào',
        correct: false,
        why: '202 không hứa thành công.',
      },
      {
        id: 'done',
        text: 'Việc đã xong nhưng kết quả quá lớn để gửi ngay',
        correct: false,
        why: 'Khi ấy là 200 kèm địa chỉ của kết quả.',
      },
    ],
    explanation: 'Đã nhận chưa phải đã xong. Người chờ phải có chỗ hỏi, và câu trả lời có thể là "hỏng".',
  },
  {
    id: 'integration-cut-into',
    lesson: 'integration/what-is-integration',
    kind: 'sorting',
    prompt: 'Ba cách chia một hệ thống. Câu nào nói về cách nào?',
    groups: [
      { id: 'monolith', text: 'monolith' },
      { id: 'soa', text: 'SOA' },
      { id: 'micro', text: 'microservices' },
    ],
    items: [
      {
        id: 'whole',
        text: 'Sửa một chữ trong thư cũng deploy lại cả khối',
        group: 'monolith',
        why: 'Một chương trình, một database.',
      },
      {
        id: 'bus',
        text: 'Một trục ở giữa nhận mọi lời gọi và đổi dạng dữ liệu',
        group: 'soa',
        why: 'Trục biết quá nhiều, sửa gì cũng chờ đội giữ trục.',
      },
      {
        id: 'call',
        text: 'Các phần gọi hàm của nhau trong một tiến trình',
        group: 'monolith',
        why: 'Gọi hàm chỉ có hai kết cục.',
      },
      {
        id: 'ends',
        text: 'Đường truyền chỉ chở, luật nằm ở hai đầu',
        group: 'micro',
        why: 'Không ai ở giữa biết nghiệp vụ.',
      },
      {
        id: 'own-db',
        text: 'Mỗi service một đội, một database',
        group: 'micro',
        why: 'Mạng thành một phần của chương trình.',
      },
    ],
    explanation: 'Chia nhỏ không làm bài toán nhỏ đi, nó dời chỗ khó ra khoảng giữa các chương trình.',
  },
  {
    id: 'integration-loop',
    lesson: 'integration/what-is-integration',
    kind: 'number',
    prompt:
      'Một vòng lặp gọi hàm tính tiền 3.000 lần, lần lượt. Nay hàm ấy nằm ở service khác, mỗi lời gọi mất 0,14 ms. Vòng lặp lâu thêm chừng bao nhiêu ms?',
    answer: 420,
    tolerance: 5,
    unit: 'ms',
    explanation: '3.000 × 0,14. Một lời gọi thì chẳng ai để ý, một vòng lặp thì khách chờ thêm gần nửa giây.',
  },
  {
    id: 'integration-who-notices',
    lesson: 'integration/sync-and-async',
    kind: 'sorting',
    prompt: 'Kho gặp chuyện, khách đặt một đơn, không ai đặt deadline. Khách của mỗi đường nghe được gì?',
    groups: [
      { id: 'error', text: 'nghe lỗi' },
      { id: 'silence', text: 'không nghe gì' },
      { id: 'received', text: 'nghe "đã nhận"' },
    ],
    items: [
      { id: 'dead-queue', text: 'Kho chết, khách qua queue', group: 'received', why: 'Việc nằm chờ trong queue.' },
      {
        id: 'front-dead',
        text: 'Nhận đơn chết, khách qua queue',
        group: 'error',
        why: 'Chặng đầu tiên bao giờ cũng là một lời gọi có chờ.',
      },
      {
        id: 'dead-direct',
        text: 'Kho chết, khách gọi thẳng',
        group: 'error',
        why: '`UNAVAILABLE` đi ngược qua cả chuỗi.',
      },
      {
        id: 'frozen-queue',
        text: 'Kho đứng im, khách qua queue',
        group: 'received',
        why: 'Đơn cũng kẹt, mà không ai thấy.',
      },
      {
        id: 'frozen-direct',
        text: 'Kho đứng im, khách gọi thẳng',
        group: 'silence',
        why: 'Kết nối còn mở, không có hạn.',
      },
    ],
    explanation: 'Qua queue thì khách không hay; vì thế queue phải có cảnh báo.',
  },
  {
    id: 'integration-failures',
    lesson: 'integration/when-to-go-async',
    kind: 'sorting',
    prompt: 'Năm chỗ làm sai khi chuyển sang bất đồng bộ. Chuyện nào là lỗi nào?',
    groups: [
      { id: 'waiting', text: 'vẫn có người đứng chờ' },
      { id: 'stale', text: 'đọc ngay điều vừa ghi' },
      { id: 'unawaited', text: 'chỉ bỏ await' },
    ],
    items: [
      {
        id: 'twice',
        text: 'Người ta sửa lần nữa vì tưởng lần trước chưa lưu',
        group: 'stale',
        why: 'Nói thẳng "vài giây nữa sẽ thấy".',
      },
      {
        id: 'price',
        text: 'Chủ hàng sửa giá, được đưa về trang tìm kiếm và thấy giá cũ',
        group: 'stale',
        why: 'Trả về trang đọc từ nơi vừa ghi.',
      },
      {
        id: 'login',
        text: 'Đăng nhập đi qua queue, trang chờ câu trả lời ở queue khác',
        group: 'waiting',
        why: 'Khách không chờ ít đi, đường dài thêm.',
      },
      {
        id: 'deploy',
        text: 'Mỗi lần deploy là mất vài chục email, không dấu vết',
        group: 'unawaited',
        why: 'Việc chỉ sống trong bộ nhớ tiến trình.',
      },
    ],
    explanation: 'Bất đồng bộ cần một chỗ giữ việc ở ngoài tiến trình, và một câu trả lời đúng.',
  },
];
