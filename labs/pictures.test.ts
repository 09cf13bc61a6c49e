import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { emptyPicture } from '#model/picture.ts';
import { createLivingPicture, fold } from '#model/reduce.ts';
import { labSlugs } from './slugs.ts';

test.each(labSlugs)('%s: a picture that changes in place is the same as one that is made anew', (slug) => {
  const text = readFileSync(path.join(import.meta.dirname, slug, 'trace.json'), 'utf8');
  const events: LabEvent[] = logFile.parse(JSON.parse(text)).events;
  const empty = structuredClone(emptyPicture);
  const living = createLivingPicture();
  for (const event of events) living.take(event);
  expect(living.now).toEqual(fold(emptyPicture, events));
  expect(emptyPicture).toEqual(empty);
});
