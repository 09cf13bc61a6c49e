import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byPlace, namesPlaces } from './by-place.ts';
import { quizBeside } from './quiz.ts';

const folders = globSync('*/*.quiz.ts', { cwd: import.meta.dirname }).map((file) => file.replace(/\.quiz\.ts$/, ''));

test.each(folders)('%s speaks of no option by its place, for every learner sees another order', async (folder) => {
  const { questions } = await quizBeside(folder);
  expect(questions.flatMap(namesPlaces)).toEqual([]);
});

test.each(['Chọn A.', 'Cả A và B đều đúng', 'Xem đáp án đầu', 'như phương án thứ hai', 'Các ý ở trên đều đúng'])(
  'the check sees "%s"',
  (text) => expect(text).toMatch(byPlace),
);
