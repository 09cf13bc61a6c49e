import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { logFile } from '#model/log-file.ts';
import { labPage, sandboxOf, wide } from './support/lab-page.ts';
import { type OwnSite, prepareOwnSite } from './support/own-site.ts';
import { test as base, expect } from './support/test.ts';

const slug = 'rabbitmq-work-queue';

/** One for the file, started by its first test; what the tests open there goes with it. */
const test = base.extend<object, { site: OwnSite | undefined }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
    async ({}, use) => {
      const site = await prepareOwnSite(`${process.env.TRAMTIN_E2E_DATA || path.resolve('.data/e2e')}-own`);
      try {
        await site?.start();
        await use(site);
      } finally {
        await site?.kill();
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
test.use({ viewport: wide });

/** Sends an order and sees it acked in the log, which stays open. */
const ackedOrder = async (page: Page): Promise<void> => {
  const lab = labPage(page, slug);
  await lab.press('Gửi 1 đơn hàng');
  await lab.openTab('Nhật ký');
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();
};

test('@alone the server is killed and started again: the page says so, the run is kept, one click opens a new room', async ({
  page,
  site,
  expected,
}) => {
  test.skip(!site, 'the broker is not the server’s own');
  test.setTimeout(180_000);
  if (!site) return;
  expected.push(/WebSocket|socket\.io|ERR_|Failed to load resource/);
  const lab = labPage(page, slug);
  await page.goto(`${site.url}/lab/${slug}`);
  // Its broker is still starting: the page waits for it by itself.
  await lab.startButton.click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP', { timeout: 60_000 });
  await ackedOrder(page);

  await site.kill();
  await expect(page.getByText('Mất kết nối với máy chủ, đang nối lại.')).toBeVisible();
  await site.start();
  await expect(page.getByText('Trạm Tin vừa khởi động lại nên phòng lab không còn nữa.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('Phòng lab đã hết giờ')).toHaveCount(0);
  await expect(page.getByText('Bản ghi lần chạy của bạn')).toBeVisible();

  // It plays: back to its beginning, and the order is there again.
  await lab.playhead.focus();
  await page.keyboard.press('Home');
  await expect(lab.logLines.filter({ hasText: 'ack #1' })).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu bản ghi' }).click(),
  ]);
  const saved = logFile.parse(JSON.parse(readFileSync(await download.path(), 'utf8')));
  expect(saved.lab).toBe(slug);
  expect(saved.events.some(({ type }) => type === 'message.acked')).toBe(true);

  await page.getByRole('button', { name: 'Chạy lại lab' }).click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP', { timeout: 60_000 });
  await expect(page.getByText('Trạm Tin vừa khởi động lại')).toHaveCount(0);
  await ackedOrder(page);
});

test('a room that was closed from elsewhere says so, and keeps the run', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await ackedOrder(page);
  await page.request.delete(`/api/sandboxes/${await sandboxOf(page.request, slug)}`);
  await expect(page.getByText('Phòng lab đã được đóng, có thể từ một tab khác.')).toBeVisible();
  await expect(page.getByText('Bản ghi lần chạy của bạn')).toBeVisible();
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();
});
