/** Words of the printable page. */
export const copy = {
  title: 'Giấy ghi nhận tự học',
  lead: 'Gõ tên của bạn, rồi in hoặc lưu thành PDF. Tên chỉ nằm ở trình duyệt này, không gửi đi đâu.',
  name: 'Tên của bạn',
  namePlaceholder: 'như bạn muốn nó được in',
  print: 'In trang này',
  waiting: 'Đang tìm kết quả của bạn.',
  none: 'Chưa có bài kiểm tra nào được nộp, nên chưa có gì để in.',
  toTest: 'Tới bài kiểm tra',
  offline: 'Chưa hỏi được máy chủ: đây là kết quả mà trình duyệt này nhớ.',
  course: 'Khoá học gRPC, RabbitMQ và Kafka trên broker thật',
  learner: 'Người học',
  noName: '(chưa gõ tên)',
  when: 'Ngày nộp bài',
  score: 'Kết quả',
  of: (right: number, asked: number) => `${right} / ${asked} câu đúng`,
  topics: 'Các tuyến có trong đề',
  honest: (bank: number) =>
    `Giấy này do chính người học in ra. Không ai ký và không ai kiểm tra tên ở trên. Nó chỉ nói rằng ở ngày ấy, người dùng trình duyệt này trả lời được bấy nhiêu câu của một đề rút từ ngân hàng ${bank} câu: không tính giờ, được mở bài ra xem, được làm lại bao nhiêu lần tuỳ ý. Đây là kết quả của lần nộp gần nhất.`,
  needsScript: 'Trang này đọc kết quả ở trình duyệt của bạn nên cần JavaScript.',
};
