import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on gRPC in the browser, and on its limits. */
export const quiz: Quiz = {
  id: 'limits-and-browser',
  questions: [
    {
      id: 'why-not',
      kind: 'single',
      prompt: 'Server gRPC của bạn chạy tốt với mọi service. Vì sao trang web không gọi thẳng được nó?',
      options: [
        {
          id: 'trailers',
          text: 'JavaScript trong trang không đọc được trailers và không điều khiển được frame',
          correct: true,
          why: 'grpc-status nằm trong trailers, mà fetch chỉ cho đọc header gửi trước nội dung.',
        },
        {
          id: 'no-http2',
          text: 'Trình duyệt không hỗ trợ HTTP/2 nên không mở được kết nối tới server',
          correct: false,
          why: 'Trình duyệt nói HTTP/2 từ lâu. Nó chỉ không đưa những thứ gRPC cần cho JavaScript.',
        },
        {
          id: 'cors',
          text: 'CORS chặn mọi yêu cầu có content-type application/grpc',
          correct: false,
          why: 'CORS là thứ cấu hình được. Cho phép rồi thì trailers vẫn không đọc được.',
        },
        {
          id: 'binary',
          text: 'Thân nhị phân không qua được fetch, nó chỉ nhận chuỗi và JSON',
          correct: false,
          why: 'fetch gửi và nhận byte tuỳ ý; gRPC-Web cũng là nhị phân.',
        },
      ],
      explanation: 'gRPC-Web và Connect sinh ra để nói cùng hợp đồng mà chỉ cần những gì fetch có.',
    },
    {
      id: 'where-error',
      kind: 'matching',
      prompt: 'Cuộc gọi hỏng với NOT_FOUND. Lỗi nằm ở đâu?',
      pairs: [
        { id: 'grpc', term: 'gRPC', text: 'Header gửi sau nội dung, trên HTTP/2' },
        { id: 'grpc-web', term: 'gRPC-Web', text: 'HTTP 200; khúc cuối của thân có cờ 0x80' },
        { id: 'connect-unary', term: 'Connect, unary', text: 'HTTP 404, thân là JSON có code' },
        { id: 'connect-stream', term: 'Connect, server streaming', text: 'HTTP 200; khúc cuối của thân có cờ 0x02' },
      ],
      explanation:
        'Chỉ cuộc unary của Connect dùng HTTP status. Cuộc nào trả về luồng thì status đã gửi từ trước, lỗi phải nằm ở cuối.',
    },
    {
      id: 'body-length',
      kind: 'number',
      prompt:
        'Một câu trả lời unary của gRPC-Web: message Protobuf dài 40 byte, trailers viết thành 16 byte. Mỗi khúc có 5 byte đứng trước. Cả thân dài bao nhiêu?',
      answer: 66,
      tolerance: 0,
      unit: 'byte',
      explanation: '(5 + 40) + (5 + 16) = 66. Với Connect nhị phân, thân chỉ là 40 byte: kết quả đã nằm ở HTTP status.',
    },
    {
      id: 'which-kinds',
      kind: 'several',
      prompt: 'Trong trình duyệt, với connect-web, những việc nào làm được?',
      options: [
        {
          id: 'unary',
          text: 'Hỏi giá một món, nhận một câu trả lời',
          correct: true,
          why: 'Unary là một yêu cầu và một câu trả lời, đúng hình dạng của fetch.',
        },
        {
          id: 'server-stream',
          text: 'Nhận từng thay đổi của tồn kho trong một cuộc gọi',
          correct: true,
          why: 'fetch cho đọc thân trả lời từng khúc.',
        },
        {
          id: 'client-stream',
          text: 'Gửi từng kiện hàng trong một cuộc gọi, nếu dùng Connect thay cho gRPC-Web',
          correct: false,
          why: 'Cả hai giao thức đều bị chặn ở cùng một chỗ: fetch không gửi dần được thân.',
        },
        {
          id: 'bidi',
          text: 'Vừa gửi từng mã vạch vừa nhận tên từng món, nếu server bật HTTP/2',
          correct: false,
          why: 'HTTP/2 ở server không đổi được fetch: phải gửi hết rồi mới đọc được câu trả lời.',
        },
      ],
      explanation: 'Chiều về thì dần dần được, chiều đi thì một lần.',
    },
    {
      id: 'sixty-seconds',
      kind: 'single',
      prompt:
        'Trang theo dõi tồn kho chạy tốt ở máy bạn. Lên production, luồng nào cũng đứt sau đúng một phút vắng khách. Nghi ai trước?',
      options: [
        {
          id: 'proxy',
          text: 'Proxy ở giữa, cắt kết nối khi lâu không có byte nào về',
          correct: true,
          why: 'Máy bạn không có nó. Cho server gửi message rỗng đều đặn, và cho client nối lại.',
        },
        {
          id: 'deadline',
          text: 'Deadline mặc định của gRPC, phải tăng lên ở client',
          correct: false,
          why: 'gRPC không có deadline mặc định, và deadline thì không phụ thuộc việc có khách hay không.',
        },
        {
          id: 'size',
          text: 'Giới hạn độ dài message, luồng đã vượt tổng cho phép',
          correct: false,
          why: 'Giới hạn tính cho từng message. Và lúc vắng khách thì chẳng có message nào.',
        },
        {
          id: 'tab',
          text: 'Trình duyệt ngủ tab nên đóng luồng',
          correct: false,
          why: 'Tab đang mở trước mặt cũng đứt, và đúng một phút thì là giới hạn của ai đó đặt ra.',
        },
      ],
      explanation: 'Đứt theo số tròn khi im lặng là dấu hiệu của một giới hạn thời gian ở giữa đường.',
    },
    {
      id: 'large-upload',
      kind: 'single',
      prompt: 'Khách tải ảnh sản phẩm 40 MB lên từ trình duyệt. Cách nào hợp lý nhất?',
      options: [
        {
          id: 'storage',
          text: 'Tải thẳng lên kho tệp bằng HTTP, rồi gửi địa chỉ của ảnh qua cuộc gọi unary',
          correct: true,
          why: 'Ảnh không đi qua server của bạn, và cuộc gọi chỉ vài chục byte.',
        },
        {
          id: 'raise',
          text: 'Nâng readMaxBytes lên 64 MB rồi gửi cả ảnh trong một message',
          correct: false,
          why: 'Chạy được, nhưng mỗi khách đang tải chiếm trọn 40 MB bộ nhớ của server.',
        },
        {
          id: 'client-stream',
          text: 'Client streaming, mỗi message 64 KB',
          correct: false,
          why: 'Cách này tốt giữa hai service. Trình duyệt không mở được client streaming.',
        },
        {
          id: 'base64',
          text: 'Đổi ảnh thành base64 rồi gửi bằng Connect JSON',
          correct: false,
          why: 'Base64 làm nó dài thêm một phần ba, và giới hạn của message vẫn còn nguyên.',
        },
      ],
      explanation: 'Message là để chứa dữ liệu của nghiệp vụ. Tệp lớn đi đường khác, message mang địa chỉ.',
    },
    {
      id: 'public-api',
      kind: 'single',
      prompt:
        'Mười đối tác sẽ gọi API đặt hàng của bạn, mỗi bên một ngôn ngữ. Vì sao JSON qua HTTP thường hợp hơn gRPC?',
      options: [
        {
          id: 'reach',
          text: 'Họ thử được ngay bằng curl, không cần công cụ sinh code, và proxy nào cũng hiểu',
          correct: true,
          why: 'Bạn không chọn được công cụ của người ngoài, nên chọn thứ ai cũng có.',
        },
        {
          id: 'faster',
          text: 'JSON đọc nhanh hơn Protobuf khi message nhỏ',
          correct: false,
          why: 'Không phải lý do: với vài yêu cầu mỗi giây, thời gian đọc không ai nhận ra.',
        },
        {
          id: 'safer',
          text: 'JSON không phá hợp đồng khi đổi tên field',
          correct: false,
          why: 'Ngược lại: trong JSON tên field chính là hợp đồng.',
        },
        {
          id: 'no-contract',
          text: 'Với JSON thì không cần hợp đồng nào nữa',
          correct: false,
          why: 'Hợp đồng vẫn có, chỉ là nằm trong tài liệu và trong code của người khác.',
        },
      ],
      explanation:
        'Giữa các service của bạn, hợp đồng sinh ra code là lợi thế. Với người ngoài, dễ bắt đầu quan trọng hơn.',
    },
  ],
};
