import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSecurityHeaders } from './security-headers.ts';

const built = mkdtempSync(path.join(tmpdir(), 'headers-'));
const app = path.join(built, 'server', 'app');
mkdirSync(path.join(app, 'bai'), { recursive: true });
writeFileSync(path.join(app, 'index.html'), '<script src="/a.js" async=""></script><script id="x">home()</script>');
writeFileSync(path.join(app, 'bai', 'one.html'), '<script>one()</script><p></p><script>two()</script>');
writeFileSync(path.join(app, '_not-found.html'), '<script>missing()</script>');
afterAll(() => rmSync(built, { recursive: true }));

const headersOf = (url: string, builtDir?: string): Record<string, string> => {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  const response = new ServerResponse(request);
  createSecurityHeaders(builtDir)(request, response);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, `${value}`]));
};
const scriptsOf = (url: string): string =>
  /script-src ([^;]*)/.exec(headersOf(url, built)['content-security-policy'] ?? '')?.[1] ?? '';
const hash = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

test('a page runs the site’s files and the scripts of its own HTML, nothing else', () => {
  expect(scriptsOf('/')).toBe(`'self' ${hash('home()')}`);
  expect(scriptsOf('/?q=1')).toBe(`'self' ${hash('home()')}`);
  expect(scriptsOf('/bai/one')).toBe(`'self' ${hash('one()')} ${hash('two()')}`);
  expect(scriptsOf('/khong-co')).toBe(`'self' ${hash('missing()')}`);
});

test('every answer says the rest', () => {
  for (const url of ['/', '/api/progress', '/_next/static/chunks/a.js']) {
    const headers = headersOf(url, built);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
});

test('without a build no script is known, and only then any may run', () => {
  expect(headersOf('/')['content-security-policy']).toContain("'unsafe-inline' 'unsafe-eval'");
});
