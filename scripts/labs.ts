// The lab author's tool: npm run labs [-- list | check [slug…] [--json] | record <slug>]
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Lab, Step } from '#model/lab.ts';
import { asPreview, type LogFile } from '#model/log-file.ts';
import type { Picture } from '#model/picture.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import { play, shown } from '#server/rehearsal/play.ts';
import { type Rehearsal, rehearse, type Studio } from '#server/rehearsal/rehearse.ts';
import { type Runs, solutionRun, writeRuns } from '#server/rehearsal/runs.ts';
import { createStudio } from '#server/rehearsal/studio.ts';
import { labFolder, labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { eachGoesOn } from './each-goes-on.ts';

const usage = `npm run labs                          lists the labs
npm run labs check [slug…] [-- --json]  plays solutions and wrong tries on the real brokers
npm run labs record <slug>              records solution and wrong tries anew into runs.json.gz, and the preview into trace.json`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [command = 'list', ...slugs] = positionals;

const withStudio = async <T>(use: (studio: Studio) => Promise<T>): Promise<T> => {
  const lines: string[] = [];
  const dataDir = path.resolve(process.env.TRAMTIN_DATA || '.data/labs');
  const brokers = openBrokers({
    dataDir,
    log: (line) => lines.push(line),
  });
  const owner = claimOwner(dataDir);
  try {
    await addressesOf(brokers);
    return await use(createStudio(createBrokerBoard(brokers, owner, () => {})));
  } catch (error) {
    for (const line of lines) console.error(line);
    throw error;
  } finally {
    await brokers.stop();
    owner.leave();
  }
};

const known = async (slug: string): Promise<Lab> => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}; there are: ${(await labSlugs()).join(', ')}`);
  return lab;
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

const print = (outcome: Rehearsal): void => {
  console.log(`\n${outcome.lab}: open after ${seconds(outcome.openMs)}, moving after ${seconds(outcome.movingMs)}`);
  for (const { id, metAfterMs } of outcome.objectives) {
    console.log(metAfterMs === undefined ? `  ✗ objective ${id}` : `  ✓ objective ${id} after ${seconds(metAfterMs)}`);
  }
  for (const { id, actual } of outcome.predictions)
    console.log(`  ${actual ? '✓' : '·'} prediction ${id}: ${actual ?? 'not asked'}`);
  for (const { name, hint, raised } of outcome.wrongTries)
    console.log(`  ${raised ? '✓' : '✗'} wrong try "${name}" raises ${hint}`);
  console.log(`  · compared ${outcome.comparisons} times while it went`);
  for (const problem of outcome.problems) console.log(`  ✗ ${problem}`);
  console.log(
    `  ${outcome.problems.length === 0 ? 'ok' : `${outcome.problems.length} problems`} in ${seconds(outcome.totalMs)}`,
  );
};

const check = (): Promise<void> =>
  withStudio(async (studio) => {
    const outcomes: Rehearsal[] = [];
    await eachGoesOn(slugs.length > 0 ? slugs : await labSlugs(), async (slug) => {
      const lab = await known(slug);
      const outcome = await rehearse(studio, lab, await loadSolution(slug));
      outcomes.push(outcome);
      if (!values.json) print(outcome);
      if (outcome.problems.length > 0) throw new Error(outcome.problems.join('; '));
    });
    if (values.json) console.log(JSON.stringify(outcomes, undefined, 2));
  });

interface ScriptedRun {
  steps: readonly Step[];
  /** Waits so many ms before each action. */
  pauseMs: number;
  /** What the log shows at its end. */
  shows: (picture: Picture) => boolean;
  why: string;
}

/** The log of that run in a sandbox of its own; rejects where it does not show what it is played for. */
const recordRun = async (studio: Studio, lab: Lab, { steps, pauseMs, shows, why }: ScriptedRun): Promise<LogFile> => {
  const sandbox = await studio.open(lab);
  try {
    for (const step of steps) {
      if ('act' in step) await wait(pauseMs);
      await play(sandbox, [step]);
    }
    await shown(sandbox, () => shows(sandbox.picture()), why, 5_000);
    return sandbox.file();
  } finally {
    await sandbox.close();
  }
};

const record = (slug: string): Promise<boolean> =>
  withStudio(async (studio) => {
    const lab = await known(slug);
    const { steps, pauseMs = 0, wrongTries } = await loadSolution(slug);
    const shows = ({ objectives }: Picture): boolean => lab.story.objectives.every((id) => objectives[id]);
    const solution = await recordRun(studio, lab, { steps, pauseMs, shows, why: 'every objective' });
    const runs: Runs = { [solutionRun]: solution };
    for (const { name, raises, steps } of wrongTries) {
      const shows = ({ hints }: Picture): boolean => hints[raises] !== undefined;
      runs[name] = await recordRun(studio, lab, { steps, pauseMs: 0, shows, why: `hint ${raises} of "${name}"` });
    }
    writeRuns(slug, runs);
    await writeFile(path.join(labFolder(slug), 'trace.json'), `${JSON.stringify(asPreview(solution))}\n`);
    for (const [name, { events }] of Object.entries(runs)) {
      const [first, last] = [events[0], events.at(-1)];
      console.log(`${slug}, ${name}: ${events.length} events over ${seconds((last?.at ?? 0) - (first?.at ?? 0))}`);
    }
    return true;
  });

const list = async (): Promise<boolean> => {
  for (const slug of await labSlugs()) {
    const lab = await known(slug);
    console.log(
      `${slug}  ${lab.needs.join(' + ')}  ${lab.story.objectives.length} objectives, ${lab.story.hints.length} hints`,
    );
  }
  return true;
};

const [slug] = slugs;
if (command === 'list') process.exitCode = (await list()) ? 0 : 1;
else if (command === 'check') await check();
else if (command === 'record' && slug) process.exitCode = (await record(slug)) ? 0 : 1;
else {
  console.error(usage);
  process.exitCode = 2;
}
// Where a cut cable has reset connections, Node 24 may wait for ever, at full speed, for a request of theirs while it cleans up
// after its last line; it skips that where it is told to go.
process.exit();
