// The contract between a lab's programs stands beside their code.
import { overflowOf, seriousOn } from './support/axe.ts';
import { labPage } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 320, height: 640 } });

test('the contract that programs import can be read beside them, on a narrow phone too', async ({ page }) => {
  const lab = labPage(page, 'protobuf-wire');
  await lab.open();
  await lab.openTab('Mã nguồn');
  const files = page.getByRole('tablist', { name: 'Chương trình' }).getByRole('tab');
  await expect(files.filter({ hasText: '.proto' })).toHaveCount(4);
  await files.filter({ hasText: /^shop\/v1\/packing\.proto$/ }).click();
  const contract = page.getByRole('tabpanel', { name: 'shop/v1/packing.proto', exact: true });
  await expect(contract).toContainText('rpc PackOrder(PackOrderRequest) returns (PackOrderResponse);');
  await expect(page.getByText('Hợp đồng giữa các chương trình')).toBeVisible();
  expect(await overflowOf(page)).toBe(0);
  expect(await seriousOn(page, 'light')).toEqual([]);
});
