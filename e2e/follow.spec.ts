import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

test('an order chosen before it is sent keeps its mark through a death, and its life is told in a sentence', async ({
  page,
}) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  // Frozen ones hold what they are given for as long as it takes to look.
  for (const worker of ['worker-1', 'worker-2']) {
    await lab.act('Đóng băng', worker);
    await expect(lab.card(worker)).toContainText('đang đóng băng');
  }
  await lab.press('Theo chân đơn tiếp theo');
  await expect(page.getByRole('button', { name: 'Chờ đơn tiếp theo…' })).toHaveAttribute('aria-pressed', 'true');
  await lab.press('Gửi 1 đơn hàng');
  const strip = page.getByRole('region', { name: 'Đơn đang theo chân' });
  await expect(strip).toContainText(/Đơn #1 của .+: worker-\d đang giữ\./);
  const marked = page.getByRole('button', { name: /^Xem message #1(, .+)*, đang theo chân$/ });
  await expect(marked).toBeVisible();
  const holder = /worker-\d/.exec((await strip.textContent()) ?? '')?.[0] ?? '';
  await lab.act('kill -9', holder);
  // Whichever is heard of first: that the process has ended, or that its connection has.
  const lost = `${holder} (chết khi đang giữ|mất kết nối, message trở lại queue), giao lại cho worker-\\d`;
  await expect(strip).toContainText(new RegExp(lost));
  await lab.act('Rã băng', holder === 'worker-1' ? 'worker-2' : 'worker-1');
  await expect(strip).toContainText(/xong sau \d+,\d s\./);
  await lab.openTab('Nhật ký');
  await expect(lab.logLines.getByRole('button', { name: /^đang theo chân, .*#1/ }).first()).toBeVisible();

  await strip.getByRole('button', { name: 'Xem chi tiết' }).click();
  const inspector = page.getByRole('tabpanel', { name: 'Message' });
  await expect(inspector.getByRole('button', { name: 'Thôi theo chân' })).toBeVisible();

  await strip.getByRole('button', { name: 'Xem lại đoạn này' }).click();
  await expect(lab.badge).toHaveText('PHÁT LẠI');
  await expect(strip).toContainText(/worker-\d đang giữ\./);

  await inspector.getByRole('button', { name: 'Thôi theo chân' }).click();
  await expect(strip).toHaveCount(0);
  await inspector.getByRole('button', { name: 'Theo chân đơn này' }).click();
  await expect(strip).toContainText('Đơn #1');
});
