// node scripts/figures.ts: draws every mermaid figure of the lessons once and writes down how large it gets, so that its
// place on the page is kept before it is drawn. Run it after a figure was changed; a test says when that is due.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { figureKey, figuresOf } from '#components/lesson/figure-key.ts';
import { type FigureFrame, mermaidSettings, mermaidSource } from '#components/lesson/mermaid-settings.ts';
import { type FigureSize, figuresFile } from '#content/figure-sizes.ts';
import { launchOptions } from './setup/chromium.mjs';

/** Room inside a figure's frame, in px: of a lesson's column, and of a phone 390 px wide. */
const room = { wide: 660, narrow: 366 };
const smallestText = 12;
const require = createRequire(import.meta.url);

const fontFaces = (): string => {
  const weights = [400, 500, 600, 700];
  const subsets = {
    vietnamese: 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0323,U+1EA0-1EF9',
    latin: 'U+0000-00FF,U+2000-206F,U+2190-2193,U+2212',
  };
  return weights
    .flatMap((weight) =>
      Object.entries(subsets).map(([subset, range]) => {
        const file = require.resolve(
          `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`,
        );
        const data = readFileSync(file).toString('base64');
        return `@font-face { font-family: "Be Vietnam Pro"; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); unicode-range: ${range} }`;
      }),
    )
    .join('\n');
};

const draw = async (page: Page, chart: string, frame: FigureFrame, turned: boolean): Promise<FigureSize> => {
  const settings = mermaidSettings(frame, false, (name) => (name === '--sans' ? '"Be Vietnam Pro"' : '#000000'));
  const drawn = await page.evaluate(
    async ({ config, source }) => {
      // @ts-expect-error: put there by mermaid's own bundle.
      const { mermaid } = window;
      mermaid.initialize(config);
      const { svg } = await mermaid.render('figure', source);
      document.body.innerHTML = svg;
      const box = document.querySelector('svg')?.viewBox.baseVal;
      const texts = [...document.querySelectorAll('svg :is(text, tspan, foreignObject *)')].filter((text) =>
        text.textContent?.trim(),
      );
      const smallest = Math.min(...texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
      return { width: box?.width ?? 0, height: box?.height ?? 0, smallest };
    },
    { config: settings, source: mermaidSource(chart, turned) },
  );
  const width = Math.ceil(drawn.width);
  const least = Math.ceil((width * smallestText) / drawn.smallest);
  return { width, height: Math.ceil(drawn.height), least, turned };
};

/** As it is written where its text can be read in the room there is; else turned, if that is narrower. */
const fitting = async (page: Page, chart: string, frame: FigureFrame): Promise<FigureSize> => {
  const written = await draw(page, chart, frame, false);
  if (written.least <= room[frame]) return written;
  const turned = await draw(page, chart, frame, true);
  return turned.least < written.least ? turned : written;
};

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
await page.setContent(`<style>${fontFaces()} body { font: 15px/1.4 "Be Vietnam Pro" }</style><p>Đầu <b>Đường</b></p>`);
await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
const lessons = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
for (const lesson of lessons.toSorted()) {
  const sizes: Record<string, Record<FigureFrame, FigureSize>> = {};
  for (const chart of figuresOf(readFileSync(path.join('content', lesson), 'utf8'))) {
    sizes[figureKey(chart)] = {
      wide: await fitting(page, chart, 'wide'),
      narrow: await fitting(page, chart, 'narrow'),
    };
  }
  const file = path.join('content', figuresFile(lesson));
  rmSync(file, { force: true });
  const count = Object.keys(sizes).length;
  if (count > 0) writeFileSync(file, `${JSON.stringify(sizes, null, 2)}\n`);
  console.log(lesson, count);
}
await browser.close();
