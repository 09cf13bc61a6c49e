import { globSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const lesson = '/bai/rabbitmq/work-queue';
const question = (page: Page, prompt: string): Locator => page.getByRole('form', { name: prompt });
const answer = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Trả lời', exact: true }).click();
const right = (form: Locator): Locator => form.locator('p').getByText('Đúng', { exact: true });
const wrong = (form: Locator): Locator => form.locator('p').getByText('Chưa đúng', { exact: true });
const retry = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Làm lại' }).click();

test('a lesson: contents, terms by keyboard, diagrams, neighbours', async ({ page }) => {
  await page.goto(lesson);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Work queue');

  const contents = page.getByRole('navigation', { name: 'Trong bài này' });
  await contents.getByRole('link', { name: 'Worker chết khi đang cầm message' }).click();
  await expect(page.getByRole('heading', { name: 'Worker chết khi đang cầm message' })).toBeInViewport();

  const term = page.getByRole('button', { name: 'requeue', exact: true }).first();
  const card = page.locator(':popover-open');
  await term.press('Enter');
  await expect(card).toContainText('Xem bảng thuật ngữ');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(term).toBeFocused();

  const diagram = page.getByRole('figure', { name: 'Giao lại sau kill -9' });
  await diagram.scrollIntoViewIfNeeded();
  await expect(diagram.locator('svg')).toBeVisible();

  await expect(page.getByText('Trạm trước')).toBeVisible();
  await expect(page.getByText('Trạm tiếp theo')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Lab của bài này/ })).toHaveAttribute(
    'href',
    '/lab/rabbitmq-work-queue',
  );
  await page.getByRole('navigation', { name: 'Bạn đang ở' }).getByRole('link').click();
  await expect(page).toHaveURL(/\/ban-do#rabbitmq$/);
});

