import type { Page } from '@playwright/test';
import { overflowOf, seriousOn } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const answer = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByRole('radio', { name: text }).press('Space');
  await page.getByRole('button', { name: 'Tiếp', exact: true }).press('Enter');
};

const tie = '/chon?wait=none&what=news&again=unsure&each=nothing&volume=thousands';

test('the chooser by keyboard: asks, explains by the answers, and its address gives the same advice', async ({
  page,
}) => {
  await page.goto('/chon');
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('Chọn một câu trả lời rồi bấm Tiếp.');
  await answer(page, 'Không ai chờ.');
  await expect(page.getByRole('heading', { name: 'Thứ được gửi đi là gì?' })).toBeFocused();
  await expect(page.getByText('Câu 2, nhiều nhất 7 câu')).toBeVisible();
  await answer(page, /^Một việc phải làm/);
  await page.getByRole('button', { name: 'Câu trước' }).click();
  await expect(page.getByRole('heading', { name: 'Thứ được gửi đi là gì?' })).toBeFocused();
  await answer(page, /^Một việc phải làm/);
  await answer(page, /^Không\. Làm xong/);
  await answer(page, /^Ưu tiên, hạn sống/);
  await answer(page, /^Hàng trăm/);
  await expect(page.getByRole('heading', { name: 'Lời khuyên' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'RabbitMQ', exact: true })).toBeVisible();
  await expect(page.getByText('Broker nhớ từng message').first()).toBeVisible();
  const design = page.getByRole('article', { name: /^Webhook tới/ });
  await design.scrollIntoViewIfNeeded();
  await expect(design.locator('svg').first()).toBeVisible();
  await expect(design.getByText('x-delivery-limit: 5')).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'RabbitMQ', exact: true })).toBeVisible();
  await page.getByLabel('Có ai cần đọc lại cái đã đọc không?').selectOption('yes');
  await expect(page).not.toHaveURL(address);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByLabel('Có ai cần đọc lại cái đã đọc không?')).toHaveValue('no');
});

test('a tie is a tie, and names what tips it; an address that says nonsense asks anew', async ({ page }) => {
  await page.goto(tie);
  await expect(page.getByRole('heading', { name: 'Hoà: Kafka và RabbitMQ' })).toBeVisible();
  await expect(page.getByText('Nghiêng hẳn về Kafka nếu:')).toBeVisible();
  await expect(page.getByText('Nghiêng hẳn về RabbitMQ nếu:')).toBeVisible();
  await page.goto('/chon?wait=perhaps&what=everything');
  await expect(page.getByText('Câu 1, nhiều nhất 7 câu')).toBeVisible();
});

test('the chooser in its lesson keeps its answers and leads to the address', async ({ page }) => {
  await page.goto('/bai/compare/choosing');
  const chooser = page.getByRole('region', { name: 'Bộ chọn' });
  await answer(page, /^Có\. Không có kết quả/);
  await answer(page, /^Service của mình/);
  await page.reload();
  await expect(chooser.getByRole('heading', { name: 'Một lần gọi trao đổi thế nào?' })).toBeVisible();
  await answer(page, /^Một câu hỏi, một/);
  await expect(chooser.getByRole('heading', { name: 'gRPC', exact: true })).toBeVisible();
  await chooser.getByRole('link', { name: /^Mở trang kết quả/ }).click();
  await expect(page).toHaveURL('/chon?wait=all&caller=services&exchange=single');
  await expect(page.getByRole('article', { name: 'Gọi thẳng, có deadline' })).toBeVisible();
});

test('a case shows its design once it is answered', async ({ page }) => {
  await page.goto('/bai/compare/scenarios');
  const form = page.getByRole('form', { name: 'Gửi bản tin cho 100.000' });
  const design = form.getByRole('article', { name: /^Bản tin cho 100.000/ });
  await expect(design).toHaveCount(0);
  await form.getByLabel('prefetch 500').check();
  await form.getByRole('button', { name: 'Trả lời', exact: true }).click();
  await expect(form.getByText('ưu tiên không với tới chúng')).toBeVisible();
  await expect(design.getByText('x-max-priority: 2')).toBeVisible();
  await design.scrollIntoViewIfNeeded();
  await expect(design.locator('svg').first()).toBeVisible();
});

test('a discussion shows its labs once it is answered', async ({ page }) => {
  await page.goto('/bai/wrap-up/discussion');
  const form = page.getByRole('form', { name: 'Kafka có thay hẳn được RabbitMQ không?' });
  await form.getByLabel('Câu trả lời của bạn', { exact: true }).fill('Tuỳ.');
  await form.getByRole('button', { name: 'So với lời giải mẫu' }).click();
  await expect(form.getByRole('link', { name: 'Đọc lại từ đâu' })).toBeVisible();
});

