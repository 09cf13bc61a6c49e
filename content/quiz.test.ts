import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Question } from '#model/quiz.ts';
import { quizBeside } from './quiz.ts';

const folders = globSync('*/*.quiz.ts', { cwd: import.meta.dirname }).map((file) => file.replace(/\.quiz\.ts$/, ''));

/** A letter that would be an option's name, or an option named by where it stands. */
const byPlace =
  /(?<![\p{L}\p{N}])[A-F](?![\p{L}\p{N}])|(đáp án|phương án|lựa chọn|câu) (đầu|cuối|trên|dưới|kế|số|thứ|[a-f](?!\p{L}))|(ở trên|bên trên|ở dưới) đều/iu;

const textsOf = (question: Question): string[] => [
  question.prompt,
  question.explanation,
  ...('options' in question ? question.options.flatMap(({ text, why }) => [text, why]) : []),
];

test.each(folders)('%s speaks of no option by its place, for every learner sees another order', async (folder) => {
  const { questions } = await quizBeside(folder);
  const chosen = questions.filter(({ kind }) => kind === 'single' || kind === 'several');
  expect(chosen.flatMap(textsOf).filter((text) => byPlace.test(text))).toEqual([]);
});

test.each(['Chọn A.', 'Cả A và B đều đúng', 'Xem đáp án đầu', 'như phương án thứ hai', 'Các ý ở trên đều đúng'])(
  'the check sees "%s"',
  (text) => expect(text).toMatch(byPlace),
);
