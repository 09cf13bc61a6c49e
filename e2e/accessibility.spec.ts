import { overflowOf, seriousOn } from './support/axe.ts';
import { tabTo } from './support/keyboard.ts';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
const phone = { width: 390, height: 844 };

for (const [name, viewport] of Object.entries({ desktop: wide, phone })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('pages to read', async ({ page }) => {
        const lessons = [
          '/bai/rabbitmq/work-queue',
          '/bai/integration/when-to-go-async',
          '/bai/compare/grpc-and-broker',
          '/bai/compare/rabbitmq-and-kafka',
        ];
        const others = ['/tim?q=hang%20doi', '/thuat-ngu', '/nguon', '/ban-do', '/lab'];
        for (const path of ['/', ...lessons, ...others]) {
          await page.goto(path);
          if (path.startsWith('/tim')) await expect(page.getByRole('list', { name: 'Kết quả' })).toBeVisible();
          expect.soft(await seriousOn(page, colorScheme)).toEqual([]);
          if (viewport === phone) expect.soft(await overflowOf(page), path).toBe(0);
        }
      });

      test('the lab, before the start and running', async ({ page }) => {
        const lab = labPage(page, slug);
        await lab.open();
        await expect(lab.card('worker-1')).toBeVisible();
        expect.soft(await seriousOn(page, colorScheme)).toEqual([]);
        await lab.startButton.click();
        await expect(lab.badge).toHaveText('TRỰC TIẾP');
        await lab.press('Gửi 1 đơn hàng');
        await expect(lab.card('worker-2')).toContainText('rảnh, đang chờ');
        expect.soft(await seriousOn(page, colorScheme)).toEqual([]);
        if (viewport === phone) {
          expect.soft(await overflowOf(page)).toBe(0);
          // No question holds the kill back, whoever has the order.
          await lab.press('Tự khám phá');
          await page.getByRole('button', { name: 'Phá worker-1' }).click();
          await page.getByRole('menuitem', { name: 'kill -9' }).click();
          await expect(lab.card('worker-1')).toContainText('SIGKILL');
        }
        for (const tab of ['Mã nguồn', 'Nhật ký'] as const) {
          await lab.openTab(tab);
          expect.soft(await seriousOn(page, colorScheme), tab).toEqual([]);
        }
      });
    });
  }
}

test.describe('by keyboard alone', () => {
  test.use({ viewport: wide });

  test('start, send, kill', async ({ page }) => {
    const lab = labPage(page, slug);
    await lab.open();
    await expect(lab.startButton).toBeVisible();
    await tabTo(page, 'Chạy thật lab này');
    await page.keyboard.press('Enter');
    await expect(lab.card('worker-1')).toContainText('rảnh, đang chờ');
    await tabTo(page, 'Tự khám phá');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Gửi 1 đơn hàng');
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    // An order is in a worker's hands for a second only: that it came there stays in the log.
    const isDelivered = async (): Promise<boolean> =>
      (await logOf(page.request, slug)).some(({ type }) => type === 'message.delivered');
    await expect.poll(isDelivered).toBe(true);
    await tabTo(page, 'kill -9: worker-1');
    await page.keyboard.press('Enter');
    await expect(lab.card('worker-1')).toContainText('SIGKILL');
  });
});

test.describe('reduced motion', () => {
  test.use({ viewport: wide, contextOptions: { reducedMotion: 'reduce' } });

  test('nothing plays by itself, and messages stand instead of flying', async ({ page }) => {
    const lab = labPage(page, slug);
    await lab.open();
    await expect(page.getByRole('button', { name: 'Chạy', exact: true })).toBeVisible();
    await lab.startButton.click();
    await expect(lab.badge).toHaveText('TRỰC TIẾP');
    await lab.slowWorkers();
    await lab.sendMany(4);
    await expect(lab.stage).toContainText('chưa ack');
    await expect(lab.stage).not.toContainText('chưa ack');
    // What flies is drawn by the layer that takes no clicks.
    await expect(lab.stage.locator('g[pointer-events="none"] [data-message]')).toHaveCount(0);
  });
});
