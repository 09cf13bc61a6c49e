import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { designs } from '#content/choosing/designs.ts';
import { designFigures, figuresFile } from '#content/figure-sizes.ts';
import { figureKey, figuresOf } from './figure-key.ts';

const lessons = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));

test.each(lessons)('the figures measured for %s are those it has (else: node scripts/figures.ts)', (lesson) => {
  const measured = path.join('content', figuresFile(lesson));
  const keys = existsSync(measured) ? Object.keys(JSON.parse(readFileSync(measured, 'utf8'))) : [];
  expect(keys).toEqual(figuresOf(readFileSync(path.join('content', lesson), 'utf8')).map(figureKey));
});

test('the figures measured for the reference designs are those they have', () => {
  const measured = Object.keys(JSON.parse(readFileSync(designFigures, 'utf8')));
  expect(measured).toEqual(designs.map(({ chart }) => figureKey(chart)));
});
