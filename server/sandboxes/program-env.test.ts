import { expect, test } from 'vitest';
import type { Role } from '#model/lab.ts';
import { emptyPicture } from '#model/picture.ts';
import { programEnv } from './program-env.ts';

const role: Role = {
  program: 'shop.ts',
  start: 1,
  max: 1,
  env: { ID_PREFIX: { start: 'letter' }, MODE: { setting: 'mode' } },
};

const envAt = (start: number, settings: Record<string, string> = {}): Record<string, string> =>
  programEnv(role, 'shop', {
    corners: [],
    start,
    picture: { ...emptyPicture, settings },
  });

test('ids of the first start are plain, each later start has letters of its own', () => {
  const prefixes = [1, 2, 26, 27, 52, 53].map((start) => envAt(start).ID_PREFIX);
  expect(prefixes).toEqual(['', 'B', 'Z', 'AA', 'AZ', 'BA']);
});

test("a program's own setting goes before the lab's", () => {
  expect(envAt(1, { mode: 'ours', 'mode@shop': 'mine', 'mode@other': 'theirs' })).toMatchObject({ MODE: 'mine' });
  expect(envAt(1, { mode: 'ours' })).toMatchObject({ MODE: 'ours' });
});
