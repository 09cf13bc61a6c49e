// npm run bench [-- --json] [slug …]: what a learner waits for, beside what the raw client needs in the same run.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Lab } from '#model/lab.ts';
import { loadCopy, loadLab } from '#server/sandboxes/labs.ts';
import { startBenchSite } from './bench/bench-site.ts';
import { firstLoadKb } from './bench/first-load.ts';
import { inTime } from './bench/in-time.ts';
import { type Press, timeLabPage } from './bench/lab-page.ts';
import { memoryOf } from './bench/memory.ts';
import { percentile } from './bench/percentile.ts';
import { rawKafka } from './bench/raw-kafka.ts';
import { rawRabbitmq } from './bench/raw-rabbitmq.ts';
import { launchOptions } from './setup/chromium.mjs';

const rounds = 40;
const frameMs = 1000 / 60;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
// One lab of each broker tells what a learner waits for; others by name.
const slugs = positionals.length > 0 ? positionals : ['rabbitmq-work-queue', 'kafka-consumer-groups'];
const dataDir = path.resolve('.data/bench');
const rawLimitMs = 60_000;
const clicksLimitMs = 180_000;

const pressOf = async (lab: Lab): Promise<Press> => {
  const copy = await loadCopy(lab.slug);
  // An amount can be set to one; a primary button may send hundreds, and that would be the time of a flood.
  const control =
    lab.controls.find(({ kind }) => kind === 'amount') ??
    lab.controls.find((one) => one.kind === 'button' && one.primary);
  if (!control) throw new Error(`${lab.slug} has no amount and no primary button`);
  return { label: copy.controls[control.id]?.label ?? control.id, amount: control.kind === 'amount' };
};

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
const spread = (times: readonly number[]) => ({ p50: round(percentile(times, 50)), p95: round(percentile(times, 95)) });
const sum = (parts: readonly { mb: number }[]): number =>
  round(
    parts.reduce((total, { mb }) => total + mb, 0),
    0,
  );

const site = await startBenchSite(dataDir);
const { rabbitmq, kafka } = site.addresses;
const brokerMemory = (await Promise.all(site.brokerPids.map(memoryOf))).flat();
const idleServer = await memoryOf(site.pid);
const browser = await chromium.launch(launchOptions);

const timeLab = async (slug: string) => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`there is no lab ${slug}`);
  const raw = await inTime(
    `round trips of the raw ${lab.needs.join(', ')} client`,
    rawLimitMs,
    lab.needs.includes('kafka') ? rawKafka(kafka, rounds) : rawRabbitmq(rabbitmq, rounds),
  );
  const url = `${site.url}/lab/${slug}`;
  const press = await pressOf(lab);
  // The first visit loads the page's code and the server's; learners after it do not.
  await inTime('the first visit', clicksLimitMs, timeLabPage(browser, url, press, 3));
  let programs: Awaited<ReturnType<typeof memoryOf>> = [];
  const visit = timeLabPage(browser, url, press, rounds, async () => {
    programs = (await memoryOf(site.pid)).filter(({ pid }) => pid !== site.pid);
  });
  const { start, clicks } = await inTime(`${rounds} clicks`, clicksLimitMs, visit);
  return {
    startMs: round(start, 0),
    clickToScreenMs: spread(clicks),
    rawRoundTripMs: spread(raw),
    targetP50Ms: round(2 * percentile(raw, 50) + frameMs),
    programsMb: sum(programs),
    programs: programs.length,
  };
};

try {
  const labs: Record<string, unknown> = {};
  for (const slug of slugs) {
    try {
      labs[slug] = await timeLab(slug);
    } catch (error) {
      // The other labs' figures are worth having all the same.
      labs[slug] = { failed: error instanceof Error ? error.message : String(error) };
      process.exitCode = 1;
    }
  }
  const pages: Record<string, number> = {};
  for (const page of ['/', '/bai/rabbitmq/work-queue', '/bai/kafka/consumer-groups', '/lab/rabbitmq-work-queue']) {
    pages[page] = round(await firstLoadKb(`${site.url}${page}`));
  }
  const report = {
    labs,
    firstLoadJsKb: pages,
    idleMb: { server: sum(idleServer), brokers: sum(brokerMemory), together: sum([...idleServer, ...brokerMemory]) },
  };
  console.log(values.json ? JSON.stringify(report, undefined, 2) : '');
  if (!values.json) console.dir(report, { depth: 5 });
} finally {
  await browser.close();
  await site.stop();
}
