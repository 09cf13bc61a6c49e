import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const farthest = 80;

/** Goes on with Tab to the button of that name, and sees that it shows its focus. */
export const tabTo = async (page: Page, name: string): Promise<void> => {
  const wanted = page.getByRole('button', { name, exact: true }).first();
  const isFocused = (): Promise<boolean> => wanted.evaluate((button) => button === document.activeElement);
  for (let presses = 0; presses < farthest && !(await isFocused()); presses += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
  const outline = await wanted.evaluate((button) => getComputedStyle(button).outlineStyle);
  expect(outline, `${name} shows its focus`).not.toBe('none');
};
