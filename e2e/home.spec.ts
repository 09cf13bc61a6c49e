import { overflowOf } from './support/axe.ts';
import { homePage, wholeStory } from './support/home-page.ts';
import { labPage, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';

test('the home page offers one way on, to the first lesson, and after it to the next', async ({ page }) => {
  await page.goto('/');
  const start = page.getByRole('link', { name: /^Bắt đầu: / });
  await expect(page.getByText(/^Bạn đã đọc 0 trong \d+ bài$/)).toBeAttached();
  await expect(page.getByText(/^Bạn chưa cần biết gì về broker/)).toBeVisible();
  const first = (await start.textContent())?.replace('Bắt đầu: ', '') ?? '';
  await start.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  await page.getByRole('button', { name: 'Đánh dấu đã đọc' }).click();
  await expect(page.getByText('Đã đọc bài này')).toBeFocused();
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Học tiếp: / })).not.toHaveText(`Học tiếp: ${first}`);
  await expect(page.getByText(`Cần biết trước: ${first}.`)).toBeVisible();
  await expect(start).toHaveCount(0);
});

test('who began elsewhere is led on from there, and to the lab of what was read', async ({ page }) => {
  await page.goto('/bai/kafka/commit-log');
  await page.getByRole('button', { name: 'Đánh dấu đã đọc' }).click();
  await expect(page.getByText('Đã đọc bài này')).toBeFocused();
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Học tiếp: Consumer group' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Consumer group Bài tiếp theo của bạn' })).toBeVisible();
  await expect(page.getByText('Lab của bài vừa đọc:').getByRole('link')).toHaveAttribute('href', '/lab/kafka-log');
});

for (const name of ['Các lab', 'Thuật ngữ']) {
  test(`the page behind “${name}” opens at its top`, async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => scrollTo(0, 300));
    await page.getByRole('navigation').getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeInViewport();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  });
}

test('a recording plays, and is told in lines, before anything is asked of the server', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  const { figure, lines, kill } = homePage(page);
  await expect(figure.getByText('Bản ghi một lần chạy thật')).toBeVisible();
  await expect(lines).toHaveText(wholeStory);
  await expect(kill).toBeEnabled();
  expect(asked.filter((path) => path.startsWith('/api/sandboxes') || path.startsWith('/socket.io'))).toEqual([]);
});

test('a press is kept that comes before the code of the page', async ({ page }) => {
  const { promise: arrives, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await arrives;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const { badge, kill, lines, kills } = homePage(page);
  await kill.focus();
  await page.keyboard.press('Enter');
  arrive();
  await expect(badge).toBeVisible();
  await expect(lines).toHaveText(wholeStory);
  expect(await kills()).toHaveLength(1);
});

for (const viewport of [wide, { width: 320, height: 640 }]) {
  test(`a press kills a worker of the visitor's own room at ${viewport.width} px, and the lab goes on with it`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto('/');
    const { figure, badge, kill, lines, kills } = homePage(page);
    // Twice at once is once.
    await kill.dblclick();
    await expect(badge).toBeVisible();
    await expect(lines).toHaveText(wholeStory);
    const [victim, ...others] = await kills();
    expect(others).toEqual([]);
    await expect(lines.nth(1)).toContainText(`${victim} bị kill`);
    await expect(lines.nth(1)).toBeInViewport();
    await expect(lines.nth(3)).not.toContainText(`${victim}`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);

    const room = await sandboxOf(page.request, slug);
    await figure.getByRole('link', { name: 'Mở lab này đầy đủ' }).click();
    const lab = labPage(page, slug);
    await expect(lab.badge).toHaveText('TRỰC TIẾP');
    expect(await sandboxOf(page.request, slug)).toBe(room);
    expect(await kills()).toEqual([victim]);
  });
}

test('the killed worker runs again, a kill can be done again, also after a reload and from a second tab', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await page.setViewportSize(wide);
  await page.goto('/');
  const { figure, badge, kill, lines, kills } = homePage(page);
  await kill.focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveText(wholeStory);
  await expect(badge).toBeVisible();
  await expect(kill).toBeFocused();
  const room = await sandboxOf(page.request, slug);
  const [victim = ''] = await kills();
  await figure.getByRole('button', { name: `Chạy lại ${victim}` }).click();
  await expect(figure.getByRole('region', { name: victim })).toContainText(/pid \d+/);

  await page.reload();
  await expect(badge).toBeVisible();
  await expect(lines).toHaveText(wholeStory);
  expect(await sandboxOf(page.request, slug)).toBe(room);
  await kill.click();
  await expect.poll(kills, { timeout: 20_000 }).toHaveLength(2);
  await expect(lines).toHaveText(wholeStory);

  const second = await context.newPage();
  await second.goto('/');
  const there = homePage(second);
  await expect(there.badge).toBeVisible();
  // Who was killed before is started first, by the same press.
  await there.kill.click();
  await expect.poll(kills, { timeout: 20_000 }).toHaveLength(3);
  await expect(there.lines).toHaveText(wholeStory);
  await expect(lines.nth(1)).toHaveText((await there.lines.nth(1).textContent()) ?? '');
  expect(await sandboxOf(page.request, slug)).toBe(room);
});
