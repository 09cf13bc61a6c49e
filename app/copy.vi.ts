/** Titles and the texts of pages that belong to no component. */
export const copy = {
  site: 'Trạm Tin',
  title: 'Trạm Tin: học gRPC, RabbitMQ và Kafka trên broker thật',
  description:
    'Bạn gửi, bạn phá, broker trả lời. Học tích hợp dịch vụ bằng những lab chạy trên RabbitMQ và Kafka thật.',
  tagline: 'Học trên broker thật',
  map: 'Bản đồ khoá học',
  mapLead:
    'Các tuyến và trạm của khoá học gRPC, RabbitMQ và Kafka: trạm nào đang mở, trạm nào sắp có, bạn đã qua những đâu.',
  labs: 'Các lab',
  labsLead: 'Mỗi lab chạy vài chương trình thật với broker thật. Bạn gửi message, rồi làm hỏng từng thứ một.',
  noLabs: 'Chưa có lab nào.',
  openLab: 'Mở lab',
  sources: 'Nguồn và phiên bản',
  sourcesLead:
    'Mỗi con số trong bài đến từ một bản ghi của lab, một phép đo của chúng tôi, hoặc một tài liệu có ngày tháng.',
  glossary: 'Thuật ngữ',
  glossaryLead: 'Mỗi khái niệm một tên, dùng thống nhất trong cả khoá.',
  chooser: 'Chọn gRPC, RabbitMQ hay Kafka',
  chooserLead:
    'Nhiều nhất bảy câu hỏi về việc của bạn, không câu nào về sở thích. Lời khuyên nói vì sao, nhận là hoà khi hoà, và có một địa chỉ để gửi cho người khác.',
  chooserRules: 'Mọi luật của bộ chọn, và sơ đồ quyết định',
  designs: 'Các thiết kế mẫu',
  designsLead:
    'Mỗi thiết kế gồm một sơ đồ, những thiết lập đã khai và chạy thử trên broker thật, chỗ phải coi chừng, và lab cho thấy nó.',
  search: 'Tìm kiếm',
  searchLead: 'Tìm trong bài học, thuật ngữ và lab, gõ có dấu hay không dấu đều được.',
  queryTooLong: 'Câu tìm quá dài: tối đa 100 ký tự.',
  alsoCalled: (names: readonly string[]) => `Còn gọi là ${names.join(', ')}.`,
  codeLead: 'Chương trình này nằm trên đĩa đúng như bạn thấy, và chạy đúng như vậy.',
  download: 'Tải về',
  bare: 'Trang trơn',
  bareText: 'Không có gì ở đây: trang này chỉ để đo xem các trang khác nặng hơn nó bao nhiêu.',
  notFoundTitle: 'Không có trạm nào ở địa chỉ này',
  notFoundText: 'Có thể bài đã đổi tên, hoặc chưa được viết. Bản đồ khoá học có mọi trạm đang mở.',
  errorTitle: 'Trang này vừa gặp lỗi',
  errorText: 'Tiến độ của bạn vẫn còn. Bấm Thử lại; nếu vẫn lỗi, về trang chủ rồi vào lại.',
  retry: 'Thử lại',
  goHome: 'Về trang chủ',
  goMap: 'Xem bản đồ',
};
