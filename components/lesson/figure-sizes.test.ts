import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { figureSizes } from '#content/figure-sizes.ts';
import { figureKey, figuresOf } from './figure-key.ts';

const lessons = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));

test.each(lessons)(
  'the place of every figure in %s is known before it is drawn (else: node scripts/figures.ts)',
  (file) => {
    for (const chart of figuresOf(readFileSync(path.join('content', file), 'utf8')))
      expect(figureSizes).toHaveProperty(figureKey(chart));
  },
);
