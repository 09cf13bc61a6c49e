import { readFileSync } from 'node:fs';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'kafka-consumer-groups';
const three = ['consumer-A', 'consumer-B', 'consumer-C'] as const;
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
  await expect(lab.card('consumer-A')).toContainText('giữ partition');
  await lab.press('Thêm consumer');
  for (const consumer of three) await expect(lab.card(consumer)).toContainText(onePartition);
  await expect(lab.objective('Ba consumer, mỗi consumer một partition')).toContainText('Đã đạt');

  await page.getByRole('button', { name: 'Luôn cùng một partition' }).click();
  await lab.sendMany(30);
  await expect(page.getByText(/\d+ đơn đầu đã thấy: .*khách nào cũng chỉ ở một partition/)).toBeVisible();
  await expect(lab.objective('Gửi ít nhất 18 đơn có key')).toContainText('Đã đạt');

  const owned = /giữ partition \d/.exec((await lab.card('consumer-B').textContent()) ?? '')?.[0] ?? '';
  await lab.act('kill -9', 'consumer-B');
  await expect(lab.card('consumer-B')).toContainText('SIGKILL');
  // The broker goes on believing in it; what is left of its session empties as a ring with seconds.
  await expect(lab.card('consumer-B')).toContainText(/\d,\d.*Broker còn tin nó sống/);
  await expect(lab.objective('bấm giờ tới lúc partition có chủ mới')).toContainText('Chưa đạt');
  await expect(lab.objective('bấm giờ tới lúc partition có chủ mới')).toContainText('Đã đạt', { timeout: 20_000 });
  await expect(lab.card('consumer-B')).not.toContainText('Broker còn tin nó sống');
  const heirs = await Promise.all(['consumer-A', 'consumer-C'].map((heir) => lab.card(heir).textContent()));
  expect(heirs.join()).toContain(owned.replace('giữ partition ', ''));

  await lab.act('Chạy lại', 'consumer-B');
  await expect(lab.card('consumer-B')).toContainText(onePartition, { timeout: 20_000 });
  await lab.press('Thêm consumer');
  await expect(lab.objective('Cho consumer thứ tư vào group')).toContainText('Đã đạt', { timeout: 20_000 });
  await expect(lab.card('consumer-D')).toContainText('ngồi không');

  await lab.act('Rời đi', 'consumer-A');
  await expect(lab.card('consumer-D')).toContainText(onePartition);
  await expect(lab.objective('rời đi tử tế')).toContainText('Đã đạt');

  await lab.press('Thêm group');
  await expect(lab.card('analytics')).toContainText('giữ partition 0, 1, 2', { timeout: 20_000 });
  await expect(lab.objective('Group analytics đọc lại')).toContainText('Đã đạt', { timeout: 20_000 });

  const events = await logOf(page.request, slug);
  // The log has the line of the call that wrote the record, and of the one that leaves its commits to the library.
  const written = events.find((event) => event.type === 'record.appended');
  expect(written).toMatchObject({ site: lineOf('producer.ts', 'producer.send(') });
  const committed = events.find((event) => event.type === 'offset.committed' && event.program === 'consumer-A');
  expect(committed).toMatchObject({ site: lineOf('consumer.ts', 'consumer.run(') });
  const left = events.findLast((event) => event.type === 'action.accepted' && event.program === 'consumer-A');
  const heir = events.find(
    (event) => event.type === 'group.joined' && event.program === 'consumer-D' && event.at > (left?.at ?? Infinity),
  );
  // Nothing like a session timeout lies between: the group waits only for its members' next heartbeats.
  expect((heir?.at ?? Infinity) - (left?.at ?? 0)).toBeLessThan(6_000);
});
