/** To the half hour: a lesson's own minutes are estimates. */
const hours = (minutes: number): string => {
  const halves = Math.max(1, Math.round(minutes / 30));
  if (halves === 1) return 'nửa giờ';
  return halves % 2 === 0 ? `${halves / 2} giờ` : `${(halves - 1) / 2} giờ rưỡi`;
};

/** Words of the course map. */
export const copy = {
  heading: (lines: number, lessons: number) => `${lines} tuyến, ${lessons} bài`,
  lead: 'Đi theo thứ tự, từ trạm được đánh dấu. Trạm nào cũng vào thẳng được: đầu mỗi bài có ghi cần biết trước gì.',
  stops: (lessons: number, minutes: number) => `${lessons} bài, ${hours(minutes)}`,
  here: 'Bài tiếp theo của bạn',
  start: 'Bắt đầu từ đây',
  nextLab: 'Lab tiếp theo của bạn',
  begunLab: 'Lab bạn đang làm dở',
  read: 'đã qua',
  withLab: 'trạm có lab',
  withoutLab: 'bài đọc',
  legend: 'Chú giải',
  openLab: 'Mở lab',
  lesson: 'Bài:',
  filterTerms: 'Lọc thuật ngữ',
  terms: (count: number) => `${count} thuật ngữ`,
  noTerms: (query: string) => `Không có thuật ngữ nào chứa “${query}”.`,
  bets: 'Cược với broker:',
  betScore: (right: number, settled: number) => `đoán đúng ${right} / ${settled} lần`,
  objectives: (met: number, all: number) => `${met} / ${all} mục tiêu`,
  reading: 'Nên đọc',
  readingLead: 'Những trang đáng đọc trọn, và đọc để làm gì. Đa số bằng tiếng Anh.',
  versions: 'Phiên bản',
  versionsLead:
    'Trang này chạy trên RabbitMQ 4.3.6 và Kafka 4.3.1. Những bản dưới đây đổi điều gì đó mà bài có nhắc tới.',
  measurements: 'Phép đo của chúng tôi',
  measurementsLead:
    'Số đo trên một máy nhỏ nói cách một hệ thống cư xử, không nói nó nhanh tới đâu ở chỗ bạn. Máy bạn sẽ ra số khác.',
  documents: 'Tài liệu',
  documentsLead: 'Tháng năm là lúc xuất bản; với tài liệu được sửa liên tục thì là bản của năm ấy.',
};
