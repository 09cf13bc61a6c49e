import type { Page } from '@playwright/test';
import { wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const lesson = '/bai/rabbitmq/work-queue';
const mostFontBytes = 90_000;

/** Scrolls through the whole page, so that figures and recordings are drawn. */
const seeAll = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
};

test('what a page names for search engines, social networks and systems is there', async ({ page, request }) => {
  for (const [path, type] of Object.entries({
    '/favicon.ico': 'image/x-icon',
    '/robots.txt': 'text/plain',
    '/sitemap.xml': 'application/xml',
    '/manifest.webmanifest': 'application/manifest+json',
    '/icons/192.png': 'image/png',
    '/icons/512.png': 'image/png',
  })) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    expect(response.headers()['content-type'], path).toContain(type);
  }
  const sitemap = await (await request.get('/sitemap.xml')).text();
  for (const path of [lesson, '/lab/rabbitmq-work-queue', '/thuat-ngu']) expect(sitemap).toContain(`${path}</loc>`);
  const images = new Set<string>();
  for (const path of ['/', lesson, '/lab/rabbitmq-work-queue']) {
    await page.goto(path);
    const named = await page
      .locator('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"], meta[property="og:image"]')
      .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('href') ?? tag.getAttribute('content') ?? ''));
    expect(named.length).toBeGreaterThanOrEqual(4);
    for (const url of named) {
      const { pathname, search } = new URL(url, page.url());
      expect((await request.get(pathname + search)).status(), url).toBe(200);
    }
    const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
    expect(new URL(canonical ?? '').pathname).toBe(path);
    images.add((await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '');
    await expect(page.locator('meta[name="theme-color"]')).toHaveCount(2);
  }
  expect(images.size, 'each page has its own social image').toBe(3);
});

test('a lesson loads at most 90 KB of fonts', async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'font') sizes.set(response.url(), (await response.body()).byteLength);
  });
  await page.goto(lesson, { waitUntil: 'networkidle' });
  await seeAll(page);
  expect(sizes.size).toBeGreaterThanOrEqual(2);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostFontBytes);
});

test('every letter is drawn with the site’s own fonts', async ({ page }) => {
  await page.setViewportSize(wide);
  const devtools = await page.context().newCDPSession(page);
  for (const path of ['/', '/ban-do', '/thuat-ngu', lesson, '/bai/rabbitmq/exchanges', '/lab/rabbitmq-work-queue']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await seeAll(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: 'body :not(input[type=file])',
    });
    const foreign: string[] = [];
    let looked = 0;
    for (const nodeId of nodeIds) {
      // What a recording moves may be gone by now.
      const drawn = await devtools.send('CSS.getPlatformFontsForNode', { nodeId }).catch(() => undefined);
      looked += drawn ? 1 : 0;
      for (const { familyName, isCustomFont } of drawn?.fonts ?? []) {
        if (isCustomFont) continue;
        const { outerHTML } = await devtools.send('DOM.getOuterHTML', { nodeId });
        foreign.push(`${familyName}: ${outerHTML.slice(0, 200)}`);
      }
    }
    expect.soft(foreign, path).toEqual([]);
    expect.soft(looked, path).toBeGreaterThan(nodeIds.length * 0.8);
  }
});
