import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [light = '', dark = ''] = readFileSync(join(process.cwd(), 'app/tokens.css'), 'utf8').split(
  '[data-theme="dark"]',
);

/** A colour of `tokens.css` for what no style sheet reaches: icons, the manifest, social images. Read when the site is built. */
export const token = (name: string, theme: 'light' | 'dark' = 'light'): string => {
  const [, colour] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme === 'light' ? light : dark) ?? [];
  if (!colour) throw new Error(`tokens.css has no ${theme} --${name}`);
  return colour;
};
