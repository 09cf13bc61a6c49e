import { readFileSync } from 'node:fs';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'kafka-consumer-groups';
const three = ['invoice-1', 'invoice-2', 'invoice-3'] as const;
const onePartition = /giữ partition \d(?!,)/;
test.use({ viewport: wide });
test.setTimeout(90_000);

/** Where a program of the lab calls that, as the log has it. */
const lineOf = (file: string, call: string): string => {
  const lines = readFileSync(`labs/${slug}/programs/${file}`, 'utf8').split('\n');
  return `${file}:${lines.findIndex((line) => line.includes(call)) + 1}`;
};

test('a consumer dies, one leaves, one is idle, and a second group reads it all again', { tag: '@alone' }, async ({
  page,
}) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await expect(lab.card('invoice-1')).toContainText('giữ partition');
  await lab.press('Thêm instance');
  await expect(lab.card('invoice-2')).toContainText('giữ partition');
  await lab.press('Thêm instance');
  for (const consumer of three) await expect(lab.card(consumer)).toContainText(onePartition);
  await expect(lab.objective('chạy ba, mỗi instance một partition')).toContainText('Đã đạt');

  await page.getByRole('button', { name: 'Luôn cùng một partition' }).click();
  await lab.sendMany(30);
  await expect(page.getByText(/\d+ đơn đầu đã thấy: .*khách nào cũng chỉ ở một partition/)).toBeVisible();
  await expect(lab.objective('Gửi ít nhất 18 đơn có key')).toContainText('Đã đạt');

  const owned = /giữ partition \d/.exec((await lab.card('invoice-2').textContent()) ?? '')?.[0] ?? '';
  await lab.act('kill -9', 'invoice-2');
  await expect(lab.card('invoice-2')).toContainText('SIGKILL');
  // The broker goes on believing in it; what is left of its session empties as a ring with seconds.
  await expect(lab.card('invoice-2')).toContainText(/\d,\d.*Broker còn tin nó sống/);
  await expect(lab.objective('bấm giờ tới lúc partition có chủ mới')).toContainText('Chưa đạt');
  await expect(lab.objective('bấm giờ tới lúc partition có chủ mới')).toContainText('Đã đạt', { timeout: 20_000 });
  await expect(lab.card('invoice-2')).not.toContainText('Broker còn tin nó sống');
  const heirs = await Promise.all(['invoice-1', 'invoice-3'].map((heir) => lab.card(heir).textContent()));
  expect(heirs.join()).toContain(owned.replace('giữ partition ', ''));

  await lab.act('Chạy lại', 'invoice-2');
  await expect(lab.card('invoice-2')).toContainText(onePartition, { timeout: 20_000 });
  await lab.press('Thêm instance');
  await expect(lab.objective('Cho instance thứ tư vào group')).toContainText('Đã đạt', { timeout: 20_000 });
  await expect(lab.card('invoice-4')).toContainText('ngồi không');

  await lab.act('Rời đi', 'invoice-1');
  await expect(lab.card('invoice-4')).toContainText(onePartition);
  await expect(lab.objective('rời đi tử tế')).toContainText('Đã đạt');

  await lab.press('Thêm group');
  await expect(lab.card('analytics')).toContainText('giữ partition 0, 1, 2', { timeout: 20_000 });
  await expect(lab.objective('Group analytics đọc lại')).toContainText('Đã đạt', { timeout: 20_000 });

  const events = await logOf(page.request, slug);
  // The log has the line of the call that wrote the record, and of the one that leaves its commits to the library.
  const written = events.find((event) => event.type === 'record.appended');
  expect(written).toMatchObject({ site: lineOf('producer.ts', 'producer.send(') });
  const committed = events.find((event) => event.type === 'offset.committed' && event.program === 'invoice-1');
  expect(committed).toMatchObject({ site: lineOf('consumer.ts', 'consumer.run(') });
  const left = events.findLast((event) => event.type === 'action.accepted' && event.program === 'invoice-1');
  const heir = events.find(
    (event) => event.type === 'group.joined' && event.program === 'invoice-4' && event.at > (left?.at ?? Infinity),
  );
  // Nothing like a session timeout lies between: the group waits only for its members' next heartbeats.
  expect((heir?.at ?? Infinity) - (left?.at ?? 0)).toBeLessThan(6_000);
});

test('a consumer that is killed and run again at once is one card, which counts down what the dead one keeps', {
  tag: '@alone',
}, async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await expect(lab.card('invoice-1')).toContainText('giữ partition 0, 1, 2');
  await lab.press('Thêm instance');
  await expect(lab.card('invoice-2')).toContainText(onePartition);
  await expect(lab.card('invoice-1')).toContainText('giữ partition 0, 2');
  await lab.act('kill -9', 'invoice-1');
  await lab.act('Chạy lại', 'invoice-1');

  await expect(lab.card('invoice-1')).toHaveCount(1);
  await expect(lab.card('invoice-1')).toContainText(/\d,\d.*Member cũ còn giữ 0, 2/);
  await expect(lab.card('invoice-1')).toContainText('pid');
  await lab.openTab('Nhật ký');
  await expect(lab.logLines.filter({ hasText: '3 member, 1 là member cũ của invoice-1' }).first()).toBeVisible();

  await expect(lab.card('invoice-1')).not.toContainText('Member cũ', { timeout: 20_000 });
  await expect(lab.card('invoice-1')).toContainText('giữ partition');
  const log = await logOf(page.request, slug);
  const silenced = log.find((event) => event.type === 'member.silenced');
  const back = log.findLast((event) => event.type === 'group.joined' && event.program === 'invoice-1');
  expect((back?.at ?? 0) - (silenced?.lastHeartbeatAt ?? Number.NaN)).toBeGreaterThan(2_500);
});
