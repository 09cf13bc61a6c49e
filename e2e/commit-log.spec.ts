import { eventsOf } from '#model/log-index.ts';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'kafka-log';
test.use({ viewport: wide });

test('the page tells where a key of the learner’s own goes, and the broker puts it there', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  const hash = page.getByRole('region', { name: 'Từ key tới partition' });
  const typed = hash.getByRole('textbox', { name: 'Thử một key' });
  const form = page.getByRole('form', { name: 'Ghi key này' });
  for (const key of ['Trần Thị Đức Hạnh 🛒', 'Hà'.normalize('NFD'), ' Hà']) {
    await typed.fill(key);
    await expect(hash).toContainText('Chưa có record nào mang key này');
    const told = /partition (\d)/.exec((await hash.locator('li b').textContent()) ?? '')?.[1];

    await form.getByRole('textbox', { name: 'key' }).fill(key);
    await form.getByRole('combobox').selectOption('1');
    await form.getByRole('button').click();
    await expect(hash).toContainText('đúng như tính');
    const written = eventsOf(await logOf(page.request, slug), 'record.appended').at(-1);
    expect(written).toMatchObject({ key, partition: Number(told) });
  }
});
