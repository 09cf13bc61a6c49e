import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on the connection that lasts. */
export const quiz: Quiz = {
  id: 'one-connection',
  questions: [
    {
      id: 'added-two',
      kind: 'single',
      prompt:
        'Sau một bộ cân bằng tải TCP có một server gRPC. Bạn thêm hai server nữa. Một giờ sau server cũ vẫn 95% CPU, hai server mới gần như rảnh. Vì sao?',
      options: [
        {
          id: 'old-connections',
          text: 'Các client vẫn gọi trên kết nối cũ, và kết nối cũ đi tới server cũ',
          correct: true,
          why: 'Tầng 4 chỉ chọn lúc kết nối mở ra. Không kết nối nào mở lại thì không ai chọn lại.',
        },
        {
          id: 'warming',
          text: 'Bộ cân bằng tải tăng tải cho server mới từ từ, cần thêm thời gian',
          correct: false,
          why: 'Có bộ làm thế, nhưng chỉ với kết nối mới. Một giờ hay một tuần cũng vậy nếu không có kết nối mới.',
        },
        {
          id: 'hash',
          text: 'HTTP/2 nén header nên bộ cân bằng tải không đọc được đường dẫn',
          correct: false,
          why: 'Ở tầng 4 nó không đọc header nào, nén hay không. Nó chuyển byte của cả kết nối.',
        },
        {
          id: 'health',
          text: 'Hai server mới chưa được thêm health check nên bị coi là chết',
          correct: false,
          why: 'Đáng kiểm tra, nhưng khi ấy chúng nhận đúng 0 việc và có cảnh báo. Ở đây mọi thứ đều "khoẻ".',
        },
      ],
      explanation: 'Chia kết nối khác với chia cuộc gọi. gRPC mở ít kết nối và giữ chúng rất lâu.',
    },
    {
      id: 'who-picks',
      kind: 'matching',
      prompt: 'Mỗi cách chọn server vào lúc nào, ở đâu?',
      pairs: [
        { id: 'pick-first', term: 'pick_first', text: 'Trong client, một lần khi nối, và lần nữa khi mất kết nối' },
        { id: 'round-robin', term: 'round_robin', text: 'Trong client, trước mỗi cuộc gọi' },
        { id: 'l4', term: 'bộ cân bằng tải tầng 4', text: 'Ở giữa, khi một kết nối TCP mở ra' },
        { id: 'l7', term: 'proxy tầng 7', text: 'Ở giữa, khi một stream mới tới' },
      ],
      explanation: 'Hai cách chọn cho từng cuộc gọi đều phải hiểu HTTP/2. Hai cách kia chỉ cần biết TCP.',
    },
    {
      id: 'age',
      kind: 'number',
      prompt:
        'Bốn server sau một bộ cân bằng tải tầng 4, 40 client, mỗi client một kết nối, kết nối chia đều. Hai client bận tạo ra một nửa số cuộc gọi và tình cờ cùng vào một server; 38 client kia chia đều nửa còn lại. Server ấy nhận khoảng bao nhiêu phần trăm số cuộc gọi?',
      answer: 60.5,
      tolerance: 1.5,
      unit: '%',
      explanation:
        'Nó có 10 kết nối: hai client bận đem tới 50%, tám client kia đem tới 8/38 của nửa còn lại, chừng 10,5%. Kết nối thì chia rất đều, 10 mỗi server.',
    },
    {
      id: 'killed',
      kind: 'several',
      prompt: 'Client dùng round_robin với ba server. Kill -9 một server khi nó đang giữ 4 cuộc. Những câu nào đúng?',
      options: [
        {
          id: 'four-fail',
          text: 'Bốn cuộc ấy kết thúc bằng lỗi',
          correct: true,
          why: 'Chúng là stream trên một kết nối đã đóng. Không ai gửi lại chúng, trừ khi bạn viết retry.',
        },
        {
          id: 'maybe-done',
          text: 'Có cuộc trong số đó có thể đã được làm xong',
          correct: true,
          why: 'Server có thể chết sau khi ghi sổ, trước khi trả lời. Nhìn từ client thì như nhau.',
        },
        {
          id: 'moved',
          text: 'round_robin chuyển chúng sang hai server còn lại',
          correct: false,
          why: 'round_robin chọn server cho cuộc mới. Cuộc đã gửi đi thì nó không giữ bản nào để gửi lại.',
        },
        {
          id: 'others',
          text: 'Các cuộc đang ở hai server kia không bị gì',
          correct: true,
          why: 'Mỗi server có kết nối riêng. Chúng không đi qua server đã chết.',
        },
      ],
      explanation: 'Cân bằng tải và retry là hai việc. Retry cần biết lời gọi có lũy đẳng hay không.',
    },
    {
      id: 'deaths',
      kind: 'sorting',
      prompt: 'Client không đặt keepalive, không đặt deadline. Trong mỗi trường hợp, nó biết server có chuyện lúc nào?',
      groups: [
        { id: 'at-once', text: 'biết ngay' },
        { id: 'never', text: 'có thể không bao giờ biết' },
      ],
      items: [
        { id: 'kill', text: 'Server bị kill -9', group: 'at-once', why: 'Hệ điều hành đóng kết nối thay nó.' },
        { id: 'term', text: 'Server nhận SIGTERM và đóng êm', group: 'at-once', why: 'GOAWAY nói ra điều đó.' },
        {
          id: 'stop',
          text: 'Server bị SIGSTOP',
          group: 'never',
          why: 'Kết nối còn mở, nhân hệ điều hành vẫn nhận byte thay nó. Không ai báo gì.',
        },
        {
          id: 'cable',
          text: 'Cáp mạng tuột khi client đang chờ câu trả lời',
          group: 'never',
          why: 'Client không gửi gì thì TCP của nó không có gì để phát hiện là mất.',
        },
      ],
      explanation: 'Im lặng không phải là một lỗi. Muốn biết thì phải hỏi (PING), hoặc hẹn giờ (deadline).',
    },
    {
      id: 'pings',
      kind: 'single',
      prompt:
        'Bạn bật keepalive ở client: PING mỗi 10 giây, cả khi không có cuộc gọi. Server chạy gRPC core, cấu hình mặc định. Vài phút sau client liên tục mất kết nối. Vì sao?',
      options: [
        {
          id: 'too-many',
          text: 'Server coi đó là PING quá dày và đuổi bằng GOAWAY too_many_pings',
          correct: true,
          why: 'Server có mức chịu đựng riêng, và mức mặc định thưa hơn 10 giây nhiều. Hai đầu phải thoả thuận.',
        },
        {
          id: 'slow',
          text: 'PING chiếm cửa sổ của HTTP/2 nên dữ liệu thật bị nghẽn',
          correct: false,
          why: 'PING không tính vào cửa sổ nào, và chỉ dài 8 byte.',
        },
        {
          id: 'unanswered',
          text: 'Server không đáp PING khi không có cuộc gọi nào mở',
          correct: false,
          why: 'HTTP/2 bắt đáp mọi PING. Nó đáp, rồi đếm, rồi đuổi.',
        },
        {
          id: 'balancer',
          text: 'Mỗi PING làm bộ cân bằng tải chọn lại server',
          correct: false,
          why: 'PING là một frame trong kết nối. Tầng 4 không nhìn thấy nó, tầng 7 tự trả lời nó.',
        },
      ],
      explanation: 'Keepalive là chuyện của cả hai đầu. Đặt ở client mà không hỏi server thì tự làm mình bị đuổi.',
    },
    {
      id: 'codes',
      kind: 'matching',
      prompt: 'Mỗi kiểu từ chối ứng với lý do nào?',
      pairs: [
        { id: 'unauthenticated', term: 'UNAUTHENTICATED', text: 'Token của khách đã hết hạn 2 phút trước' },
        {
          id: 'permission',
          term: 'PERMISSION_DENIED',
          text: 'Token tốt, nhưng nhân viên bán hàng gọi method nhập kho',
        },
        { id: 'handshake', term: 'lỗi lúc bắt tay TLS', text: 'Chương trình gọi tới không có chứng chỉ mà server đòi' },
      ],
      explanation:
        'Chứng chỉ được xem một lần, trước mọi cuộc gọi, nên không có grpc-status nào cả. Token được xem ở từng cuộc, và hai mã cho client biết nên lấy token mới hay thôi.',
    },
  ],
};