test('the final test: outlives a reload, is judged as a whole, kept by the server, and printed', async ({ page }) => {
  await page.goto('/giay-ghi-nhan');
  await expect(page.getByText('Chưa có bài kiểm tra nào được nộp')).toBeVisible();
  await page.goto('/bai/wrap-up/final-test');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const count = page.getByRole('heading', { name: /^Đã trả lời \d+ / });
  await expect(count).toBeFocused();
  const asked = page.locator('section[id^="test-"]');
  const total = await asked.count();
  expect(total).toBeGreaterThan(9);
  let answered = 0;
  for (const question of await asked.all()) {
    const option = question.locator('input[type="radio"], input[type="checkbox"]').first();
    if ((await option.count()) === 0 || (await question.locator('fieldset').count()) !== 1) continue;
    await option.check();
    answered += 1;
  }
  await expect(count).toHaveText(`Đã trả lời ${answered} / ${total} câu`);
  const first = await asked.first().getByRole('heading').textContent();
  await page.reload();
  await expect(count).toHaveText(`Đã trả lời ${answered} / ${total} câu`);
  await expect(asked.first().getByRole('heading')).toHaveText(first ?? '');
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(`Còn ${total - answered} câu chưa trả lời`);
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  const result = page.getByRole('heading', { name: new RegExp(`^Kết quả: Đúng \\d+ / ${total} câu$`) });
  await expect(result).toBeFocused();
  const said = await result.textContent();
  await expect.poll(async () => (await page.request.get('/api/progress')).text()).toContain('"asked"');
  // Only the server remembers it now.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(result).toHaveText(said ?? '');
  await page.getByText('Xem lại từng câu').click();
  await expect(page.getByText('Bạn bỏ trống câu này.')).toHaveCount(total - answered);

  await expect(page.getByRole('link', { name: /^Hết tuyến cuối/ })).toHaveAttribute('href', '/giay-ghi-nhan');
  await page.getByRole('link', { name: 'In giấy ghi nhận' }).click();
  await page.getByLabel('Tên của bạn').fill('Nguyễn Thị Đông');
  const sheet = page.getByRole('article', { name: 'Giấy ghi nhận tự học' });
  await expect(sheet).toContainText('Nguyễn Thị Đông');
  await expect(sheet).toContainText('Không ai ký');
  expect(await (await page.request.get('/api/progress')).text()).not.toContain('Nguyễn');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.reload();
  await expect(sheet).toHaveCSS('color', 'rgb(23, 25, 30)');
  await expect(page.getByLabel('Tên của bạn')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(sheet).toBeVisible();
});

test('the final test brings only what was drawn; where that does not come, it is asked for again', async ({
  page,
  expected,
}) => {
  expected.push(/ERR_FAILED/);
  await page.goto('/bai/wrap-up/final-test');
  await page.route('**/api/questions?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const problem = page.getByRole('main').getByRole('alert');
  await expect(problem).toContainText('Chưa lấy được câu hỏi.');
  await page.reload();
  await expect(problem).toContainText('Chưa lấy được câu hỏi.');
  await page.unroute('**/api/questions?*');
  const asked = page.waitForResponse('**/api/questions?*');
  await problem.getByRole('button', { name: 'Lấy lại' }).click();
  const { questions }: { questions: unknown[] } = await (await asked).json();
  await expect(page.locator('section[id^="test-"]')).toHaveCount(questions.length);
  await expect(page.getByRole('heading', { name: `Đã trả lời 0 / ${questions.length} câu` })).toBeVisible();
});

const phone = { width: 390, height: 844 };
for (const [name, viewport] of Object.entries({ desktop: { width: 1440, height: 900 }, phone })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('choosing and wrapping up can be read by everybody', async ({ page }) => {
        for (const path of [
          '/bai/compare/choosing',
          '/bai/compare/scenarios',
          '/bai/wrap-up/discussion',
          '/bai/wrap-up/final-test',
          '/chon',
          tie,
          '/chon/thiet-ke',
          '/giay-ghi-nhan',
        ]) {
          await page.goto(path, { waitUntil: 'networkidle' });
          expect.soft(await seriousOn(page, colorScheme), path).toEqual([]);
          if (viewport === phone) expect.soft(await overflowOf(page), path).toBe(0);
        }
      });
    });
  }
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('rules, designs and what cannot work are said', async ({ page }) => {
    // The browser under test reads a noscript as one with scripts does.
    expect(await (await page.request.get('/chon')).text()).toContain('Bộ chọn cần JavaScript.');
    await page.goto('/chon/thiet-ke');
    await expect(page.getByText('x-max-priority: 2')).toBeVisible();
    await page.goto('/bai/compare/choosing');
    await expect(page.getByRole('cell', { name: /^định tuyến linh hoạt/ })).toBeVisible();
  });
});
