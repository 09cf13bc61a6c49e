// npm run lint: the layers of docs/architecture.md. dependency-cruiser reports success over no modules at all when it
// cannot read TypeScript, so what it saw is counted too.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const folders = ['app', 'components', 'content', 'labs', 'model', 'server'];
const { stdout, stderr } = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
if (!stdout) throw new Error(`dependency-cruiser did not run: ${stderr}`);
/** @type {import('dependency-cruiser').ICruiseResult} */
const { modules, summary } = JSON.parse(stdout);

const seen = new Set(modules.map((module) => module.source));
const unseen = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !seen.has(file));
for (const file of unseen) console.error(`layers: ${file} was not read`);
for (const { rule, from, to } of summary.violations) console.error(`layers: ${rule.name}: ${from} → ${to}`);
if (unseen.length > 0 || summary.violations.length > 0) process.exit(1);
console.log(`layers: ${seen.size} modules, no violations`);
