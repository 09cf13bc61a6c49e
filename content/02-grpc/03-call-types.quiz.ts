import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on the four kinds of calls. */
export const quiz: Quiz = {
  id: 'call-types',
  questions: [
    {
      id: 'kinds',
      kind: 'matching',
      prompt: 'Việc nào hợp với kiểu gọi nào?',
      pairs: [
        { id: 'unary', term: 'unary', text: 'Hỏi giá của một món, cần ngay một con số' },
        { id: 'server', term: 'server streaming', text: 'Hiện tiến độ của một lần xuất báo cáo dài 3 phút' },
        { id: 'client', term: 'client streaming', text: 'Gửi lên một video 2 GB, cuối cùng nhận một mã số' },
        { id: 'bidi', term: 'hai chiều', text: 'Máy quét gửi từng mã vạch, nhận ngay tên món của từng mã' },
      ],
      explanation:
        'Hỏi xem bên nào cần gửi nhiều message trong một cuộc gọi. Máy quét không thể chờ quét xong cả giỏ mới biết món đầu sai, nên cả hai bên cùng gửi nhiều.',
    },
    {
      id: 'frames',
      kind: 'ordering',
      prompt: 'Xếp các frame của một cuộc unary thành công theo thứ tự chúng đi trên dây.',
      items: [
        { id: 'request-headers', text: 'HEADERS của client, có đường dẫn của method' },
        { id: 'request-message', text: 'DATA của client, chứa câu hỏi' },
        { id: 'end-stream', text: 'Cờ END_STREAM của client' },
        { id: 'response-headers', text: 'HEADERS của server, có :status 200' },
        { id: 'response-message', text: 'DATA của server, chứa câu trả lời' },
        { id: 'trailers', text: 'HEADERS cuối của server, có grpc-status' },
      ],
      explanation:
        'grpc-status đứng sau cùng vì tới lúc ấy server mới biết cuộc gọi có thành công không. :status 200 chỉ nói rằng HTTP đã thông.',
    },
    {
      id: 'silent-upload',
      kind: 'single',
      prompt:
        'Một cuộc client streaming: client đã gửi đủ 200 kiện và chờ tổng kết. Mười phút sau vẫn chưa có gì, kết nối vẫn sống, server không báo lỗi. Nguyên nhân nào hợp lý nhất?',
      options: [
        {
          id: 'not-half-closed',
          text: 'Client chưa đóng chiều gửi, server còn chờ kiện kế tiếp',
          correct: true,
          why: 'Server không đếm hộ. Vòng lặp của nó chỉ kết thúc khi có END_STREAM.',
        },
        {
          id: 'window',
          text: 'Cửa sổ của stream đã đầy nên server không gửi được tổng kết',
          correct: false,
          why: 'Cửa sổ tính riêng cho từng chiều. Chiều về chưa có byte nào, nên cửa sổ của nó còn nguyên.',
        },
        {
          id: 'too-many',
          text: 'Một stream của HTTP/2 chở được ít message hơn thế',
          correct: false,
          why: 'HTTP/2 không giới hạn số message hay số frame của một stream.',
        },
        {
          id: 'lost',
          text: 'Tổng kết bị mất trên đường, client phải gửi lại từ đầu',
          correct: false,
          why: 'Stream chạy trên TCP: byte tới đủ và đúng thứ tự, hoặc kết nối đứt và cả hai bên biết.',
        },
      ],
      explanation: 'Gửi hết và nói rằng đã hết là hai việc. Với client streaming, việc thứ hai là đóng chiều gửi.',
    },
    {
      id: 'two-stops',
      kind: 'several',
      prompt: 'Đóng chiều gửi và huỷ: những câu nào đúng?',
      options: [
        {
          id: 'still-answers',
          text: 'Sau khi đóng chiều gửi, client vẫn nhận được các câu trả lời còn lại',
          correct: true,
          why: 'END_STREAM chỉ nói về chiều đi. Chiều về mở tới khi có trailers.',
        },
        {
          id: 'connection-lives',
          text: 'Huỷ một cuộc gọi không làm hỏng các cuộc khác trên cùng kết nối',
          correct: true,
          why: 'RST_STREAM chỉ đặt lại một stream. Kết nối và các stream khác đi tiếp.',
        },
        {
          id: 'handler-stops',
          text: 'Server nhận RST_STREAM thì thư viện dừng hẳn handler, dù nó đang làm gì',
          correct: false,
          why: 'Thư viện chỉ huỷ signal. Handler không nghe signal thì làm tiếp việc đang dở.',
        },
        {
          id: 'half-close-is-cancel',
          text: 'Đóng chiều gửi là cách huỷ nhẹ nhàng, server nên bỏ việc đang làm',
          correct: false,
          why: 'Ngược lại: nó là dấu hiệu rằng client đã gửi đủ và đang chờ kết quả.',
        },
      ],
      explanation:
        'Một bên nói xong, một bên bỏ đi. Trên dây chúng là hai thứ khác nhau: một cờ ở một chiều, và một frame giết cả hai chiều.',
    },
    {
      id: 'cut-upload',
      kind: 'single',
      prompt:
        'Handler client streaming chạy `for await`, hết vòng thì ghi phiếu nhập. Client huỷ sau 3 trên 200 kiện, và trong sổ có một phiếu 3 kiện. Sửa cách nào chắc nhất?',
      options: [
        {
          id: 'count-in-message',
          text: 'Message đầu hoặc cuối mang tổng số kiện, handler đếm lại rồi mới ghi',
          correct: true,
          why: 'Đủ hay chưa là chuyện của nghiệp vụ, và chỉ dữ liệu của nghiệp vụ mới trả lời được.',
        },
        {
          id: 'check-signal',
          text: 'Hết vòng thì xem signal đã bị huỷ chưa, chưa huỷ mới ghi',
          correct: false,
          why: 'Đỡ hơn, nhưng RST_STREAM tới sau END_STREAM: ở đúng lúc ấy signal có thể chưa bị huỷ.',
        },
        {
          id: 'server-streaming',
          text: 'Đổi sang server streaming để server giữ quyền kết thúc',
          correct: false,
          why: 'Dữ liệu đi từ client lên. Đổi chiều của stream không đưa được kiện hàng nào tới server.',
        },
        {
          id: 'tcp',
          text: 'Không cần: TCP đảm bảo dữ liệu tới đủ, phiếu 3 kiện là do lỗi khác',
          correct: false,
          why: 'TCP giao đủ những gì đã gửi. Nó không biết client định gửi bao nhiêu.',
        },
      ],
      explanation:
        'Node gửi END_STREAM rồi mới gửi RST_STREAM, nên trong mắt vòng lặp một cuộc bị huỷ kết thúc giống hệt một cuộc đủ.',
    },
    {
      id: 'window-messages',
      kind: 'number',
      prompt:
        'Cửa sổ của stream là 65.535 byte, client không đọc gì và không gửi WINDOW_UPDATE nào. Server gửi những message mà mỗi cái chiếm 16.000 byte trên dây. Bao nhiêu message đi được *trọn vẹn*?',
      answer: 4,
      tolerance: 0,
      unit: 'message',
      explanation:
        '65.535 / 16.000 là 4 và còn dư 1.535 byte: cái thứ năm mới đi được một mẩu. Trong lab con số lớn hơn, vì Node của quầy rút bớt vào bộ đệm của nó và mời thêm trước khi chương trình đọc.',
    },
    {
      id: 'where-status',
      kind: 'single',
      prompt:
        'Giám sát của bạn đếm cuộc gọi hỏng theo HTTP status của phản hồi, và tháng nào cũng báo 0% lỗi với gRPC. Vì sao?',
      options: [
        {
          id: 'trailers',
          text: 'Lỗi nằm ở grpc-status trong trailers, còn HTTP status vẫn là 200',
          correct: true,
          why: 'Status của HTTP được gửi trước khi server biết kết quả. Phải đếm theo grpc-status.',
        },
        {
          id: 'retried',
          text: 'Thư viện gRPC tự gọi lại cho tới khi được, nên lỗi không lộ ra',
          correct: false,
          why: 'Mặc định không có gọi lại. Có bật thì cuộc hỏng vẫn kết thúc bằng một grpc-status khác 0.',
        },
        {
          id: 'h2-only',
          text: 'HTTP/2 không còn status, giám sát đọc phải một số mặc định',
          correct: false,
          why: 'HTTP/2 vẫn có :status, trong HEADERS đầu tiên của server.',
        },
        {
          id: 'compressed',
          text: 'Header bị nén bằng HPACK nên giám sát không đọc được mã lỗi',
          correct: false,
          why: 'Ai nói HTTP/2 cũng giải nén được HPACK. Vấn đề là đọc sai chỗ.',
        },
      ],
      explanation: 'Với gRPC, kết quả của cuộc gọi là grpc-status. HTTP status khác 200 thường là do một proxy ở giữa.',
    },
  ],
};
