import path from 'node:path';
import { expect, test } from 'vitest';
import { stageTerms } from '#content/stage-terms.ts';
import { labSlugs } from '#labs/slugs.ts';
import type { LabCopy } from '#model/lab.ts';

const labs = path.join(import.meta.dirname, '../../labs');

test.each(labSlugs)('%s: what the names of its programs mean, the stage can say', async (slug) => {
  const { copy }: { copy: LabCopy } = await import(path.join(labs, slug, 'copy.vi.ts'));
  const known: readonly string[] = stageTerms.map(({ id }) => id);
  expect(Object.values(copy.roles).flatMap(({ term }) => (term && !known.includes(term) ? [term] : []))).toEqual([]);
});
