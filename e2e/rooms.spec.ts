// A learner's own rooms: closing one, and what is open elsewhere when there are too many.

import { tabTo } from './support/keyboard.ts';
import { labPage, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
const most = 3;

for (const viewport of [wide, { width: 320, height: 640 }]) {
  test(`a room is closed by its learner at ${viewport.width} px, and the run stays`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const lab = labPage(page, slug);
    await lab.start();
    await tabTo(page, 'Đóng phòng');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Bạn đã đóng phòng lab.')).toBeVisible();
    await expect(page.getByText('có thể từ một tab khác')).toHaveCount(0);
    await expect(page.getByText('Bản ghi lần chạy của bạn')).toBeVisible();
    await expect(sandboxOf(page.request, slug)).rejects.toThrow(/no sandbox/);
    await page.getByRole('button', { name: 'Chạy lại lab' }).click();
    await expect(lab.badge).toHaveText('TRỰC TIẾP');
  });
}

test('whose rooms are all open sees which, closes one, and is in', async ({ page, expected }) => {
  expected.push(/409 \(Conflict\)/);
  await page.setViewportSize({ width: 390, height: 844 });
  const others = ['rabbitmq-pubsub', 'rabbitmq-routing', 'rabbitmq-exchanges'];
  for (const other of others) {
    const elsewhere = await page.context().newPage();
    await labPage(elsewhere, other).start();
    await elsewhere.close();
  }
  const lab = labPage(page, slug);
  await lab.open();
  await lab.startButton.click();
  const rooms = page.getByRole('list', { name: 'Các phòng bạn đang mở' });
  await expect(rooms.getByRole('listitem')).toHaveCount(most);
  const first = rooms.getByRole('listitem').first();
  await expect(first.getByRole('link')).toHaveAttribute('href', '/lab/rabbitmq-pubsub');
  const close = first.getByRole('button', { name: /^Đóng phòng: / });
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(rooms).toHaveCount(0);
  await expect(sandboxOf(page.request, 'rabbitmq-pubsub')).rejects.toThrow(/no sandbox/);
});
