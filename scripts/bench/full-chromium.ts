import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { copy } from '../setup/copy.vi.mjs';
import { onPath } from '../setup/folders.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of a whole Chromium: `CHROME_PATH`'s, the system's or Playwright's own; throws with what to do where there is none.
 * In the headless shell that the tests use Lighthouse loads no page with `referrer-policy: same-origin` (`net::ERR_ABORTED`).
 */
export const fullChromium = (): string => {
  const found = [process.env.CHROME_PATH, ...names.map(onPath), chromium.executablePath()].find(
    (file) => file && existsSync(file),
  );
  if (!found) throw new Error(copy.noFullChromium);
  return found;
};
