import type { Score } from './score.ts';

/** Words of the quiz forms. */
export const copy = {
  title: 'Câu hỏi',
  question: (number: number, total: number) => `Câu ${number} / ${total}`,
  /** Scenarios are asked and answered, but only the learner judges them: they are told apart, not left out. */
  score: ({ asked, answered, right, own }: Score) =>
    `Đã trả lời ${answered} / ${asked} câu: ${right} câu đúng${own > 0 ? `, ${own} câu bạn tự chấm` : ''}`,
  hint: {
    single: 'Chọn một đáp án.',
    several: 'Chọn mọi đáp án đúng.',
    ordering: 'Xếp theo thứ tự xảy ra: kéo, hoặc dùng nút lên, xuống.',
    number: 'Nhập một con số.',
    scenario: 'Viết câu trả lời của bạn, rồi so với lời giải mẫu.',
    matching: 'Chọn từ hợp với mỗi ý; mỗi từ dùng một lần.',
  },
  answer: 'Trả lời',
  compare: 'So với lời giải mẫu',
  retry: 'Làm lại',
  right: 'Đúng',
  wrong: 'Chưa đúng',
  chosen: 'Bạn chọn',
  missed: 'Bạn bỏ sót',
  notChosenRight: 'Đúng',
  emptyChoice: 'Chọn ít nhất một đáp án rồi bấm Trả lời.',
  emptyNumber: 'Nhập một con số, ví dụ 3 hoặc 0,5.',
  emptyText: 'Viết vài câu trước, rồi mới xem lời giải mẫu.',
  emptyMatching: 'Chọn từ cho mọi ý rồi bấm Trả lời.',
  chooseTerm: 'Chọn từ…',
  termOf: (text: string) => `Từ hợp với: ${text}`,
  rightTerm: (term: string) => `Đúng ra: ${term}`,
  numberLabel: 'Câu trả lời',
  textLabel: 'Câu trả lời của bạn',
  up: (text: string) => `Đưa lên: ${text}`,
  down: (text: string) => `Đưa xuống: ${text}`,
  moved: (text: string, place: number, total: number) => `${text}: vị trí ${place} trên ${total}`,
  rightOrder: 'Thứ tự đúng',
  expected: (value: string, unit: string) => `Đáp số: ${value} ${unit}`.trim(),
  modelAnswer: 'Lời giải mẫu',
  points: 'Câu trả lời của bạn có những ý nào?',
  pointsMet: (met: number, total: number) => `Bạn có ${met} / ${total} ý`,
  explanation: 'Vì sao',
};
