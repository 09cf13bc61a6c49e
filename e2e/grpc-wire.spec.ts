import { labPage, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'grpc-call-types';
test.use({ viewport: wide });

test('HEADERS, trailers and GOAWAY go over the wire, and stand where they have come to', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await lab.press('Mở cuộc gọi');
  const frame = (name: string) => lab.stage.locator(`g[data-message$="${name}"][data-station]`);
  await expect(lab.stage.getByText('grpc-status: 0')).toBeVisible();
  await expect(frame('<trailers')).toHaveAttribute('data-station', 'counter');

  await lab.openTab('Nhật ký');
  await lab.logLines.getByRole('button', { name: /Kho gửi trailers/ }).click();
  const inspector = page.getByRole('tabpanel', { name: 'Message' });
  await expect(inspector.getByText('trailers', { exact: true }).first()).toBeVisible();
  await expect(inspector.getByRole('listitem').filter({ hasText: 'Quầy nhận trailers' })).toBeVisible();

  await lab.act('Rời đi', 'Kho');
  await expect(lab.stage.getByText('GOAWAY NO_ERROR (0)', { exact: false }).first()).toBeVisible();
  // The newest token of the layer in which they fly: it is used again only by the next that flies.
  await expect(lab.stage.locator('g[data-tone="plate"][data-message$="<goaway"]')).toBeAttached();
  await lab.openTab('Nhật ký');
  // Node says it twice.
  await expect(lab.logLines.filter({ hasText: 'Quầy nhận GOAWAY NO_ERROR (0)' }).first()).toBeVisible();
});

test('with reduced motion frames stand where they have come to, and none flies', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = labPage(page, slug);
  await lab.start();
  await lab.press('Tự khám phá');
  await lab.press('Mở cuộc gọi');
  await expect(lab.stage.getByText('grpc-status: 0')).toBeVisible();
  await expect(lab.stage.locator('g[data-tone]')).toHaveCount(0);
});
