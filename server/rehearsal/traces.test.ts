import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { asPreview, logFile } from '#model/log-file.ts';
import { labFolder, labSlugs } from '#server/sandboxes/labs.ts';

describe.each(await labSlugs())('%s', (slug) => {
  test('its recording is a whole run of this lab that gives no answer away', () => {
    const file = logFile.parse(JSON.parse(readFileSync(path.join(labFolder(slug), 'trace.json'), 'utf8')));
    expect(file.lab).toBe(slug);
    expect(file.events.map(({ seq }) => seq)).toEqual(file.events.map((_, index) => index + 1));
    expect(asPreview(file).events).toHaveLength(file.events.length);
  });
});
