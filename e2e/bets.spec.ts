import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

test('a settled prediction counts for the course, and under its verdict stands how many got it wrong', async ({
  page,
}) => {
  // Ten learners cannot come here; what the server counts is tested beside it.
  await page.route('**/api/progress/predictions?lab=*', (route) =>
    route.fulfill({ json: { 'after-kill': { answered: 20, wrong: 13 } } }),
  );
  const lab = labPage(page, slug);
  await lab.start();
  await lab.slowWorkers();
  await page.getByRole('button', { name: 'Mất luôn cùng worker' }).click();
  await expect(page.getByText('Đã ghi dự đoán.')).toBeVisible();
  const share = page.getByText('65% người học ở trang này đoán sai câu này ở lần đầu (20 người đã trả lời).');
  const score = page.getByText('Cược với broker: đoán đúng 0 / 1 lần');
  await expect(share).toHaveCount(0);
  await expect(score).toHaveCount(0);
  await lab.sendMany(20);
  await lab.held('worker-1').waitFor();
  await lab.act('kill -9', 'worker-1');
  await expect(share).toBeVisible();
  await expect(score).toBeVisible();

  await page.goto('/ban-do');
  await expect(score).toBeVisible();
  const progress = await page.request.get('/api/progress');
  expect(await progress.json()).toMatchObject({ predictions: { [slug]: { 'after-kill': false } } });
  // Of so few learners nothing is told.
  const shares = await page.request.get(`/api/progress/predictions?lab=${slug}`);
  expect(await shares.json()).toEqual({});
});
