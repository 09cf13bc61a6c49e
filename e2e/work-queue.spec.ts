import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

test('before the start a recording plays, and says so', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.open();
  await expect(page.getByText('Bản ghi một lần chạy thật')).toBeVisible();
  await expect(lab.card('worker-1')).toBeVisible();
  await expect(page.getByText(/^Lab có \d+ câu dự đoán\./)).toBeVisible();
  await expect(page.getByRole('button', { name: /^kill -9/ })).toHaveCount(0);
});

test('kill -9 a worker that holds an order: the other one gets it again', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.slowWorkers();
  await lab.press('Gửi 1 đơn hàng');
  await expect(page.getByRole('button', { name: 'Xem message #1' })).toBeVisible();

  await page.getByRole('button', { name: 'Mất luôn cùng worker' }).click();
  await expect(page.getByText('Đã ghi dự đoán.')).toBeVisible();

  await lab.sendMany(20);
  await lab.held('worker-1').waitFor();
  await lab.act('kill -9', 'worker-1');
  await lab
    .card('worker-2')
    .getByRole('button', { name: /^Xem message #\d+, redelivered$/ })
    .waitFor();
  await expect(lab.card('worker-1')).toContainText('SIGKILL');
  await expect(lab.card('worker-1')).toContainText(/Chết khi đang giữ #\d+/);
  const order = /#(\d+)/.exec((await lab.card('worker-1').textContent()) ?? '')?.[1] ?? '';

  await expect(
    page
      .getByRole('tabpanel', { name: 'Nhiệm vụ' })
      .getByText(/Kết nối của worker-1 đóng, và [\d.,]+ (ms|giây) sau broker giao đơn #\d+ cho worker-2/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Được giao lại cho worker khác' })).toContainText('Thực tế');
  await expect(lab.objective('được giao lại cho worker khác sau kill -9')).toContainText('Đã đạt');

  await lab.openTab('Nhật ký');
  await page.getByRole('searchbox', { name: 'Lọc nhật ký' }).fill('redelivered');
  await lab.logLines.getByRole('button', { name: `Broker giao #${order} cho worker-2, redelivered` }).click();
  const inspector = page.getByRole('tabpanel', { name: 'Message' });
  await expect(inspector.getByText('↻ redelivered')).toBeVisible();
  await expect(inspector.getByRole('listitem').filter({ hasText: `Broker giao #${order} cho worker-1` })).toBeVisible();
  await expect(inspector.getByRole('listitem').filter({ hasText: 'worker-2, redelivered' })).toBeVisible();
  await expect(inspector).toContainText('routing key');

  const events = await logOf(page.request, slug);
  const again = events.filter((event) => event.type === 'message.delivered' && event.redelivered);
  expect(again).toHaveLength(1);
  expect(again[0]).toMatchObject({ origin: 'broker', program: 'worker-2' });
});

test('run again, add, freeze, thaw, leave, and start over', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await expect(lab.card('worker-2')).toContainText('rảnh, đang chờ');
  const firstPid = /pid \d+/.exec((await lab.card('worker-1').textContent()) ?? '')?.[0] ?? '';
  await lab.act('kill -9', 'worker-1');
  await expect(lab.card('worker-1')).toContainText('Chết lúc không làm dở message nào');
  await expect(page.getByText('Bạn vừa kill một worker lúc nó đang rảnh').first()).toBeAttached();
  await lab.act('Chạy lại', 'worker-1');
  await expect(lab.card('worker-1')).toContainText('rảnh, đang chờ');
  await expect(lab.card('worker-1')).not.toContainText(firstPid);

  await lab.press('Thêm worker');
  await expect(lab.card('worker-3')).toContainText('rảnh, đang chờ');

  // As many as keep everybody holding one for as long as a slow machine takes to look and press.
  await lab.sendMany(60);
  await lab.held('worker-2').waitFor();
  await lab.act('Đóng băng', 'worker-2');
  await expect(lab.card('worker-2')).toContainText('đóng băng');
  await expect(lab.objective('Worker bị đóng băng vẫn giữ đơn của nó')).toContainText('Đã đạt');
  await lab.act('Rã băng', 'worker-2');
  await expect(lab.card('worker-2')).toContainText('pid');

  await lab.sendMany(60);
  await lab.held('worker-3').waitFor();
  await lab.act('Rời đi', 'worker-3');
  await expect(lab.card('worker-3')).toContainText('Rời đi êm');
  await expect(lab.objective('rời đi tử tế')).toContainText('Đã đạt');
  await lab.openTab('Mã nguồn');
  await page.getByRole('tab', { name: 'producer.ts' }).press('ArrowRight');
  await expect(page.getByRole('tabpanel', { name: 'worker.ts' })).toContainText('prefetch');
  // The line on which a worker acked last is marked, with its name.
  const acks = await page.evaluate(() => {
    const lines = [...document.querySelectorAll('[role="tabpanel"] .line')];
    return lines.findIndex((line) => line.textContent?.includes('channel.ack(message)')) + 1;
  });
  await expect(page.getByRole('tabpanel', { name: 'worker.ts' })).toContainText(
    new RegExp(`Dòng vừa chạy, ${acks}: (worker-\\d(, )?)+`),
  );
  await page.getByRole('tab', { name: 'worker-3' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Mã nguồn' })).toContainText('Đã rời đi');
  await lab.act('Bỏ thẻ', 'worker-3');
  await expect(lab.card('worker-3')).toHaveCount(0);

  await lab.press('Đặt lại');
  await lab.press('Thôi');
  await expect(page.getByRole('button', { name: 'Đặt lại' })).toBeFocused();
  await lab.reset();
  await lab.openTab('Nhiệm vụ');
  await expect(page.getByText('0 / 6')).toBeVisible();
  await expect(lab.card('worker-1')).toContainText('rảnh, đang chờ');
  await expect(lab.stage).toContainText('0 chờ');
  expect((await logOf(page.request, slug)).filter((event) => event.type === 'message.published')).toEqual([]);

  // Until something is done, the run before can be looked at, and what it had reached.
  await lab.press('Hoàn tác: xem lại lần trước');
  await expect(page.getByText('Bản ghi lần chạy của bạn')).toBeVisible();
  await expect(page.getByText('Nó không chạy tiếp được')).toBeVisible();
  await expect(lab.objective('rời đi tử tế')).toContainText('Đã đạt');
  await lab.press('Quay lại lab');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(page.getByText('0 / 6')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Hoàn tác: xem lại lần trước' });
  await expect(undo).toBeVisible();
  await lab.press('Gửi 1 đơn hàng');
  await expect(undo).toHaveCount(0);
});
