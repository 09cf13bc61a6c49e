/** Words of the course map. */
export const copy = {
  heading: (lines: number, open: number) => `${lines} tuyến, ${open} bài đang mở`,
  lead: 'Đi theo thứ tự, từ trạm được đánh dấu. Trạm nét đứt sẽ mở sau, bạn chưa cần đến.',
  stops: (all: number, open: number) =>
    open === 0 ? 'sắp mở' : open === all ? `${open} bài` : `${open} bài, thêm ${all - open} sắp mở`,
  here: 'Bài tiếp theo của bạn',
  start: 'Bắt đầu từ đây',
  soon: 'sắp mở',
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
};
