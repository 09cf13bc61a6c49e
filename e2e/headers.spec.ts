import { once } from 'node:events';
import { connect } from 'node:net';
import type { BrowserContext } from '@playwright/test';
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

/** What pages of the context were kept from doing by their own policy. */
const violationsIn = async (context: BrowserContext): Promise<string[]> => {
  const violations: string[] = [];
  await context.exposeFunction('violated', (what: string) => violations.push(what));
  await context.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    violated(location.pathname + ' ' + event.violatedDirective + ' ' + event.blockedURI))`);
  return violations;
};

test('what the site does keeps its own policy: reading, figures, search, dark, a lab', async ({ context, page }) => {
  const violations = await violationsIn(context);
  await page.setViewportSize(wide);
  for (const path of ['/', '/ban-do', '/lab', '/thuat-ngu']) {
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    expect(response?.headers()['content-security-policy'], path).toMatch(/script-src 'self' ('sha256-[^']+' ?)+;/);
  }
  await page.getByRole('button', { name: 'Chuyển sang nền tối' }).click();
  await page.goto('/bai/rabbitmq/work-queue');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const figure = page.getByRole('figure', { name: 'Giao lại sau kill -9' });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('svg')).toBeVisible();
  await page.goto('/tim?q=hang%20doi');
  await page.getByRole('list', { name: 'Kết quả' }).getByRole('link').first().click();
  await expect(page).not.toHaveURL(/tim/);
  const lab = labPage(page, 'rabbitmq-work-queue');
  await lab.start();
  await lab.press('Gửi 1 đơn hàng');
  await expect(lab.held('worker-1').or(lab.held('worker-2')).first()).toBeVisible();
  expect(violations).toEqual([]);
});

test('a recording goes out compressed, as pages do', async ({ request }) => {
  for (const path of ['/lab/kafka-log', '/lab/kafka-log/trace.json']) {
    const response = await request.get(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers()['content-encoding'], path).toBe('gzip');
  }
});

test('a script from elsewhere does not run, neither inline nor by address', async ({ context, page, expected }) => {
  expected.push(/Content Security Policy/, /404/);
  const violations = await violationsIn(context);
  for (const path of ['/', '/bai/rabbitmq/work-queue', '/lab/rabbitmq-work-queue', '/khong-co']) {
    await page.goto(path);
    const ran = await page.evaluate(async () => {
      const inline = document.createElement('script');
      inline.textContent = 'document.title = "taken"';
      document.body.append(inline);
      const foreign = document.createElement('script');
      foreign.src = 'data:text/javascript,document.title = "taken"';
      const refused = new Promise((resolve) => foreign.addEventListener('error', resolve));
      document.body.append(foreign);
      await refused;
      return document.title === 'taken';
    });
    expect(ran, path).toBe(false);
  }
  await expect.poll(() => violations.length).toBe(8);
});

test('the refusal of a large body arrives on every route', async ({ baseURL }) => {
  const { hostname, port } = new URL(baseURL ?? '');
  const megabyte = Buffer.alloc(1_000_000, 'a');
  const post = async (path: string, chunked: boolean): Promise<string> => {
    const socket = connect(Number(port), hostname);
    const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${10 * megabyte.length}`;
    socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n${length}\r\n\r\n`);
    for (let sent = 0; sent < 10; sent += 1) {
      const pieces = chunked ? [`${megabyte.length.toString(16)}\r\n`, megabyte, '\r\n'] : [megabyte];
      for (const piece of pieces) if (!socket.write(piece)) await once(socket, 'drain');
    }
    socket.end(chunked ? '0\r\n\r\n' : '');
    let answer = '';
    for await (const data of socket) answer += data;
    return answer;
  };
  for (const path of [
    '/',
    '/api/sandboxes',
    '/api/progress',
    '/api/sandboxes/x/extend',
    '/socket.io/?EIO=4',
    '/khong-co',
  ]) {
    const answer = await post(path, false);
    expect(answer, path).toMatch(/^HTTP\/1.1 413 /);
    expect(answer, path).toContain('body-too-large');
  }
  for (const path of ['/api/sandboxes', '/api/progress'])
    expect(await post(path, true), path).toContain('body-too-large');
});
