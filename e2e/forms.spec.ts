import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-routing';
test.use({ viewport: wide });

test('a form says at its own field what is wrong, in its own label, and keeps what was typed', async ({
  page,
  expected,
}) => {
  expected.push(/status of 400/);
  const lab = labPage(page, slug);
  await lab.start();
  const form = page.getByRole('form', { name: 'Phát với key tự đặt' });
  if (!(await form.isVisible())) await lab.press('Phát với key tự đặt …');
  const key = form.getByRole('textbox', { name: 'Key' });
  const send = form.getByRole('button');
  const said = form.getByRole('status');

  for (const blank of ['', '   ']) {
    await key.fill(blank);
    await send.click();
    await expect(said).toHaveText('Điền Key trước đã.');
    await expect(key).toBeFocused();
  }

  // Past what the page itself allows, as another page or an old one might.
  const long = 'x'.repeat(150);
  await key.evaluate((input) => input.removeAttribute('maxlength'));
  await key.fill(long);
  await send.click();
  await expect(said).toHaveText('Key: nhiều nhất 60 ký tự. Rút ngắn rồi gửi lại.');
  await expect(key).toHaveValue(long);
  await expect(key).toHaveAttribute('aria-invalid', 'true');
  expect((await logOf(page.request, slug)).some((event) => event.type === 'message.published')).toBe(false);

  const odd = '🚂.<script>alert(1)</script>';
  await key.fill(odd);
  await expect(said).toHaveText('');
  await send.click();
  await expect
    .poll(async () =>
      (await logOf(page.request, slug)).flatMap((event) => ('routingKey' in event ? event.routingKey : [])),
    )
    .toContain(odd);
});

test('the button that repeats an order says which, and a closed form what it asks for', async ({ page }) => {
  const lab = labPage(page, 'rabbitmq-exchanges');
  await lab.start();
  const again = page.getByRole('button', { name: 'Gửi 1 đơn', exact: true });
  await expect(again).toHaveAccessibleDescription(/orders\.asia\.vietnam\.created/);
  const open = page.getByRole('button', { name: 'Gửi đơn tự soạn …', exact: true });
  await expect(open).toContainText('Header');
  await open.click();
  const form = page.getByRole('form', { name: 'Gửi đơn tự soạn' });
  await form.getByRole('textbox', { name: 'Key' }).fill('orders.eu');
  await form.getByRole('textbox', { name: 'Header' }).fill('region=eu');
  await form.getByRole('button').click();
  await expect(again).toContainText('orders.eu · region=eu');
});
