import { readFile } from 'node:fs/promises';
import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

test('pause, scrub back, act again', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.sendMany(2);
  await expect(lab.card('worker-1')).toContainText('rảnh, đang chờ');
  await expect(lab.card('worker-2')).toContainText('rảnh, đang chờ');
  await lab.act('kill -9', 'worker-2');
  await expect(lab.card('worker-2')).toContainText('SIGKILL');

  await lab.press('Dừng');
  await expect(lab.badge).toHaveText('PHÁT LẠI');
  // Back to before the death, and then to the beginning, when nothing was there.
  const scrub = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 40 && !(await until()); presses += 1) await lab.playhead.press(key);
  };
  await scrub('ArrowLeft', async () => !((await lab.card('worker-2').textContent()) ?? '').includes('SIGKILL'));
  await expect(lab.card('worker-2')).toContainText('pid');
  await expect(lab.badge).toHaveText('PHÁT LẠI');
  await lab.playhead.press('Home');
  await expect(lab.card('worker-2')).toHaveCount(0);
  await lab.playhead.press('End');
  await expect(lab.card('worker-2')).toContainText('SIGKILL');
  await lab.press('Lùi một bước');
  await expect(lab.badge).toHaveText('PHÁT LẠI');

  await lab.press('Gửi 1 đơn hàng');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(lab.card('worker-2')).toContainText('SIGKILL');
});

test('the log as a file: downloaded, chosen, dropped, and a wrong one refused', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.sendMany(3);
  await lab.act('kill -9', 'worker-1');
  await expect(lab.card('worker-1')).toContainText('SIGKILL');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bản ghi' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^rabbitmq-work-queue-.*\.json$/);
  const content = await readFile(await download.path());
  const choose = page.getByLabel('Mở bản ghi');

  for (const buffer of [Buffer.from('not JSON'), Buffer.from('{"format":"tram-tin-log","version":1}')]) {
    await choose.setInputFiles({ name: 'sai.json', mimeType: 'application/json', buffer });
    await expect(page.getByText('Tệp này không phải bản ghi của Trạm Tin.')).toBeVisible();
    await expect(lab.badge).toHaveText('TRỰC TIẾP');
    await lab.press('Đóng');
  }
  const other = content.toString().replaceAll(`"${slug}"`, '"kafka-consumer-groups"');
  await choose.setInputFiles({ name: 'khac.json', mimeType: 'application/json', buffer: Buffer.from(other) });
  await expect(page.getByText('Bản ghi này thuộc lab “kafka-consumer-groups”.')).toBeVisible();

  await choose.setInputFiles({ name: 'toi.json', mimeType: 'application/json', buffer: content });
  await expect(page.getByText('Bản ghi từ tệp toi.json')).toBeVisible();
  await expect(page.getByText('Mất kết nối với máy chủ')).toHaveCount(0);
  await expect(lab.badge).toHaveCount(0);
  await lab.playhead.press('End');
  await expect(lab.card('worker-1')).toContainText('SIGKILL');
  await expect(page.getByRole('button', { name: /^Chạy lại/ })).toHaveCount(0);
  await lab.press('Quay lại lab');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'tha.json', { type: 'application/json' }));
    return transfer;
  }, content.toString());
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('Bản ghi từ tệp tha.json')).toBeVisible();
});
