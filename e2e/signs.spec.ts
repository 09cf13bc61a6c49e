// What stands on the stage tells the truth, and says what it means.
import { tabTo } from './support/keyboard.ts';
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: wide });

test('while nothing moves, rates fall to zero by themselves and the queue is never empty', async ({ page }) => {
  const lab = labPage(page, 'queue-basics');
  await lab.start();
  await lab.press('Tự khám phá');
  const meter = (name: string) => lab.stage.locator('dl').filter({ hasText: name });
  // So slow that a queue of 300 lasts for a minute, whatever a busy browser is behind.
  const slowest = page.waitForResponse(/\/actions$/);
  await page.getByRole('slider', { name: 'Sức mỗi worker' }).fill('5');
  await slowest;
  await lab.press('300 đơn cùng lúc');
  await expect(meter('Thông lượng')).toContainText(/[1-9]\d*\/s/);
  await expect(meter('Cạn sau')).toContainText(/\d s/);
  await lab.act('Đóng băng', 'worker-1');
  await expect(meter('Thông lượng')).toContainText(/(^|\D)0\/s/);
  await expect(meter('Cạn sau')).toContainText('không cạn');
});

test('what can be done to a program explains itself once, what has become of it whenever asked', async ({ page }) => {
  const lab = labPage(page, 'rabbitmq-work-queue');
  await lab.start();
  const card = page.getByRole('tooltip');
  const freeze = page.getByRole('button', { name: 'Đóng băng: worker-1', exact: true });
  await freeze.hover();
  await expect(card).toContainText('SIGSTOP');
  await freeze.click();
  await expect(card).toBeHidden();
  const frozen = lab.card('worker-1').getByRole('button', { name: 'đang đóng băng' });
  await frozen.click();
  await expect(card).toContainText('SIGSTOP');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await frozen.click();
  await expect(card).toBeVisible();
  await page.mouse.click(2, 2);
  await expect(card).toBeHidden();
  await lab.card('worker-2').focus();
  await tabTo(page, 'Rời đi: worker-2');
  await expect(card).toContainText('SIGTERM');
  await expect(page.getByRole('button', { name: 'Rời đi: worker-2', exact: true })).toHaveAccessibleDescription(
    /SIGTERM/,
  );
  await page.getByRole('button', { name: /^Độ sâu queue/ }).focus();
  await expect(card).toContainText('độ sâu queue');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the menu says what each item does, and a sign explains itself to a tap', async ({ page }) => {
    const lab = labPage(page, 'rabbitmq-work-queue');
    await lab.start();
    await page.getByRole('button', { name: 'Phá worker-1' }).tap();
    const kill = page.getByRole('menuitem', { name: 'kill -9' });
    await expect(kill).toContainText('SIGKILL');
    await kill.tap();
    await lab.card('worker-1').getByRole('button', { name: 'SIGKILL' }).tap();
    await expect(page.getByRole('tooltip')).toContainText('kill -9');
    await page.getByRole('button', { name: /^Độ sâu queue/ }).tap();
    await expect(page.getByRole('tooltip')).toContainText('độ sâu queue');
  });

  test('a press that began before the menu’s code came opens it', async ({ page }) => {
    const { promise: arrives, resolve: arrive } = Promise.withResolvers<void>();
    await page.route('**/*.js', async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      if (body.includes('collisionPadding')) await arrives;
      await route.fulfill({ response, body });
    });
    await labPage(page, 'rabbitmq-work-queue').start();
    const button = page.getByRole('button', { name: 'Phá worker-1' });
    await button.hover();
    await expect(button).not.toHaveAttribute('data-state');
    await page.mouse.down();
    arrive();
    await expect(page.getByRole('menuitem', { name: 'kill -9' })).toBeVisible();
    await page.mouse.up();
    await expect(page.getByRole('menuitem', { name: 'kill -9' })).toBeVisible();
  });
});

test('a full queue shows its newest message beside the number of those between, and a burst goes as a train', async ({
  page,
}) => {
  const lab = labPage(page, 'queue-basics');
  await lab.start();
  await lab.press('Tự khám phá');
  await lab.act('kill -9', 'worker-1');
  await expect(lab.card('worker-1')).toContainText('SIGKILL');
  await page.getByRole('button', { name: /^1\/10/ }).click();
  await lab.press('300 đơn cùng lúc');
  await expect(
    lab.stage
      .locator('g[pointer-events="none"]')
      .getByText(/^×\d+$/)
      .first(),
  ).toBeVisible();
  await lab.press('Về trực tiếp');
  const platform = lab.stage.locator('[data-station="queue:orders"]');
  await expect(platform.last()).toHaveText('1');
  await expect(platform.first()).toHaveText('300');
  await expect(lab.stage.getByText(/^\+ 29\d$/)).toBeVisible();
});

test('the timetable has a key', async ({ page }) => {
  const lab = labPage(page, 'rabbitmq-work-queue');
  await lab.start();
  await lab.act('Đóng băng', 'worker-1');
  await expect(lab.card('worker-1')).toContainText('đang đóng băng');
  await lab.press('Chú giải');
  const key = page.getByRole('dialog', { name: 'Chú giải' });
  await expect(key).toContainText('quá nhiều message để vẽ từng nét');
  await expect(key.getByRole('listitem').filter({ hasText: 'đóng băng' })).toBeVisible();
  await expect(key).not.toContainText('rebalance');
  await page.keyboard.press('Escape');
  await expect(key).toBeHidden();
});

test('carriages bear the key where the learner wants it, also after a reload', async ({ page }) => {
  const lab = labPage(page, 'rabbitmq-exchanges');
  await lab.open();
  const key = page.getByRole('group', { name: 'Nhãn trên toa' }).getByRole('button', { name: 'key' });
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  await key.click();
  await expect(lab.stage.locator('[data-message]').filter({ hasText: '.created' }).first()).toBeVisible();
  await page.reload();
  await expect(key).toHaveAttribute('aria-pressed', 'true');
});
