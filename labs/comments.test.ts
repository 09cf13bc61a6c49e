import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const programs = globSync('*/programs/*.ts', { cwd: import.meta.dirname });

/** What follows `//` or stands in a JSDoc line; an address within a string is neither. */
const commentOf = (line: string): string | undefined => /(?:^|\s)(?:\/\/ ?|\/\*\* |^\s*\* )(.*)$/.exec(line)?.[1];

// Commands as one types them go on under their heading, indented.
const isExample = (comment: string): boolean => comment.startsWith('  ');
const vietnamese = /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ\u1ea0-\u1ef9]/i;

test('there are programs', () => {
  expect(programs.length).toBeGreaterThan(20);
});

test.each(programs)('%s: its comments are in Vietnamese, as the learner reads them in the code pane', (file) => {
  const comments = readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .flatMap((line) => commentOf(line) ?? []);
  const foreign = comments.filter((comment) => /\w/.test(comment) && !isExample(comment) && !vietnamese.test(comment));
  expect(foreign).toEqual([]);
});