test('the quiz: every kind wrong, then right; answers, mark and count outlive a reload', async ({ page }) => {
  const score = 'Đã trả lời 5 / 9 câu: 4 câu đúng, 1 câu bạn tự chấm';
  await page.goto(lesson);
  await expect(page.getByText('Đã trả lời 0 / 9 câu: 0 câu đúng')).toBeVisible();

  const number = question(page, 'không bao giờ có ai làm xong');
  await answer(number);
  await expect(number.getByRole('alert')).toBeVisible();
  await number.getByLabel('Câu trả lời').fill('5');
  await answer(number);
  await expect(wrong(number)).toBeFocused();
  await retry(number);
  await expect(number.getByLabel('Câu trả lời')).toHaveValue('');
  await number.getByLabel('Câu trả lời').fill('32');
  await answer(number);
  await expect(right(number)).toBeVisible();

  const single = question(page, 'redelivered bằng true');
  await single.getByLabel('Worker trước đã gửi email').check();
  await answer(single);
  await expect(wrong(single)).toBeVisible();
  await retry(single);
  await single.getByLabel('Message này từng được giao').check();
  await answer(single);
  await expect(right(single)).toBeVisible();

  const several = question(page, 'đóng ngay, nên message được giao lại');
  await several.getByLabel('Worker bị kill -9').check();
  await answer(several);
  await expect(wrong(several)).toBeVisible();
  await expect(several.getByText('Bạn bỏ sót')).toBeVisible();
  await retry(several);
  await several.getByLabel('Worker bị kill -9').check();
  await several.getByLabel('Worker gặp exception').check();
  await answer(several);
  await expect(right(several)).toBeVisible();

  const ordering = question(page, 'Xếp các bước');
  await answer(ordering);
  await expect(wrong(ordering)).toBeVisible();
  await expect(ordering.getByRole('heading', { name: 'Thứ tự đúng' })).toBeVisible();
  await retry(ordering);
  await putInOrder(ordering, ['Cancel consumer', 'Làm cho xong #7', 'Gửi ack cho #7', 'Đóng channel', 'Kết thúc']);
  await answer(ordering);
  await expect(right(ordering)).toBeVisible();

  const scenario = question(page, 'vài chục khách phàn nàn');
  const text = 'Worker cũ bị tắt khi chưa kịp ack.';
  await scenario.getByLabel('Câu trả lời của bạn', { exact: true }).fill(text);
  await page.reload();
  await expect(scenario.getByLabel('Câu trả lời của bạn', { exact: true })).toHaveValue(text);
  await expect(number.getByLabel('Câu trả lời')).toHaveValue('32');
  await scenario.getByRole('button', { name: 'So với lời giải mẫu' }).click();
  await retry(scenario);
  await expect(scenario.getByLabel('Câu trả lời của bạn', { exact: true })).toHaveValue(text);
  // What was emptied stays empty: the answer of before does not come back.
  await scenario.getByLabel('Câu trả lời của bạn', { exact: true }).fill('');
  await page.reload();
  await expect(number.getByLabel('Câu trả lời')).toHaveValue('32');
  await expect(scenario.getByLabel('Câu trả lời của bạn', { exact: true })).toHaveValue('');
  await scenario.getByLabel('Câu trả lời của bạn', { exact: true }).fill(text);
  await scenario.getByRole('button', { name: 'So với lời giải mẫu' }).click();
  await scenario.getByLabel('Nối với deploy').check();
  await expect(scenario.getByText('Bạn có 1 / 6 ý')).toBeVisible();

  await page.getByRole('button', { name: 'Đánh dấu đã đọc' }).click();
  await expect(page.getByText('Đã đọc bài này')).toBeFocused();
  const count = page.getByText(/^Bạn đã đọc 1 trong \d+ bài$/);
  await expect(count).toBeAttached();
  await expect(page.getByText(score)).toBeVisible();

  // What the browser remembers by itself must not stand in for what the server keeps.
  await expect.poll(async () => (await page.request.get('/api/progress')).text()).toContain('double-email');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByText(score)).toBeVisible();
  await expect(count).toBeAttached();
  await expect(page.getByText('Đã đọc bài này')).toBeVisible();
  await expect(number.getByLabel('Câu trả lời')).toHaveValue('32');
  await expect(several.getByLabel('Worker gặp exception')).toBeChecked();
  await expect(scenario.getByLabel('Nối với deploy')).toBeChecked();
});

test('sorting by keyboard: what is left out is asked for, each item gives its reason, and the answer stays', async ({
  page,
}) => {
  await page.goto('/bai/integration/when-to-go-async');
  const sorting = question(page, 'Mười một việc của cửa hàng');
  const items = sorting.getByRole('group');
  await expect(items).toHaveCount(11);
  const login = sorting.getByRole('group', { name: 'Kiểm tra mật khẩu' });
  const reasonOfLogin = sorting.getByText('Không có kết quả thì không biết mở trang nào');
  await answer(sorting);
  await expect(sorting.getByRole('alert')).toBeVisible();

  for (const item of await items.all()) await item.getByLabel('Bất đồng bộ', { exact: true }).press('Space');
  await expect(sorting.getByText('Đã xếp 11 / 11 ý')).toBeVisible();
  await expect(reasonOfLogin).toHaveCount(0);
  await answer(sorting);
  await expect(wrong(sorting)).toBeFocused();
  await expect(sorting.getByText('Xếp đúng 5 / 11 ý')).toBeVisible();
  await expect(sorting.getByRole('listitem').filter({ hasText: 'Kiểm tra mật khẩu' })).toContainText(
    'Đúng ra: Đồng bộ',
  );
  await expect(reasonOfLogin).toBeVisible();

  await page.reload();
  await expect(login.getByLabel('Bất đồng bộ', { exact: true })).toBeChecked();
  await expect(login.getByLabel('Bất đồng bộ', { exact: true })).toBeDisabled();
  await expect(wrong(sorting)).toBeVisible();

  await retry(sorting);
  await expect(login.getByRole('radio', { checked: true })).toHaveCount(0);
  await login.getByLabel('Bất đồng bộ', { exact: true }).press('Space');
  // The arrows go around within one item, to its first group.
  await page.keyboard.press('ArrowDown');
  await expect(login.getByLabel('Đồng bộ', { exact: true })).toBeChecked();
  await expect(sorting.getByText('Đã xếp 1 / 11 ý')).toBeVisible();
});

