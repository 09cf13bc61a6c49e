import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { copy } from '#components/lab/copy.vi.ts';
import { isFact } from '#model/fact.ts';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

/** What is told of the moment at the playhead. */
const told = (page: Page): Locator => page.getByRole('status', { name: 'Chuyện xảy ra ở thời điểm đang xem' });

test('pause, scrub back, act again', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
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
  await expect(page.getByText('trang về trực tiếp rồi mới gửi “Gửi 1 đơn hàng”')).toBeVisible();
  await expect(lab.card('worker-2')).toContainText('SIGKILL');
});

test('a command that is given to the past reaches nobody else: the page returns, and asks', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.act('Đóng băng', 'worker-1');
  await lab.act('Đóng băng', 'worker-2');
  await lab.sendMany(4);
  await lab.held('worker-1').waitFor();
  await lab.held('worker-2').waitFor();
  const held = (await lab.held('worker-2').textContent()) ?? '';
  await lab.press('Dừng');
  await expect(lab.badge).toHaveText('PHÁT LẠI');
  const kills = async (): Promise<number> =>
    (await logOf(page.request, slug)).filter(({ type }) => type === 'program.exited').length;

  // Nothing has changed at a frozen worker since: it is the same target.
  await lab.act('kill -9', 'worker-1');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect(page.getByText('trang về trực tiếp rồi mới gửi “kill -9” cho worker-1')).toBeVisible();
  await expect(lab.card('worker-1')).toContainText('SIGKILL');
  expect(await kills()).toBe(1);

  await lab.press('Dừng');
  await lab.playhead.press('Home');
  await expect(lab.card('worker-2')).toHaveCount(0);
  for (let presses = 0; presses < 40 && (await lab.card('worker-2').count()) === 0; presses += 1) {
    await lab.press('Từng bước');
  }
  await expect(lab.held('worker-2')).toHaveCount(0);
  await lab.act('kill -9', 'worker-2');
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  const asks = page.getByText('nên lệnh “kill -9” cho worker-2 chưa gửi');
  await expect(asks).toContainText('worker-2 giờ đang đóng băng');
  await expect(lab.held('worker-2')).toHaveText(held);
  await lab.press('Thôi');
  await expect(asks).toHaveCount(0);
  expect(await kills()).toBe(1);
});

test('a command that went astray can be given to what is there now', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.act('Đóng băng', 'worker-2');
  const isFrozen = page.getByRole('button', { name: 'Rã băng: worker-2' });
  await isFrozen.waitFor();
  await lab.sendMany(4);
  await lab.held('worker-2').waitFor();
  await lab.press('Dừng');
  await lab.playhead.press('Home');
  for (let presses = 0; presses < 40 && (await isFrozen.count()) === 0; presses += 1) await lab.press('Từng bước');
  await expect(lab.held('worker-2')).toHaveCount(0);
  await lab.act('kill -9', 'worker-2');
  const asks = page.getByText('nên lệnh “kill -9” cho worker-2 chưa gửi');
  await expect(asks).toContainText('worker-2 giờ đang giữ');
  await lab.press('Vẫn gửi');
  await expect(asks).toHaveCount(0);
  await expect(lab.card('worker-2')).toContainText('SIGKILL');
});

test('a goal is looked at again where it was met: what proves it is lit, and said in words', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await lab.slowWorkers();
  await lab.sendMany(20);
  await lab.held('worker-1').waitFor();
  await lab.act('kill -9', 'worker-1');
  const goal = lab.objective('Kill -9 một worker đang giữ đơn chưa ack');
  await expect(goal).toContainText('Đã đạt');

  const log = await logOf(page.request, slug);
  const met = log.find((event) => event.type === 'objective.met' && event.objective === 'redelivered');
  const proving = log.filter(({ seq }) => met && 'evidence' in met && met.evidence.includes(seq));
  const last = proving.at(-1);
  if (!last) throw new Error('nothing proves the goal');
  await goal.getByRole('button', { name: 'Xem lại lúc đó' }).click();
  await expect(lab.badge).toHaveText('PHÁT LẠI');
  await expect(told(page)).toContainText('Bằng chứng:');
  await expect(told(page).locator('time')).toHaveText(proving.map(({ at }) => copy.clock(at)));
  await expect(told(page)).toContainText('redelivered');
  await expect(lab.stage.locator('[data-proves="true"]').first()).toBeVisible();
  await expect(lab.card('worker-1')).toContainText('SIGKILL');

  await lab.press('Từng bước');
  await expect(told(page)).not.toContainText('Bằng chứng:');
  await expect(lab.stage.locator('[data-proves="true"]').filter({ visible: true })).toHaveCount(0);
});

test('each step goes to the next fact, and says what it was', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.sendMany(2);
  const acked = async (): Promise<number> =>
    (await logOf(page.request, slug)).filter(({ type }) => type === 'message.acked').length;
  await expect.poll(acked).toBe(2);
  await lab.press('Dừng');
  await lab.playhead.press('Home');
  const time = told(page).locator('time');
  const facts = (await logOf(page.request, slug)).filter(isFact).map(({ at }) => copy.clock(at));
  await lab.press('Từng bước');
  const from = facts.indexOf((await time.textContent()) ?? '');
  expect(from).toBeGreaterThanOrEqual(0);
  // How many there are by then is for the brokers to say.
  const steps = facts.slice(from + 1, from + 12);
  expect(steps.length).toBeGreaterThan(5);
  for (const fact of steps) {
    await lab.press('Từng bước');
    await expect(time).toHaveText(fact);
    await expect(told(page)).toHaveText(/\d [A-ZĐ#a-z].+/);
  }
  await lab.press('Lùi một bước');
  await expect(time).toHaveText(steps.at(-2) ?? '');
});

test('the log as a file: downloaded, chosen, dropped, and a wrong one refused', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
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
