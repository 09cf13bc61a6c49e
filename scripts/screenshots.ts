// npm run screenshots [-- slug…]: every page, or those labs only, desktop and phone, light and dark, into screenshots/
// (ignored); the README's picture into docs/ with --readme.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Step } from '#model/lab.ts';
import { play } from '#server/rehearsal/play.ts';
import { labSlugs, loadSolution } from '#server/sandboxes/labs.ts';
import { eachGoesOn } from './each-goes-on.ts';
import { createRemotePlayable } from './remote-playable.ts';
import { launchOptions } from './setup/chromium.mjs';
import { type Site, startSite } from './site.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean' } } });
const folder = path.resolve('screenshots');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const looks = [
  { name: 'desktop-light', viewport: desk, colorScheme: 'light', isMobile: false },
  { name: 'desktop-dark', viewport: desk, colorScheme: 'dark', isMobile: false },
  { name: 'phone-light', viewport: phone, colorScheme: 'light', isMobile: true },
  { name: 'phone-dark', viewport: phone, colorScheme: 'dark', isMobile: true },
] as const;

const lessons = (): string[] =>
  readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => `/bai/${file.replace(/\.mdx$/, '').replaceAll(/(^|\/)\d+-/g, '$1')}`);

/** A page of its own, which closes with the block that opened it, also where that fails. */
const open = async (
  browser: Browser,
  look: (typeof looks)[number],
  url: string,
): Promise<AsyncDisposable & { page: Page }> => {
  const { viewport, colorScheme, isMobile } = look;
  const context = await browser.newContext({ viewport, colorScheme, isMobile, hasTouch: isMobile, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return { page, [Symbol.asyncDispose]: () => context.close() };
};

const plainPage = async (browser: Browser, site: Site, route: string): Promise<void> => {
  for (const look of looks) {
    await using opened = await open(browser, look, site.url + route);
    const { page } = opened;
    // Diagrams and recordings load when they come into view.
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
      }
      scrollTo(0, 0);
    });
    await page.waitForLoadState('networkidle');
    const name = route === '/' ? 'home' : route.slice(1).replaceAll('/', '-');
    await page.screenshot({ path: path.join(folder, `${name}.${look.name}.png`), fullPage: true });
  }
};

/** Steps until just after the first death has shown its effect: the picture that tells what the site is. */
const afterDeath = (steps: readonly Step[]): number =>
  steps.findIndex((step) => 'act' in step && step.act === 'kill') + 3;

/** A lab half-way through its solution, played through the site's own API while the page looks on. */
const labPage = async (browser: Browser, site: Site, slug: string, file: (look: string) => string): Promise<void> => {
  const { steps } = await loadSolution(slug);
  for (const look of looks) {
    await using opened = await open(browser, look, `${site.url}/lab/${slug}`);
    const { page } = opened;
    await page.getByRole('button', { name: 'Chạy thật lab này' }).click();
    await page.getByText('TRỰC TIẾP').first().waitFor();
    const { sandbox } = await (await page.request.get(`${site.url}/api/sandboxes?lab=${slug}`)).json();
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const playable = await createRemotePlayable(site.url, sandbox.sandboxId, cookie);
    try {
      await play(playable, steps.slice(0, values.readme ? afterDeath(steps) : Math.ceil(steps.length / 2)));
      await page.screenshot({ path: file(look.name) });
    } finally {
      playable.leave();
      await page.request.delete(`${site.url}/api/sandboxes/${sandbox.sandboxId}`);
    }
    if (values.readme) return;
  }
};

mkdirSync(folder, { recursive: true });
const site = await startSite({ dataDir: path.resolve('.data/screenshots') });
const browser = await chromium.launch(launchOptions);
try {
  if (values.readme) {
    await labPage(browser, site, 'rabbitmq-work-queue', () => path.resolve('docs/lab.png'));
  } else {
    const routes = positionals.length > 0 ? [] : ['/', '/lab', '/thuat-ngu', '/tim', ...lessons()];
    await eachGoesOn(routes, (route) => plainPage(browser, site, route));
    await eachGoesOn(positionals.length > 0 ? positionals : await labSlugs(), (slug) =>
      labPage(browser, site, slug, (look) => path.join(folder, `lab-${slug}.${look}.png`)),
    );
  }
} finally {
  await browser.close();
  await site.stop();
}
