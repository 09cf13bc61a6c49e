// node scripts/figures.ts: draws every mermaid figure of the lessons and reference designs once and writes down how large it gets, so that its
// place on the page is kept before it is drawn. Run it after a figure was changed; a test says when that is due.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { figureKey, figuresOf } from '#components/lesson/figure-key.ts';
import { type FigureFrame, mermaidSettings, mermaidSource } from '#components/lesson/mermaid-settings.ts';
import { designs } from '#content/choosing/designs.ts';
import { designFigures, type FigureSize, figuresFile } from '#content/figure-sizes.ts';
import { eachGoesOn } from './each-goes-on.ts';
import { fontFiles } from './fonts/faces.ts';
import { launchOptions } from './setup/chromium.mjs';

/** Room inside a figure's frame, in px: of a lesson's column, and of a phone 390 px wide. */
const room = { wide: 660, narrow: 366 };
const smallestText = 12;
const require = createRequire(import.meta.url);

const fontFaces = (): string =>
  Object.entries(fontFiles.text)
    .map(([weight, { file }]) => {
      const data = readFileSync(file).toString('base64');
      const range = Number(weight) < 500 ? '100 500' : '501 900';
      return `@font-face { font-family: "Be Vietnam Pro"; font-weight: ${range}; src: url(data:font/woff2;base64,${data}) }`;
    })
    .join('\n');

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
/** Charts by the file that their sizes are written to. */
const figures = new Map([
  ...lessons
    .toSorted()
    .map((lesson): [string, string[]] => [
      path.join('content', figuresFile(lesson)),
      figuresOf(readFileSync(path.join('content', lesson), 'utf8')),
    ]),
  [designFigures, designs.map(({ chart }) => chart)],
]);
await eachGoesOn([...figures.keys()], async (file) => {
  const charts = figures.get(file) ?? [];
  const sizes: Record<string, Record<FigureFrame, FigureSize>> = {};
  for (const chart of charts) {
    sizes[figureKey(chart)] = {
      wide: await fitting(page, chart, 'wide'),
      narrow: await fitting(page, chart, 'narrow'),
    };
  }
  rmSync(file, { force: true });
  const count = Object.keys(sizes).length;
  if (count > 0) writeFileSync(file, `${JSON.stringify(sizes, null, 2)}\n`);
  console.log(file, count);
});
await browser.close();
