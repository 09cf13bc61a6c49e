// A lab by keyboard: programs are one stop of Tab, letters do to them what their buttons do, and the focus is never lost.
import type { Locator, Page } from '@playwright/test';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

/** Starts the lab, which then leads nowhere: no question holds a key back. */
const startAlone = async (page: Page) => {
  const lab = labPage(page, slug);
  await lab.start();
  await page.getByRole('button', { name: 'Tự khám phá' }).click();
  return lab;
};

const tabToward = async (page: Page, wanted: Locator): Promise<void> => {
  const isFocused = (): Promise<boolean> => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await isFocused()); presses += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
};

const actionsIn = async (page: Page): Promise<string[]> =>
  (await logOf(page.request, slug)).flatMap((event) => (event.type === 'action.accepted' ? [event.action] : []));

test('the worker that holds an order is killed two keys away from the stage, and the focus stays with it', async ({
  page,
}) => {
  const lab = await startAlone(page);
  await lab.press('Tốc độ: nhanh, worker-2');
  await expect(page.getByRole('button', { name: 'Tốc độ: chậm, worker-2' })).toBeVisible();
  // Enough for it to be at work whenever the key comes.
  await lab.sendMany(60);
  await lab.held('worker-2').waitFor();
  await lab.card('worker-1').focus();
  await page.keyboard.press('ArrowDown');
  await expect(lab.card('worker-2')).toBeFocused();
  await page.keyboard.press('k');
  await expect(lab.card('worker-2')).toContainText(/Chết khi đang giữ #\d+/);
  await expect(lab.card('worker-2')).toBeFocused();

  await page.keyboard.press('c');
  await expect(lab.card('worker-2')).not.toContainText('SIGKILL');
  await page.getByRole('button', { name: 'Rời đi: worker-2' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.card('worker-2')).toContainText('đã rời đi');
  await expect(lab.card('worker-2')).toBeFocused();
  await page.keyboard.press('x');
  await expect(lab.card('worker-2')).toHaveCount(0);
  await expect(lab.card('worker-1')).toBeFocused();
});

test('all programs are one stop of Tab; arrows, Home and End lead from one to the next', async ({ page }) => {
  const lab = await startAlone(page);
  await lab.press('Thêm worker');
  await lab.card('worker-3').waitFor();
  await tabToward(page, lab.card('worker-1'));
  await page.keyboard.press('End');
  await expect(lab.card('worker-3')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(lab.card('worker-2')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(lab.card('worker-2')).toBeFocused();
  // What stands on its card comes next, and of no other.
  await page.keyboard.press('Tab');
  await expect(lab.card('worker-2').getByRole('button').first()).toBeFocused();
  for (const worker of ['worker-1', 'worker-3']) {
    await expect(lab.card(worker)).toHaveAttribute('tabindex', '-1');
    await expect(page.getByRole('button', { name: `kill -9: ${worker}` })).toHaveAttribute('tabindex', '-1');
  }
});

test('? tells the keys, and closing gives the focus back', async ({ page }) => {
  const lab = await startAlone(page);
  const sheet = page.getByRole('dialog', { name: 'Phím tắt của lab' });
  await lab.card('worker-1').focus();
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('kill -9');
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(lab.card('worker-1')).toBeFocused();
  await page.getByRole('button', { name: 'Phím tắt', exact: true }).click();
  await sheet.getByRole('button', { name: 'Đóng' }).click();
  await expect(page.getByRole('button', { name: 'Phím tắt', exact: true })).toBeFocused();
  expect(await actionsIn(page)).toEqual([]);
});

test('keys are silent while one writes or composes, and together with Ctrl, Alt or Shift', async ({ page }) => {
  const lab = await startAlone(page);
  await lab.openTab('Nhật ký');
  const filter = page.getByRole('searchbox', { name: 'Lọc nhật ký' });
  await filter.pressSequentially('k?x');
  await expect(filter).toHaveValue('k?x');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await lab.card('worker-1').focus();
  await page.keyboard.press('Alt+k');
  await page.keyboard.press('Shift+k');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Tìm kiếm' })).toBeVisible();
  await page.keyboard.press('Escape');
  await lab.card('worker-1').focus();
  for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
    await lab.card('worker-1').evaluate((card, init) => {
      card.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true, cancelable: true, ...init }));
    }, how);
  }
  // By then the others would have been told, too.
  await page.keyboard.press('b');
  await expect(lab.card('worker-1')).toContainText('đang đóng băng');
  expect(await actionsIn(page)).toEqual(['freeze']);
});

