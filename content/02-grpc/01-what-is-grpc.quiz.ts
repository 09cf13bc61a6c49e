import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on gRPC and HTTP/2. */
export const quiz: Quiz = {
  id: 'what-is-grpc',
  questions: [
    {
      id: 'path',
      kind: 'ordering',
      prompt: 'Một lời gọi gRPC, một câu hỏi một câu trả lời, đi qua những bước nào? Xếp theo thứ tự.',
      items: [
        { id: 'stub', text: 'Chương trình gọi một hàm của stub' },
        { id: 'encode', text: 'Stub ghi tham số thành Protobuf' },
        { id: 'headers', text: 'HEADERS rồi DATA đi trên một stream mới của kết nối HTTP/2' },
        { id: 'handler', text: 'Server đọc Protobuf và gọi handler' },
        { id: 'status', text: 'Câu trả lời về, rồi HEADERS cuối mang grpc-status' },
      ],
      explanation: 'Bạn chỉ viết bước đầu và thân của handler. Phần giữa là code sinh ra từ .proto và thư viện.',
    },
    {
      id: 'rounds',
      kind: 'number',
      prompt:
        'Client REST có trần sáu kết nối HTTP/1.1. Nó hỏi 20 câu cùng lúc, câu nào server cũng làm đúng 150 ms. Bỏ qua mọi thứ khác, câu cuối cùng xong sau bao nhiêu ms?',
      answer: 600,
      tolerance: 0,
      unit: 'ms',
      explanation: '20 câu đi thành 6 + 6 + 6 + 2: bốn đợt, mỗi đợt 150 ms.',
    },
    {
      id: 'who-sees',
      kind: 'single',
      prompt:
        'Người dùng đợi 0,9 giây. Log của server ghi mỗi câu 200 ms, CPU 10%. Client gửi 24 câu cùng lúc qua HTTP/1.1. Nhìn vào đâu trước?',
      options: [
        {
          id: 'database',
          text: 'Database của server, vì 200 ms một câu là quá lâu',
          correct: false,
          why: '200 ms chưa giải thích được 0,9 giây. Phần còn lại không nằm ở server.',
        },
        {
          id: 'pool',
          text: 'Trần của nhóm kết nối ở client, và thời gian câu hỏi nằm chờ trước khi đi',
          correct: true,
          why: 'Hàng chờ nằm ở client. Server chỉ bắt đầu bấm giờ khi câu hỏi đã tới nó.',
        },
        {
          id: 'json',
          text: 'Thời gian đọc và ghi JSON, vì chữ thì chậm hơn byte',
          correct: false,
          why: 'Đọc JSON vài KB tốn cỡ phần mười mili giây, không phải 700 ms.',
        },
        {
          id: 'server-cpu',
          text: 'Số nhân CPU của server, vì nó chỉ làm sáu câu một lúc',
          correct: false,
          why: 'CPU rảnh 90%. Sáu là số câu mà *client* cho đi cùng lúc.',
        },
      ],
      explanation: 'Độ trễ phải đo ở bên hỏi. Hàng chờ ở client không hiện trong log của server.',
    },
    {
      id: 'gzip',
      kind: 'several',
      prompt: 'Những câu nào đúng về gzip trong lab này?',
      options: [
        {
          id: 'repeats',
          text: 'Danh sách càng dài, gzip càng kéo JSON lại gần Protobuf',
          correct: true,
          why: 'Phần JSON dài hơn là tên field lặp lại, đúng thứ gzip nén tốt nhất.',
        },
        {
          id: 'small',
          text: 'Câu trả lời dưới 1.024 byte đi nguyên dù client nhận gzip',
          correct: true,
          why: 'Cả hai server đặt mức sàn ấy. Client chỉ nói nó *nhận được* gzip.',
        },
        {
          id: 'protobuf-none',
          text: 'Protobuf đã là nhị phân nên gzip không làm nó nhỏ đi',
          correct: false,
          why: 'Tên hàng và mã hàng vẫn là chữ có chỗ lặp: 400 món từ gần 13 KB còn hơn 4 KB.',
        },
        {
          id: 'headers',
          text: 'gzip nén luôn cả header của HTTP/1.1',
          correct: false,
          why: 'content-encoding chỉ nói về nội dung. Header của HTTP/2 thì có HPACK.',
        },
      ],
      explanation: 'So byte phải so cùng điều kiện: cùng nén hoặc cùng không, cùng cỡ danh sách.',
    },
    {
      id: 'whose',
      kind: 'matching',
      prompt: 'Mỗi điều dưới đây là nhờ mảnh nào?',
      pairs: [
        { id: 'mux', term: '24 câu cùng lúc trên một kết nối', text: 'HTTP/2' },
        { id: 'bytes', term: 'không viết lại tên field ở từng món', text: 'Protobuf' },
        { id: 'types', term: 'gọi sai tên hàm thì không build được', text: 'Hợp đồng .proto và code sinh ra' },
        { id: 'curl', term: 'gõ địa chỉ vào trình duyệt là đọc được câu trả lời', text: 'JSON trên HTTP thường' },
      ],
      explanation: 'Ba lựa chọn này tách rời được: JSON đi trên HTTP/2 thì cũng hết hàng chờ sáu kết nối.',
    },
    {
      id: 'cold',
      kind: 'single',
      prompt:
        'Một lập trình viên tạo client gRPC mới trong mỗi request của trang web rồi đóng nó. Đo thấy chậm hơn REST cũ. Sửa gì trước?',
      options: [
        {
          id: 'gzip',
          text: 'Bật gzip cho cả hai chiều, vì lời chào của HTTP/2 là byte thừa',
          correct: false,
          why: 'gzip không nén phần mở đầu và SETTINGS, và câu nhỏ thì không được nén.',
        },
        {
          id: 'reuse',
          text: 'Tạo client một lần lúc khởi động, dùng chung kết nối cho mọi request',
          correct: true,
          why: 'Chào hỏi một lần, bảng HPACK đầy dần, và mọi lời gọi đi chung một kết nối.',
        },
        {
          id: 'pool',
          text: 'Mở sẵn sáu kết nối HTTP/2, cho giống với bên REST',
          correct: false,
          why: 'Một kết nối đã chở được mọi lời gọi. Sáu cái mở mới mỗi request thì còn tệ hơn.',
        },
      ],
      explanation: 'Kết nối mới là chỗ HTTP/2 tốn hơn HTTP/1.1. Giữ nó lại là điều kiện để gRPC có lợi.',
    },
    {
      id: 'choose',
      kind: 'matching',
      prompt: 'Chọn cách nào cho từng việc?',
      pairs: [
        { id: 'internal', term: 'sáu service nội bộ, ba ngôn ngữ, gọi nhau liên tục', text: 'gRPC, giữ kết nối' },
        { id: 'public', term: 'API công khai để đối tác tra giá', text: 'REST với JSON' },
        {
          id: 'live',
          term: 'màn hình kho hiện từng thay đổi ngay khi nó xảy ra',
          text: 'gRPC, server gửi dần trên một stream',
        },
        { id: 'later', term: 'gửi hoá đơn qua email sau khi đặt hàng', text: 'message queue, không cần trả lời ngay' },
      ],
      explanation:
        'Ai gọi, cần trả lời ngay hay không, một câu hay cả luồng: ba câu hỏi ấy quyết định nhiều hơn tốc độ.',
    },
  ],
};
