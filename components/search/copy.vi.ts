/** Words of the search. */
export const copy = {
  label: 'Tìm trong bài học, thuật ngữ và lab',
  placeholder: 'Ví dụ: hàng đợi, prefetch, rebalance',
  idle: 'Gõ có dấu hay không dấu đều được.',
  loading: 'Đang tìm',
  none: (query: string) => `Không thấy gì cho “${query}”. Thử từ ngắn hơn, hoặc thuật ngữ tiếng Anh.`,
  failed: 'Không tìm được: máy chủ không trả lời.',
  retry: 'Tìm lại',
  results: 'Kết quả',
  found: (count: number) => `${count} kết quả`,
  kind: { lesson: 'bài học', term: 'thuật ngữ', lab: 'lab' },
};
