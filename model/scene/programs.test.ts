import { expect, test } from 'vitest';
import { emptyPicture } from '../picture.ts';
import { reduce } from '../reduce.ts';
import { programsOf, shownPrograms } from './programs.ts';

const lab = {
  roles: {
    worker: { program: 'worker.ts', start: 2, max: 4 },
    mailer: { program: 'mailer.ts', start: 0, max: 1 },
  },
};
const started = ['worker-3', 'mailer', 'worker-1'].reduce(
  (picture, program, i) =>
    reduce(picture, {
      type: 'program.started',
      origin: 'platform',
      program,
      role: program.split('-')[0] ?? '',
      pid: i,
      seq: i + 1,
      at: i,
    }),
  emptyPicture,
);

test('programs come role by role, in the order of their ids', () => {
  expect(programsOf(started, 'worker')).toEqual(['worker-1', 'worker-3']);
  expect(shownPrograms(started, lab, 'mailer', 'worker')).toEqual(['mailer', 'worker-1', 'worker-3']);
});

test('before anything has started, those that are about to are shown', () => {
  expect(programsOf(emptyPicture, 'worker')).toEqual([]);
  expect(shownPrograms(emptyPicture, lab, 'worker', 'mailer')).toEqual(['worker-1', 'worker-2']);
});