test('options stand in an order that is this browser’s own, and stay in it', async ({ page }) => {
  await page.goto(lesson);
  const single = question(page, 'redelivered bằng true');
  const orderOf = async (seed: string): Promise<string[]> => {
    await page.evaluate((text) => localStorage.setItem('quiz-order-1', text), seed);
    await page.reload();
    await expect(single.getByRole('radio')).toHaveCount(4);
    return single.locator('label').allTextContents();
  };
  const first = await orderOf('a');
  expect(await orderOf('a')).toEqual(first);
  const others = [await orderOf('b'), await orderOf('c'), await orderOf('d')];
  expect(others.every((other) => other.toSorted().join() === first.toSorted().join())).toBe(true);
  expect(others.some((other) => other.join() !== first.join())).toBe(true);
});

test('a lesson is read by time and by the sections that were seen, not by its end', async ({ page }) => {
  await page.clock.install();
  await page.goto(lesson, { waitUntil: 'networkidle' });
  const read = page.getByText('Đã đọc bài này');
  const button = page.getByRole('button', { name: 'Đánh dấu đã đọc' });
  await button.scrollIntoViewIfNeeded();
  await expect(button).toBeInViewport();
  await page.clock.runFor('20:00');
  await expect(read).toHaveCount(0);
  for (const section of await page.getByRole('article').getByRole('heading', { level: 2 }).all()) {
    await section.scrollIntoViewIfNeeded();
    await expect(section).toBeInViewport();
  }
  await page.clock.runFor('00:02');
  await expect(read).toBeAttached();
  await expect(button).toHaveCount(0);
});

async function putInOrder(form: Locator, texts: string[]): Promise<void> {
  const items = form.getByRole('listitem');
  for (const [place, text] of texts.entries()) {
    const item = items.filter({ hasText: text });
    while (!(await items.nth(place).textContent())?.includes(text)) {
      await item.getByRole('button', { name: `Đưa lên: ${text}` }).click();
    }
  }
}

