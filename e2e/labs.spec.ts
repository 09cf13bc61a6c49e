// What holds for every lab, in a loop over the folders: a new lab is tested by being there.
import type { Page } from '@playwright/test';
import type { Control } from '#model/lab.ts';
import { effectOf } from '#server/rehearsal/effect.ts';
import { loadCopy, loadLab } from '#server/sandboxes/labs.ts';
import { overflowOf, seriousOn } from './support/axe.ts';
import { tabTo } from './support/keyboard.ts';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { playableSlugs } from './support/playable.ts';
import { expect, test } from './support/test.ts';

const phone = { width: 390, height: 844 };
const laptop = { width: 1366, height: 768 };

/** The first control that is one click: what a learner tries first. */
const firstButton = async (slug: string) => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  const copy = await loadCopy(slug);
  const isButton = (control: Control): boolean => control.kind === 'button' && control.per === undefined;
  const first = lab.controls.find((control) => isButton(control) && 'primary' in control && control.primary);
  const control = first ?? lab.controls.find(isButton);
  if (!control) throw new Error(`lab ${slug} has no button`);
  return {
    label: copy.controls[control.id]?.label ?? '',
    /** Whether the guide puts a question before anything is done. */
    isAskedFirst: lab.guide[0]?.prediction !== undefined,
    /** What the log says that came of the first click on it. */
    effect: async (page: Page) => effectOf(lab, control, await logOf(page.request, slug)),
  };
};

/** Controls of the lab whose middle something else covers or cuts off. */
const hiddenControls = (page: Page): Promise<string[]> =>
  page.getByRole('region', { name: 'Điều khiển' }).evaluate((dock) =>
    [...dock.querySelectorAll('button, input, select')].flatMap((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      return hit && (control.contains(hit) || hit.contains(control)) ? [] : [control.textContent || control.outerHTML];
    }),
  );

for (const slug of await playableSlugs()) {
  test.describe(slug, () => {
    test.describe('on a phone', () => {
      test.use({ viewport: phone, hasTouch: true, isMobile: true });

      test('the recording plays, the first click reaches the broker, nothing sticks out', async ({ page }) => {
        const { label, isAskedFirst, effect } = await firstButton(slug);
        const lab = labPage(page, slug);
        await lab.open();
        await expect(page.getByText('Bản ghi một lần chạy thật')).toBeVisible();
        expect.soft(await overflowOf(page), 'before the start').toBe(0);
        await lab.startButton.click();
        await expect(lab.badge).toHaveText('TRỰC TIẾP');
        if (isAskedFirst) await lab.press('Làm luôn, không đoán');
        await lab.press(label);
        await expect.poll(() => effect(page), `what came of “${label}”`).toBeDefined();
        expect.soft(await overflowOf(page), 'running').toBe(0);
        expect.soft(await seriousOn(page, 'light')).toEqual([]);
      });
    });

    test.describe('at a desk', () => {
      test.use({ viewport: wide });

      test('its code takes the stage’s place, and no line needs to be scrolled sideways', async ({ page }) => {
        const lab = labPage(page, slug);
        await lab.open();
        await lab.openTab('Mã nguồn');
        await lab.press('Mở rộng');
        await expect(lab.stage).toBeHidden();
        const files = page.getByRole('tablist', { name: 'Chương trình' }).getByRole('tab');
        expect(await files.count()).toBeGreaterThan(0);
        for (const file of await files.all()) {
          await file.click();
          const name = (await file.textContent()) ?? '';
          const beyond = await page
            .getByRole('tabpanel', { name, exact: true })
            .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
          expect.soft(beyond, name).toBeLessThanOrEqual(0);
        }
        await lab.press('Thu lại');
        await expect(lab.stage).toBeVisible();
      });
    });

    test.describe('by keyboard, with reduced motion, in the dark', () => {
      test.use({ viewport: wide, colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

      test('start and click without a mouse; messages stand instead of flying', async ({ page }) => {
        const { label, isAskedFirst, effect } = await firstButton(slug);
        const lab = labPage(page, slug);
        await lab.open();
        await expect(lab.startButton).toBeVisible();
        // The recording shows what happens: no question stands open beside it.
        await expect(page.getByText('bản ghi này chiếu sẵn kết quả nên chưa hỏi')).toBeVisible();
        await expect(page.locator('[data-question]')).toHaveCount(0);
        await tabTo(page, 'Chạy thật lab này');
        await page.keyboard.press('Enter');
        await expect(lab.badge).toHaveText('TRỰC TIẾP');
        await expect(page.locator('[data-question]')).toBeVisible();
        if (isAskedFirst) {
          await tabTo(page, 'Làm luôn, không đoán');
          await page.keyboard.press('Enter');
        }
        await tabTo(page, label);
        await page.keyboard.press('Space');
        await expect.poll(() => effect(page), `what came of “${label}”`).toBeDefined();
        // What flies is drawn by the layer that takes no clicks.
        await expect(lab.stage.locator('g[pointer-events="none"] [data-message]')).toHaveCount(0);
        expect.soft(await seriousOn(page, 'dark')).toEqual([]);
        expect.soft(await hiddenControls(page), 'every control is in sight at 1440 × 900').toEqual([]);
        const scrolls = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
        expect.soft(scrolls, 'everything is in view at 1440 × 900').toBeLessThanOrEqual(0);
        await page.setViewportSize(laptop);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expect.poll(() => hiddenControls(page), 'nothing lies on a control at 1366 × 768').toEqual([]);
      });
    });
  });
}
