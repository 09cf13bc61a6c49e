import type { Page } from '@playwright/test';
import { type LabPage, labPage, logOf, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

/** Orders as the page lists them, oldest first: `#7 vào orders` of the log in words. */
const publishedOn = async (lab: LabPage): Promise<string[]> => {
  await lab.openTab('Nhật ký');
  await lab.page.getByRole('searchbox', { name: 'Lọc nhật ký' }).fill('vào orders');
  const texts = await lab.logLines.allTextContents();
  return texts.map((text) => /#(\d+) vào/.exec(text)?.[1] ?? text).reverse();
};
const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index + 1}`);
const setRate = async (page: Page, perSecond: string): Promise<void> => {
  const slider = page.getByRole('slider', { name: 'Gửi liên tục' });
  await slider.fill(perSecond);
  await expect(page.getByText(`${perSecond}/s`)).toBeVisible();
};

test('offline the page says so; online it has everything, once', async ({ page, context, expected }) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const lab = labPage(page, slug);
  await lab.start();
  await setRate(page, '5');
  await expect(lab.stage).toContainText(/[1-9]\d* chờ/);

  const before = (await logOf(page.request, slug)).length;
  await context.setOffline(true);
  const notice = page.getByText('Mất kết nối với máy chủ, đang nối lại.');
  await expect(notice).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Gửi 1 đơn hàng' })).toBeDisabled();
  // The request context is not part of the page and stays online.
  await expect.poll(async () => (await logOf(page.request, slug)).length).toBeGreaterThan(before + 20);
  await context.setOffline(false);
  await expect(notice).toBeHidden();
  await expect(page.getByRole('button', { name: 'Gửi 1 đơn hàng' })).toBeEnabled();

  await setRate(page, '0');
  const stopped = page.getByText('Đặt “Gửi liên tục” = 0/s');
  await lab.openTab('Nhật ký');
  await expect(stopped.first()).toBeVisible();
  await expect
    .poll(async () => {
      const events = await logOf(page.request, slug);
      const published = events.filter((event) => event.type === 'message.published').length;
      const listed = await publishedOn(lab);
      return { published: published > 10, gapless: JSON.stringify(listed) === JSON.stringify(upTo(published)) };
    })
    .toEqual({ published: true, gapless: true });
});

test('a reload and a second tab join the same run', async ({ page, context }) => {
  const lab = labPage(page, slug);
  await lab.start();
  const sandbox = await sandboxOf(page.request, slug);
  await lab.sendMany(4);
  await page.reload();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  expect(await sandboxOf(page.request, slug)).toBe(sandbox);
  await expect.poll(() => publishedOn(lab)).toEqual(upTo(4));

  const second = labPage(await context.newPage(), slug);
  await second.open();
  await expect(second.badge).toHaveText('TRỰC TIẾP');
  await second.press('Gửi 1 đơn hàng');
  await expect.poll(() => publishedOn(second)).toEqual(upTo(5));
  await lab.page.bringToFront();
  await expect.poll(() => publishedOn(lab)).toEqual(upTo(5));
});
