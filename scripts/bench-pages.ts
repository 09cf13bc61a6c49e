// npm run bench:pages [-- --json] [-- --rounds 5]: Lighthouse's phone on home, a lesson and a lab, beside a bare page of
// the same build in the same run.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { fullChromium } from './bench/full-chromium.ts';
import { lighthouseOn, type PageReport } from './bench/lighthouse.ts';
import { percentile } from './bench/percentile.ts';
import { launchOptions } from './setup/chromium.mjs';
import { freePort } from './setup/ports.mjs';
import { startSite } from './site.ts';

const bare = '/tron';
const pages = ['/', '/bai/rabbitmq/work-queue', '/lab/rabbitmq-work-queue'];
const mostTimesBare = 1.3;
/** A bare page blocks for next to nothing, and a ratio of that says nothing: below this, in ms, nobody notices. */
const unnoticed = 50;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '3' } } });

const executablePath = fullChromium();
const site = await startSite({ dataDir: path.resolve('.data/bench-pages') });
const port = await freePort();
const browser = await chromium.launch({
  executablePath,
  args: [...launchOptions.args, `--remote-debugging-port=${port}`],
});
const reports = new Map<string, PageReport[]>();
try {
  // The pages take turns, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const page of [bare, ...pages]) {
      reports.set(page, [...(reports.get(page) ?? []), await lighthouseOn(site.url + page, port)]);
    }
  }
} finally {
  await browser.close();
  await site.stop();
}

const median = (page: string, of: 'lcp' | 'tbt'): number =>
  Math.round(
    percentile(
      (reports.get(page) ?? []).map((report) => report[of]),
      50,
    ),
  );
const times = (page: string, of: 'lcp' | 'tbt', least: number): number =>
  Number((Math.max(median(page, of), least) / Math.max(median(bare, of), least)).toFixed(2));
const lowest = (page: string): Record<string, number> => {
  const scores = (reports.get(page) ?? []).map((report) => report.scores);
  const names = Object.keys(scores[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, Math.min(...scores.map((score) => score[name] ?? 0))]));
};

const report = Object.fromEntries(
  [bare, ...pages].map((page) => {
    const { performance, ...mustBeWhole } = lowest(page);
    const figures = { lcpMs: median(page, 'lcp'), tbtMs: median(page, 'tbt'), performance, ...mustBeWhole };
    if (page === bare) return [page, figures];
    const ratios = { lcpTimesBare: times(page, 'lcp', 1), tbtTimesBare: times(page, 'tbt', unnoticed) };
    const failed = [...new Set((reports.get(page) ?? []).flatMap((one) => one.failed))];
    const passed =
      Object.values(ratios).every((ratio) => ratio <= mostTimesBare) &&
      Object.values(mustBeWhole).every((score) => score === 100);
    if (!passed) process.exitCode = 1;
    return [page, { ...figures, ...ratios, failed, passed }];
  }),
);
if (values.json) console.log(JSON.stringify(report, undefined, 2));
else console.dir(report, { depth: 4 });
