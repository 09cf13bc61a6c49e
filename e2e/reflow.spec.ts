// Small windows, windows that are zoomed in, and phones on their side: for every lab, in a loop over the folders.
import type { Page } from '@playwright/test';
import { overflowOf } from './support/axe.ts';
import { labPage, wide } from './support/lab-page.ts';
import { playableSlugs } from './support/playable.ts';
import { expect, test } from './support/test.ts';

/** In CSS pixels; 1440 × 900 at 200 % and 1280 × 1024 at 400 % are among them. */
const sizes = [
  { width: 720, height: 450 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
  { width: 320, height: 256 },
  wide,
];
const lowestStage = 280;

/** What of the drawing sticks out of the stage or the window, sideways. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.locator('#stage').evaluate((stage) => {
    const box = stage.getBoundingClientRect();
    const left = Math.max(0, box.left);
    const right = Math.min(innerWidth, box.right);
    return [...stage.querySelectorAll('svg[role="group"], svg[role="group"] :is(rect, circle, text, foreignObject)')]
      .filter((part) => part.closest('[pointer-events="none"]') === null)
      .map((part) => ({ part, rect: part.getBoundingClientRect() }))
      .filter(({ rect }) => rect.width > 0 && (rect.left < left - 1 || rect.right > right + 1))
      .map(({ part, rect }) => `${part.tagName} “${part.textContent}” from ${rect.left} to ${rect.right}`);
  });

/** What can be clicked on the page but, scrolled to, is covered or cut off. */
const unreachable = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) =>
    [...main.querySelectorAll('button, a, input, select, [role="tab"]')].flatMap((one) => {
      const isShown = one.checkVisibility() && one.getBoundingClientRect().width > 4;
      if (!isShown) return [];
      one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { x, y, width, height } = one.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      return hit && (one.contains(hit) || hit.contains(one)) ? [] : [one.textContent || one.outerHTML];
    }),
  );

for (const slug of await playableSlugs()) {
  test(`${slug}: usable at 200 % and 400 %, on its side, and at 320 px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(wide);
    const lab = labPage(page, slug);
    await lab.start();
    for (const size of sizes) {
      const at = `at ${size.width} × ${size.height}`;
      await page.setViewportSize(size);
      // The page hears of its new size when it next draws.
      const heightOfStage = async (): Promise<number> => (await page.locator('#stage').boundingBox())?.height ?? 0;
      await expect.poll(heightOfStage, `height of the stage ${at}`).toBeGreaterThanOrEqual(lowestStage);
      await expect.poll(() => sticksOut(page), `drawn within the stage ${at}`).toEqual([]);
      await expect.poll(() => overflowOf(page), `no scrolling sideways ${at}`).toBe(0);
      await expect.poll(() => unreachable(page), `can be clicked ${at}`).toEqual([]);
      // Which controls it shows it decides with what it draws after that.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const more = page.getByRole('button', { name: 'Điều khiển khác' });
      if (!(await more.isVisible())) continue;
      await more.click();
      await expect(more).toHaveAttribute('aria-expanded', 'true');
      expect.soft(await overflowOf(page), `no scrolling sideways with all controls ${at}`).toBe(0);
      const hidden = await page.getByRole('region', { name: 'Điều khiển' }).evaluate((dock) =>
        [...dock.querySelectorAll('button, input, select')].flatMap((one) => {
          one.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { x, y, width, height } = one.getBoundingClientRect();
          const hit = document.elementFromPoint(x + width / 2, y + height / 2);
          return hit && (one.contains(hit) || hit.contains(one)) ? [] : [one.textContent || one.outerHTML];
        }),
      );
      expect.soft(hidden, `controls that open ${at}`).toEqual([]);
      await more.click();
    }
  });
}
