import type { Quiz } from '#model/quiz.ts';

export const quiz: Quiz = {
  id: 'try',
  questions: [
    {
      id: 'a',
      kind: 'single',
      prompt: 'Worker dùng ack tự động và bị kill -9 khi giữ 3 message. Bao nhiêu message được giao lại?',
      explanation: 'Với `ack` tự động, broker coi message là xong ngay khi ghi ra socket.',
      options: [
        { id: 'x', text: '3', correct: false, why: 'Broker đã quên cả ba.' },
        { id: 'y', text: '0', correct: true, why: 'Đúng.' },
        { id: 'z', text: '1', correct: false, why: 'Không.' },
      ],
    },
    {
      id: 'b',
      kind: 'several',
      prompt: 'Chọn các điều đúng',
      explanation: 'Vì thế.',
      options: [
        { id: 'x', text: 'Một', correct: false, why: 'w1' },
        { id: 'y', text: 'Hai', correct: true, why: 'w2' },
        { id: 'z', text: 'Ba', correct: true, why: 'w3' },
      ],
    },
    {
      id: 'c',
      kind: 'ordering',
      prompt: 'Xếp',
      explanation: 'Vì thế.',
      items: [
        { id: 'one', text: 'Broker giao' },
        { id: 'two', text: 'Worker làm' },
        { id: 'three', text: 'Worker ack' },
      ],
    },
    { id: 'd', kind: 'number', prompt: 'Bao nhiêu?', explanation: 'Vì thế.', answer: 0.5, tolerance: 0, unit: 's' },
    {
      id: 'e',
      kind: 'scenario',
      prompt: 'Thiết kế?',
      explanation: 'Vì thế.',
      modelAnswer: 'Dùng queue.',
      points: ['Có queue', 'Có ack'],
    },
  ],
};
