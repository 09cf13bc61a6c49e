import { homedir } from 'node:os';
import { expect, test } from 'vitest';
import { plainFolder } from './plain-folder.ts';

test('a plain path stays where it is', () => {
  expect(plainFolder('/srv/tram-tin/.data')).toBe('/srv/tram-tin/.data');
});

test.each(['/srv/a b/.data', '/srv/Tài liệu/.data'])('%s moves to a plain folder outside', (folder) => {
  const moved = plainFolder(folder);
  expect(moved).toMatch(/^[\w/.@+-]+$/);
  expect(moved.startsWith(homedir()) || moved.startsWith('/var/tmp')).toBe(true);
  expect(plainFolder(folder)).toBe(moved);
});

test('two checkouts with such paths keep apart', () => {
  expect(plainFolder('/srv/a b/.data')).not.toBe(plainFolder('/srv/a c/.data'));
});
