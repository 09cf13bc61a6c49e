import { type Gateway, startGateway } from './support/gateway.ts';
import { labPage, wide } from './support/lab-page.ts';
import { test as base, expect } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
const slow = 'Đường truyền chậm: mạng chặn WebSocket';

/** One for all tests of the file: what a test has opened through it is closed through it afterwards. */
const test = base.extend<object, { gateway: Gateway }>({
  gateway: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
    async ({}, use, { project }) => {
      const gateway = await startGateway(project.use.baseURL ?? '');
      await use(gateway);
      await gateway.stop();
    },
    { scope: 'worker' },
  ],
});
test.use({ viewport: wide });
test.beforeEach(({ expected }) => {
  expected.push(/WebSocket|socket\.io|ERR_/);
});
test.afterEach(({ gateway }) => gateway.lets('everything'));

for (const passage of ['no-websocket', 'hanging-websocket'] as const) {
  test(`${passage}: the lab goes on by long polling and says that it is slow`, async ({ page, gateway }) => {
    gateway.lets(passage);
    const polls: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('transport=polling')) polls.push(request.method());
    });
    const lab = labPage(page, slug);
    await page.goto(`${gateway.url}/lab/${slug}`);
    await lab.startButton.click();
    await expect(lab.badge).toHaveText('TRỰC TIẾP', { timeout: 20_000 });
    await expect(page.getByText(slow)).toBeVisible();
    await lab.press('Gửi 1 đơn hàng');
    await lab.openTab('Nhật ký');
    await expect(lab.logLines.filter({ hasText: /ack #1$|ack #1\D/ }).first()).toBeVisible();
    expect(polls).toContain('GET');
  });
}

test('where everything passes nothing is said of the way, and the time left is at most the limit', async ({
  page,
  gateway,
}) => {
  // A clock that is an hour slow would make it an hour more.
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() - 3_600_000;
  });
  const lab = labPage(page, slug);
  await page.goto(`${gateway.url}/lab/${slug}`);
  await lab.startButton.click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  const left = page.getByText(/^còn \d\d:\d\d$/);
  await expect(left).toHaveText(/^còn (30:00|29:\d\d)$/);
  await page.getByRole('button', { name: 'Gia hạn' }).click();
  await expect(left).toHaveText(/^còn (30:00|29:\d\d)$/);
  await lab.press('Gửi 1 đơn hàng');
  await lab.openTab('Nhật ký');
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();
  await expect(page.getByText(slow)).toHaveCount(0);
});

test('no events at all: the page says so, with a way out', async ({ page, gateway }) => {
  test.setTimeout(90_000);
  gateway.lets('no-events');
  const lab = labPage(page, slug);
  await page.goto(`${gateway.url}/lab/${slug}`);
  await lab.startButton.click();
  const stuck = page.getByText('Phòng lab đã mở nhưng trang chưa nhận được sự kiện nào.');
  await expect(stuck).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Xem bản ghi' }).click();
  await expect(stuck).toBeHidden();
  await expect(page.getByText('Bản ghi một lần chạy thật')).toBeVisible();

  await lab.startButton.click();
  await expect(stuck).toBeVisible({ timeout: 30_000 });
  // Pressed while nothing passes: once something does, the page finds its way back by itself and the button goes.
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(stuck).toBeHidden();
  gateway.lets('everything');
  await expect(lab.badge).toHaveText('TRỰC TIẾP', { timeout: 20_000 });
});

test('a connection that does not come back: the run so far is kept as a recording', async ({ page, gateway }) => {
  test.setTimeout(90_000);
  const lab = labPage(page, slug);
  await page.goto(`${gateway.url}/lab/${slug}`);
  await lab.startButton.click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await lab.press('Gửi 1 đơn hàng');
  await lab.openTab('Nhật ký');
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();
  gateway.lets('no-events');
  await expect(page.getByText('Mất kết nối với máy chủ, đang nối lại.')).toBeVisible();
  await expect(page.getByText('Vẫn chưa nối lại được.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Thôi chờ' }).click();
  await expect(page.getByText('Bản ghi lần chạy của bạn')).toBeVisible();
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();

  // The room is still there: one click leads back into it.
  gateway.lets('everything');
  await page.getByRole('button', { name: 'Chạy lại lab' }).click();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(lab.logLines.filter({ hasText: 'ack #1' }).first()).toBeVisible();
});
