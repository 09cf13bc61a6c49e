import type { Page } from '@playwright/test';
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

const next = (page: Page) => page.getByRole('region', { name: 'Việc tiếp theo' });

/** Presses what the guide points at. */
const pressPointed = async (page: Page): Promise<void> => {
  await next(page).getByRole('button', { name: 'Chỉ cho tôi' }).click();
  await page.locator('[data-pointed="true"]').waitFor();
  await page.keyboard.press('Enter');
};

test('the guide leads from the first click to the first goals, and tells them', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.open();
  await pressPointed(page);
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(next(page)).toContainText('Đã đạt 0 / 6');
  await expect(next(page)).toContainText('Bấm "Thêm worker" để có ba worker');
  await pressPointed(page);
  await expect(next(page)).toContainText('Đặt prefetch 3');
  await lab.press('Tăng prefetch');
  await lab.press('Tăng prefetch');
  await expect(next(page)).toContainText('Gửi 9 đơn một lúc');
  await pressPointed(page);
  await expect(next(page)).toContainText('Đạt mục tiêu. Ba worker chia đều 9 đơn liền nhau');
  await expect(next(page)).toContainText('Đã đạt 1 / 6');

  // The question stands before its experiment; who does not answer is asked once more by the action itself.
  await expect(next(page)).toContainText('Đoán trước đã.');
  await next(page).getByRole('button', { name: 'Cất tin này' }).click();
  await expect(next(page)).not.toContainText('Đạt mục tiêu.');
  await lab.sendMany(60);
  const holder = page
    .getByRole('region', { name: /^worker-\d$/ })
    .filter({ has: page.getByRole('button', { name: /^Xem message/ }) });
  await holder
    .first()
    .getByRole('button', { name: /^kill -9/ })
    .click();
  await expect(next(page)).toContainText('Khoan, đoán trước đã. Lệnh chưa gửi');
  await expect(page.getByRole('region', { name: /^worker-\d$/ }).filter({ hasText: 'SIGKILL' })).toHaveCount(0);
  await next(page).getByRole('button', { name: 'Chọn đáp án' }).click();
  await expect(page.getByRole('button', { name: 'Mất luôn cùng worker' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã ghi dự đoán.')).toBeVisible();

  // As many as keep somebody holding one for as long as a slow machine takes to press twice.
  await lab.sendMany(60);
  await expect(next(page)).toContainText('Kill -9 worker đang giữ đơn');
  // From the answer it is a few keys to what is pressed next, and not all of the stage.
  await page.getByRole('button', { name: 'Chờ đúng worker đó chạy lại' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Tới nút cần bấm' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pointed="true"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(next(page)).toContainText(
    'Bạn đoán "Mất luôn cùng worker", thực tế là "Được giao lại cho worker khác".',
  );
  await expect(next(page)).toContainText('Đã đạt 2 / 6');
});

for (const [way, goOn] of [
  ['pressed again, it is sent', async () => undefined],
  [
    'told so, the guide does not ask again',
    async (page: Page) => {
      await next(page).getByRole('button', { name: 'Làm luôn, không đoán' }).click();
      await expect(next(page)).not.toContainText('đoán trước đã');
    },
  ],
] as const) {
  test(`an action that was held back for its question goes on without an answer: ${way}`, async ({ page }) => {
    const lab = labPage(page, slug);
    await lab.start();
    await lab.slowWorkers();
    await lab.sendMany(20);
    await lab.held('worker-1').waitFor();
    await lab.act('kill -9', 'worker-1');
    await expect(next(page)).toContainText('Khoan, đoán trước đã. Lệnh chưa gửi');
    await expect(lab.card('worker-1')).not.toContainText('SIGKILL');
    await goOn(page);
    await lab.held('worker-1').waitFor();
    await lab.act('kill -9', 'worker-1');
    await expect(lab.card('worker-1')).toContainText('SIGKILL');
    await expect(lab.objective('Kill -9 một worker đang giữ đơn chưa ack')).toContainText('Đã đạt');
  });
}

test('a question that comes after its experiment is answered by doing it again', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await next(page).getByRole('button', { name: 'Tự khám phá' }).click();
  await expect(next(page)).toHaveCount(0);
  await lab.sendMany(60);
  await lab.held('worker-1').waitFor();
  await lab.act('kill -9', 'worker-1');
  await expect(lab.objective('Kill -9 một worker đang giữ đơn chưa ack')).toContainText('Đã đạt');
  await expect(page.getByText('Bạn đã làm thí nghiệm này trước khi đoán.')).toBeVisible();

  await page.reload();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await page.getByRole('button', { name: 'Dẫn tôi từng bước' }).click();
  await page.getByRole('button', { name: 'Được giao lại cho worker khác' }).click();
  await expect(next(page)).toContainText('Làm lại để có câu trả lời');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the next step stands above the controls, its question is one tap away and the stage comes back after it', async ({
    page,
  }) => {
    const lab = labPage(page, slug);
    await lab.start();
    await expect(next(page)).toContainText('Bấm "Thêm worker"');
    await expect(next(page)).toBeInViewport({ ratio: 1 });
    await next(page).getByRole('button', { name: 'Chỉ cho tôi' }).click();
    await expect(page.locator('[data-pointed="true"]')).toBeInViewport();
  });
});
