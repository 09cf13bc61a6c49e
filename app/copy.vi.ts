/** Titles and the texts of pages that belong to no component. */
export const copy = {
  site: 'Trạm Tin',
  title: 'Trạm Tin: học gRPC, RabbitMQ và Kafka trên broker thật',
  description:
    'Bạn gửi, bạn phá, broker trả lời. Học tích hợp dịch vụ bằng những lab chạy trên RabbitMQ và Kafka thật.',
  map: 'Bản đồ khoá học',
  labs: 'Các lab',
  labsLead: 'Mỗi lab chạy vài chương trình thật với broker thật. Bạn gửi message, rồi làm hỏng từng thứ một.',
  noLabs: 'Chưa có lab nào.',
  openLab: 'Mở lab',
  glossary: 'Thuật ngữ',
  glossaryLead: 'Mỗi khái niệm một tên, dùng thống nhất trong cả khoá.',
  search: 'Tìm kiếm',
  queryTooLong: 'Câu tìm quá dài: tối đa 100 ký tự.',
  notFoundTitle: 'Không có trạm nào ở địa chỉ này',
  notFoundText: 'Có thể bài đã đổi tên, hoặc chưa được viết. Bản đồ khoá học có mọi trạm đang mở.',
  errorTitle: 'Trang này vừa gặp lỗi',
  errorText: 'Tiến độ của bạn vẫn còn. Bấm Thử lại; nếu vẫn lỗi, về trang chủ rồi vào lại.',
  retry: 'Thử lại',
  goHome: 'Về trang chủ',
  goMap: 'Xem bản đồ',
};
