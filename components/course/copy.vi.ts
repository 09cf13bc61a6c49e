/** Words of the course map. */
export const copy = {
  heading: (lines: number, stops: number) => `${lines} tuyến, ${stops} trạm`,
  lead: 'Đi lần lượt từ đầu, hoặc lên thẳng trạm bạn cần.',
  stops: (all: number, open: number) => (open === 0 ? `${all} bài, sắp mở` : `${all} bài, ${open} đang mở`),
  here: 'Bạn đang ở đây',
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
  objectives: (met: number, all: number) => `${met} / ${all} mục tiêu`,
};
