// Proof that a change of structure shows learners what they saw before: reads every recorded run of every lab event by
// event and writes down, as short hashes, all that is made of the log.
//   node scripts/proof.ts record <file>             before the change
//   node scripts/proof.ts compare <file>            after each step of it
//   node scripts/proof.ts show <lab> <run> <aspect> <seq>   the value itself, to lay beside the one of another checkout
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { aspects, readings } from './proof/readings.ts';
import { runsOf } from './proof/runs.ts';

type Hashes = Record<string, Record<string, string[]>>;

const hash = (value: unknown): string =>
  createHash('sha1')
    .update(JSON.stringify(value) ?? '')
    .digest('base64')
    .slice(0, 6);

const collect = async (): Promise<Hashes> => {
  const hashes: Hashes = {};
  for (const { lab, run, file } of await runsOf()) {
    const found = Object.fromEntries(aspects.map((aspect): [string, string[]] => [aspect, []]));
    for await (const reading of readings(lab, file)) {
      for (const aspect of aspects) found[aspect]?.push(hash(reading[aspect]));
    }
    hashes[`${lab} ${run}`] = found;
    console.error(`${lab} ${run}: ${file.events.length} events`);
  }
  return hashes;
};

const compare = (before: Hashes, after: Hashes): void => {
  let same = 0;
  let different = 0;
  for (const [run, found] of Object.entries(before)) {
    if (process.env.ONLY && !run.startsWith(`${process.env.ONLY} `)) continue;
    if (!after[run]) {
      console.log(`· ${run}: not recorded here`);
      continue;
    }
    for (const [aspect, list] of Object.entries(found)) {
      const now = after[run]?.[aspect] ?? [];
      const wrong = list.flatMap((one, i) => (one === now[i] ? [] : [i + 1]));
      same += list.length - wrong.length;
      different += wrong.length;
      if (wrong.length > 0)
        console.log(`✗ ${run}: ${aspect} differs at ${wrong.length} of ${list.length}, first at event ${wrong[0]}`);
    }
  }
  console.log(`${same + different} comparisons, ${different} differ`);
  if (different > 0) process.exitCode = 1;
};

const [command, ...rest] = process.argv.slice(2);
if (command === 'record' && rest[0]) writeFileSync(rest[0], JSON.stringify(await collect()));
else if (command === 'compare' && rest[0]) {
  const before: Hashes = JSON.parse(readFileSync(rest[0], 'utf8'));
  compare(before, await collect());
} else if (command === 'show') {
  const [lab = '', run = '', aspect = '', at = '1'] = rest;
  const found = (await runsOf()).find((one) => one.lab === lab && one.run === run);
  if (!found) throw new Error(`no run ${run} of ${lab}`);
  let index = 0;
  for await (const reading of readings(lab, found.file)) {
    index += 1;
    if (index !== Number(at)) continue;
    console.log(JSON.stringify(Object.entries(reading).find(([name]) => name === aspect)?.[1], undefined, 1));
    break;
  }
} else {
  console.error('node scripts/proof.ts record <file> | compare <file> | show <lab> <run> <aspect> <event>');
  process.exitCode = 2;
}