test('search finds a lesson with and without accents', async ({ page }) => {
  // The key is heard once the page is alive.
  await page.goto('/ban-do', { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Tìm kiếm' });
  const field = dialog.getByRole('searchbox');
  const hit = dialog.getByRole('link', { name: 'Work queue bài học' });
  for (const words of ['hang doi', 'hàng đợi', 'Work Queue']) {
    await field.fill(words);
    await expect(hit).toBeVisible();
  }
  await field.fill('giao lai');
  await expect(dialog.locator('mark').filter({ hasText: /lại/i }).first()).toBeVisible();
  await field.fill('exchage');
  await expect(dialog.getByRole('link', { name: /^exchange/i }).first()).toBeVisible();
  await field.fill('broker là gì');
  await expect(dialog.getByRole('list', { name: 'Kết quả' }).getByRole('link').first()).toHaveText(
    /^broker\s*thuật ngữ/,
  );
  await field.fill('xyzzy');
  await expect(dialog.getByText('Không thấy gì cho “xyzzy”')).toBeVisible();
  await field.fill('work queue');
  await hit.click();
  await expect(page).toHaveURL(/work-queue/);
  await page.goto('/tim?q=hang%20doi');
  await expect(page.getByRole('list', { name: 'Kết quả' }).getByRole('link').first()).toBeVisible();
});

test('the theme is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/lab');
  const root = page.locator('html');
  await page.getByRole('button', { name: 'Chuyển sang nền tối' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Chuyển sang nền sáng' }).click();
  await page.goto('/ban-do');
  await expect(root).toHaveAttribute('data-theme', 'light');
});

/** How many arrows the flowcharts of a lesson have in its source, by their titles. */
const arrowsOf = (lesson: string): Map<string, number> => {
  const [module = '', name = ''] = lesson.split('/').slice(-2);
  const source = globSync(`content/*-${module}/*-${name}.mdx`).map((file) => readFileSync(file, 'utf8'));
  const charts = [...source.join().matchAll(/```mermaid\n(flowchart.*?)```/gs)];
  return new Map(
    charts.map(([, chart = '']) => [
      /accTitle: (.*)/.exec(chart)?.[1] ?? '',
      [...chart.matchAll(/-->|\.->|==>/g)].length,
    ]),
  );
};

/** How many arrows a figure has, and the ids of those that do not run into a box, or whose heads leave the drawing. */
function arrowsIn(figure: Element): { count: number; stray: string[] } {
  const svg = figure.querySelector('svg')?.getBoundingClientRect();
  const boxes = [...figure.querySelectorAll('g.node, g.cluster')].map((box) => box.getBoundingClientRect());
  const arrows = [...figure.querySelectorAll<SVGPathElement>('path.flowchart-link[marker-end]')];
  const stray = arrows.flatMap((path) => {
    const screen = path.getScreenCTM();
    if (!svg || !screen) return [path.id];
    const length = path.getTotalLength();
    const end = path.getPointAtLength(length).matrixTransform(screen);
    const before = path.getPointAtLength(length - 2).matrixTransform(screen);
    const stride = Math.hypot(end.x - before.x, end.y - before.y);
    const [x, y] = [(end.x - before.x) / stride, (end.y - before.y) / stride];
    const isWithin = (box: DOMRect, px: number, py: number) =>
      px >= box.left && px <= box.right && py >= box.top && py <= box.bottom;
    const runsInto = boxes.some(
      (box) => isWithin(box, end.x + x * 14, end.y + y * 14) && !isWithin(box, before.x, before.y),
    );
    const isWhole = [-5, 5].every((side) => isWithin(svg, end.x - y * side, end.y + x * side));
    return runsInto && isWhole ? [] : [path.id];
  });
  return { count: arrows.length, stray };
}

for (const width of [390, 1440]) {
  test(`figures at ${width} px take their place before they are drawn, and can be read`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const one of ['/bai/broker/vocabulary', '/bai/rabbitmq/exchanges', '/bai/rabbitmq/retry-replay']) {
      await page.goto(one);
      const arrows = arrowsOf(one);
      expect(arrows.size).toBeGreaterThan(0);
      const places = await page.$$('figure:has-text("Đang vẽ sơ đồ")');
      for (const place of places) {
        const kept = (await place.boundingBox())?.height ?? 0;
        await place.scrollIntoViewIfNeeded();
        await page.waitForFunction((element) => element.querySelector('svg') !== null, place);
        const drawn = await place.evaluate((element) => {
          const texts = [...element.querySelectorAll<SVGGraphicsElement>('svg :is(text, foreignObject)')];
          const shown = texts.filter((text) => text.textContent?.trim());
          const sizes = shown.map((text) => {
            const inner = text.querySelector('span, p') ?? text;
            return Number.parseFloat(getComputedStyle(inner).fontSize) * (text.getScreenCTM()?.a ?? 1);
          });
          return { height: element.getBoundingClientRect().height, smallest: Math.min(...sizes) };
        });
        expect(Math.abs(drawn.height - kept)).toBeLessThan(3);
        const count = arrows.get((await place.getAttribute('aria-label')) ?? '');
        expect(await place.evaluate(arrowsIn)).toEqual({ count, stray: [] });
        expect(drawn.smallest).toBeGreaterThan(11.9);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
