// Whatever does not come: it is said, and there is something else to do.
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
const trace = `**/lab/${slug}/trace.json`;
test.use({ viewport: wide });

test('the recording of a lab, before the start', async ({ page, expected }) => {
  expected.push(/Failed to load resource/);
  await page.route(trace, (route) => route.abort());
  const lab = labPage(page, slug);
  await lab.open();
  await expect(page.getByText('Không tải được bản ghi của lab này.')).toBeVisible();
  await expect(lab.startButton).toBeEnabled();
  await page.unroute(trace);
  await page.getByRole('button', { name: 'Tải lại bản ghi' }).click();
  await expect(page.getByText('Bản ghi một lần chạy thật')).toBeVisible();
});

test('the recording in a lesson', async ({ page, expected }) => {
  expected.push(/Failed to load resource/);
  await page.route('**/trace.json', (route) => route.abort());
  await page.goto('/bai/rabbitmq/work-queue');
  const failed = page.getByText('Không tải được bản ghi này.').first();
  await failed.scrollIntoViewIfNeeded();
  await expect(failed).toBeVisible();
  await page.unroute('**/trace.json');
  await page.getByRole('button', { name: 'Tải lại bản ghi' }).first().click();
  await expect(page.getByText('Bản ghi thật').first()).toBeVisible();
});

test('an answer of the search', async ({ page }) => {
  await page.route('**/api/search?**', () => {});
  await page.goto('/tim?q=prefetch');
  await expect(page.getByText('Không tìm được: máy chủ không trả lời.')).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/search?**');
  await page.getByRole('button', { name: 'Tìm lại' }).click();
  await expect(page.getByRole('list', { name: 'Kết quả' })).toBeVisible();
});

test('a room, the result of a command, and a reset', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = labPage(page, slug);
  await lab.open();
  await page.route('**/api/sandboxes', () => {});
  await lab.startButton.click();
  const opening = page.getByText('Mở phòng lab đang lâu hơn thường lệ');
  await expect(opening).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Xem bản ghi' }).click();
  await expect(opening).toBeHidden();
  await page.unroute('**/api/sandboxes');
  await lab.startButton.click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');

  await page.route('**/actions', (route) => route.fulfill({ status: 202, json: { accepted: true } }));
  await lab.press('Gửi 1 đơn hàng');
  const command = page.getByText('Lệnh “Gửi 1 đơn hàng” đã gửi mà chưa có sự kiện nào báo kết quả.');
  await expect(command).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Thôi chờ' }).click();
  await expect(command).toBeHidden();

  await page.route('**/reset', () => {});
  await lab.reset();
  await expect(page.getByText('Đang đặt lại:')).toBeVisible();
  await expect(page.getByText('Đặt lại đang lâu hơn thường lệ.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
});