test('whatever vanishes under the focus leaves it to its neighbour', async ({ page }) => {
  const lab = labPage(page, slug);
  const next = page.getByRole('region', { name: 'Việc tiếp theo' });
  await lab.open();
  await lab.startButton.focus();
  await page.keyboard.press('Enter');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(next).toBeFocused();

  await next.getByRole('button', { name: 'Tự khám phá' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Dẫn tôi từng bước' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(next).toBeFocused();

  const answer = page.getByRole('button', { name: 'Được giao lại cho worker khác' });
  await answer.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã ghi dự đoán.')).toBeVisible();
  await expect(answer).toBeFocused();

  await page.getByRole('button', { name: 'Lùi một bước' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Về trực tiếp' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(page.getByRole('group', { name: 'Điều khiển thời gian' }).getByRole('button').last()).toBeFocused();

  await page.getByRole('button', { name: 'Đặt lại' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Chạy lại từ đầu' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chọn một đáp án trước khi làm thí nghiệm.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đặt lại' })).toBeFocused();

  await lab.press('Gửi 1 đơn hàng');
  await lab.openTab('Nhật ký');
  await lab.logLines
    .getByRole('button', { name: /^Broker giao #/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Message' })).toBeFocused();
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]) {
  test.describe(`on a phone of ${viewport.width} px`, () => {
    test.use({ viewport, hasTouch: true, isMobile: true });

    test('what opens fits the window on every tab, hides no worker and closes once it has sent', async ({ page }) => {
      const lab = await startAlone(page);
      const more = page.getByRole('button', { name: 'Điều khiển khác' });
      const many = page.getByRole('button', { name: 'Gửi nhiều' });
      for (const name of ['Nhiệm vụ', 'Sân ga']) {
        await page.getByRole('tab', { name }).tap();
        await more.tap();
        await expect(many).toBeInViewport({ ratio: 1 });
        await expect(more).toBeInViewport({ ratio: 1 });
        if (name === 'Sân ga') {
          if (viewport.width === 390) await expect(lab.card('worker-2')).toBeInViewport({ ratio: 1 });
          await page.getByRole('button', { name: 'Phá worker-2' }).tap();
          await page.getByRole('menuitem', { name: 'Đóng băng' }).tap();
          await expect(lab.card('worker-2')).toContainText('đang đóng băng');
        }
        await many.tap();
        await expect(many).toBeHidden();
        await expect(more).toHaveAttribute('aria-expanded', 'false');
      }
    });

    test('the menu of a program lies beside its card, within the window', async ({ page }) => {
      await startAlone(page);
      for (const worker of ['worker-1', 'worker-2']) {
        await page.getByRole('button', { name: `Phá ${worker}` }).tap();
        const menu = page.getByRole('menu');
        await expect(menu).toBeInViewport({ ratio: 1 });
        // By role it is not to be found behind an open menu.
        const card = await page.locator(`[data-program="${worker}"]`).boundingBox();
        const box = await menu.boundingBox();
        if (!card || !box) throw new Error(`${worker} has no menu`);
        const apart = box.y >= card.y + card.height || box.y + box.height <= card.y;
        expect(apart, `the menu of ${worker} leaves its card in sight`).toBe(true);
        await page.keyboard.press('Escape');
        await expect(menu).toBeHidden();
      }
    });
  });
}

for (const width of [1280, 1366]) {
  test.describe(`on a laptop of ${width} × 660`, () => {
    test.use({ viewport: { width, height: 660 } });

    test('stage, controls and timetable are in sight at once', async ({ page }) => {
      const lab = await startAlone(page);
      await lab.press('Thêm worker');
      await lab.press('Thêm worker');
      for (const worker of ['worker-1', 'worker-4']) {
        await expect(page.getByRole('button', { name: `kill -9: ${worker}` })).toBeInViewport({ ratio: 1 });
      }
      for (const name of ['Gửi 1 đơn hàng', 'tự động', 'Dừng']) {
        await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
      }
      await expect(lab.playhead).toBeInViewport({ ratio: 0.99 });
    });
  });
}
