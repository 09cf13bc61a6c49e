import type { Page } from '@playwright/test';
import { seriousOn } from './support/axe.ts';
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'order-saga';
const phone = { width: 390, height: 844 };

const choose = (page: Page, control: string, option: string): Promise<void> =>
  page.getByRole('group', { name: control, exact: true }).getByRole('button', { name: option, exact: true }).click();
const waterfall = (page: Page) => page.getByRole('tabpanel', { name: 'Trace' });
const spans = (page: Page) => waterfall(page).getByRole('listitem');

test.describe('the trace of an order', () => {
  test.use({ viewport: wide });

  test('stands in the timetable’s place by keyboard, and falls in two where its context is forgotten', async ({
    page,
  }) => {
    const lab = labPage(page, slug);
    await lab.start();
    await expect(lab.playhead).toBeVisible();
    await expect(waterfall(page)).toBeHidden();
    await page.getByRole('tab', { name: 'Biểu đồ chạy tàu' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Trace' })).toBeFocused();
    await expect(waterfall(page)).toBeVisible();
    await expect(lab.playhead).toBeHidden();

    await lab.press('Đặt 1 đơn');
    await expect(spans(page).filter({ hasText: 'process order_notifications' })).toHaveCount(1);
    await expect(waterfall(page).getByRole('list')).toHaveCount(1);
    await choose(page, 'Header trace', 'quên');
    await expect(
      page.getByRole('group', { name: 'Header trace' }).getByRole('button', { name: 'quên' }),
    ).toHaveAttribute('aria-pressed', 'true');
    await lab.press('Đặt 1 đơn');
    await expect(waterfall(page).getByText('đứt thành 2 trace')).toBeVisible();
    const lost = waterfall(page).getByRole('list', { name: /^Trace thứ 2/ });
    await expect(lost.getByRole('listitem').first()).toContainText('process order_notifications');
    await expect(lab.stage).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
    expect(await seriousOn(page, 'light')).toEqual([]);

    // A window that is high enough has room for both.
    await page.setViewportSize({ ...wide, height: 1200 });
    await expect(waterfall(page)).toBeVisible();
    await expect(lab.playhead).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true, isMobile: true, colorScheme: 'dark' });

  test('timetable and trace are tabs of the recording too', async ({ page }) => {
    const lab = labPage(page, slug);
    await lab.open();
    await page.getByRole('tab', { name: 'Trace' }).tap();
    await expect(spans(page).first()).toBeVisible();
    await expect(lab.playhead).toBeHidden();
    expect(await seriousOn(page, 'dark')).toEqual([]);
    await page.getByRole('tab', { name: 'Biểu đồ chạy tàu' }).tap();
    await expect(lab.playhead).toBeVisible();
  });
});

test.describe('from a terminal', () => {
  test.use({ viewport: wide });

  test('the lines that the page shows place an order, and the stage shows it', async ({ page, request }) => {
    const lab = labPage(page, slug);
    await lab.start();
    const door = page.getByRole('region', { name: 'Từ terminal của bạn' });
    const lines = door.locator('pre');
    await expect(lines).toHaveCount(4);
    // As curl would send them: no cookie, no browser.
    for (const line of (await lines.allTextContents()).slice(0, 3)) {
      const [, url = '', data = ''] = /^curl (\S+) .* -d '(.*)'$/.exec(line) ?? [];
      const answer = await request.post(url, { headers: { 'content-type': 'application/json' }, data });
      expect(answer.status(), line).toBe(201);
    }
    await expect(lab.stage.getByText('đã đặt', { exact: true })).toBeVisible();
  });
});
