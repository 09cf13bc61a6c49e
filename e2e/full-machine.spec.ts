import { homePage, wholeStory } from './support/home-page.ts';
import { labPage, sandboxOf, wide } from './support/lab-page.ts';
import { test } from './support/small-site.ts';
import { expect } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

test('@alone who comes to a full machine sees the place, keeps it over a reload, may leave it, and is let in', async ({
  page,
  newLearner,
  expected,
}) => {
  // The answer to a question after a place that is given up meanwhile.
  expected.push(/409 \(Conflict\)/);
  const first = labPage(page, slug);
  await first.start();

  const binh = await newLearner();
  const second = labPage(await binh.newPage(), slug);
  const place = (position: number) =>
    second.page.locator('[aria-live="off"]').getByText(`Bạn đang ở vị trí ${position}, khoảng`);
  const spoken = second.page.locator('.sr-only[aria-live="polite"]').filter({ hasText: 'Bạn đang ở vị trí' });
  await second.open();
  await second.startButton.click();
  await expect(place(1)).toBeVisible();
  await expect(place(1)).toHaveText(/^Máy đang kín chỗ\. .* khoảng (29|30) phút nữa hoặc sớm hơn/);
  await expect(spoken).toHaveCount(1);

  await second.page.reload();
  await expect(place(1)).toBeVisible();

  await second.press('Thôi chờ');
  await expect(second.startButton).toBeEnabled();
  await expect(place(1)).toBeHidden();
  // Somebody who asks once and goes away: before whoever comes next, and not for long.
  const cao = await newLearner();
  const asked = await cao.request.post('/api/sandboxes', { data: { lab: slug } });
  expect(await asked.json()).toMatchObject({ state: 'queued', position: 1, for: 'room' });
  await second.startButton.click();
  await expect(place(2)).toBeVisible();
  await expect(place(1)).toBeVisible({ timeout: 30_000 });

  const sandbox = await sandboxOf(page.request, slug);
  await page.request.delete(`/api/sandboxes/${sandbox}`);
  await expect(second.badge).toHaveText('TRỰC TIẾP', { timeout: 30_000 });
  await expect(spoken).toHaveCount(0, { timeout: 15_000 });
});

test('@alone on the home page the recording stays while its visitor waits, and the kill is done once there is room', async ({
  page,
  newLearner,
  expected,
}) => {
  test.setTimeout(90_000);
  expected.push(/409 \(Conflict\)/);
  const before = await newLearner();
  const first = labPage(await before.newPage(), slug);
  await first.start();

  await page.goto('/');
  const { figure, kill, badge, lines } = homePage(page);
  const place = page.locator('[aria-live="off"]').getByText('Bạn đang ở vị trí 1, khoảng');
  await kill.click();
  await expect(place).toBeVisible();
  await expect(figure.getByText('Bản ghi một lần chạy thật')).toBeVisible();
  await page.reload();
  await expect(place).toBeVisible();

  await figure.getByRole('button', { name: 'Thôi chờ' }).click();
  await expect(place).toBeHidden();
  await kill.click();
  await expect(place).toBeVisible();
  const sandbox = await sandboxOf(first.page.request, slug);
  await first.page.request.delete(`/api/sandboxes/${sandbox}`);
  await expect(badge).toBeVisible({ timeout: 30_000 });
  await expect(lines).toHaveText(wholeStory);
});
