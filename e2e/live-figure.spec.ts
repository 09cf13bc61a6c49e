import AxeBuilder from '@axe-core/playwright';
import { overflowOf } from './support/axe.ts';
import { labPage, logOf, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
const lesson = '/bai/rabbitmq/work-queue';

for (const viewport of [wide, { width: 390, height: 844 }]) {
  test(`the figure of a lesson runs in the reader's own room at ${viewport.width} px, and the lab goes on with it, and back`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto(lesson);
    const run = page.getByRole('button', { name: 'Chạy thật ngay đây' });
    await page.getByText('Thử ngay: cho một worker chậm').scrollIntoViewIfNeeded();
    await run.focus();
    await page.keyboard.press('Enter');
    const figure = page.getByRole('figure').filter({ hasText: 'TRỰC TIẾP' });
    await expect(figure).toBeVisible();
    const room = await sandboxOf(page.request, slug);

    // Its few controls are the author's, and what they do is seen.
    await expect(figure.getByRole('region', { name: 'Điều khiển' }).getByRole('button')).toHaveCount(3);
    await figure.getByRole('button', { name: 'Gửi nhiều', exact: true }).click();
    await expect(figure.getByRole('button', { name: /^Xem message/ }).first()).toBeVisible();
    await expect
      .poll(async () => (await logOf(page.request, slug)).filter(({ type }) => type === 'message.acked').length)
      .toBe(9);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).include('figure:has([data-live="true"])').analyze();
    expect(violations).toEqual([]);

    await figure.getByRole('link', { name: 'Mở lab đầy đủ' }).click();
    await expect(labPage(page, slug).badge).toHaveText('TRỰC TIẾP');
    expect(await sandboxOf(page.request, slug)).toBe(room);
    await page.goBack();
    await page.getByText('Thử ngay: cho một worker chậm').scrollIntoViewIfNeeded();
    await expect(figure).toBeVisible();
    expect(await sandboxOf(page.request, slug)).toBe(room);

    await figure.getByRole('button', { name: 'Về bản ghi' }).click();
    await expect(run).toBeVisible();
    await expect(figure).toHaveCount(0);
  });
}

test('a lesson opens without the code of its live figure', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(lesson);
  await page.getByText('Thử ngay: cho một worker chậm').scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Chạy thật ngay đây' })).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/api/sandboxes') || path.startsWith('/socket.io'))).toEqual([]);
});

test('a claim leads to the moment of the recording that shows it, and from there to the lab', async ({ page }) => {
  await page.goto(lesson);
  await page.getByRole('link', { name: 'xem lúc đó' }).first().click();
  const lab = labPage(page, slug);
  await expect(page.getByText('Bản ghi một lần chạy thật')).toBeVisible();
  await expect(page.getByText(/redelivered/).first()).toBeVisible();
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /./);
  await page.getByRole('button', { name: 'Quay lại lab' }).click();
  await lab.startButton.click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await lab.openTab('Mã nguồn');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Tải tất cả/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${slug}.zip`);
});

test('quoted code leads to the whole file at its line, and to the file itself', async ({ page }) => {
  await page.goto(lesson);
  const code = page.getByRole('figure').filter({ hasText: 'worker.ts' }).first();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    code.getByRole('link', { name: 'Tải về' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('worker.ts');
  await code.getByRole('link', { name: 'Mở cả tệp' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('worker.ts');
  await expect(page.locator(':target')).toBeInViewport();
});
