import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLearners } from './learners.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'learners-'));
afterAll(() => rmSync(dir, { recursive: true }));

const pair = (setCookie: string): string => setCookie.split(';')[0] ?? '';

test('a cookie that was issued names its learner, also after a restart', () => {
  const { id, setCookie } = createLearners(dir).issue();
  expect(setCookie).toMatch(/HttpOnly; SameSite=Lax/);
  expect(createLearners(dir).fromCookies(`theme=dark; ${pair(setCookie)}; a=b`)).toBe(id);
});

test('only where the browser speaks TLS the cookie stays off other connections', () => {
  const learners = createLearners(dir);
  expect(learners.issue({ secure: true }).setCookie).toMatch(/; Secure$/);
  expect(learners.issue({ secure: false }).setCookie).not.toContain('Secure');
});

test('a cookie whose id or signature was changed names nobody', () => {
  const learners = createLearners(dir);
  const mine = pair(learners.issue().setCookie);
  const other = learners.issue().id;
  const signature = mine.slice(mine.indexOf('.'));
  expect(learners.fromCookies(`tramtin_learner=${other}${signature}`)).toBeUndefined();
  expect(learners.fromCookies(`${mine}x`)).toBeUndefined();
  expect(learners.fromCookies('tramtin_learner=abc')).toBeUndefined();
  expect(learners.fromCookies(null)).toBeUndefined();
});
