// Runs the live tests on one version of RabbitMQ: npm run test:rabbitmq -- <version> [files…]
import { spawn } from 'node:child_process';
import path from 'node:path';
import { canExtract } from '../../debian.mjs';
import { createExtraction } from '../../extraction.mjs';
import { dataDir, projectDir } from '../../folders.mjs';
import { writeJson } from '../../json-file.mjs';
import { messageOf } from '../../message-of.mjs';
import { prepare, say } from '../../prepare.mjs';
import { copy } from './copy.vi.mjs';
import { extractRabbitmq } from './extracted.mjs';
import { findRabbitmq } from './installed.mjs';
import { tried } from './versions.mjs';

const [version, ...files] = process.argv.slice(2);

try {
  if (!version) throw new Error(copy.whichVersion(tried));
  process.exitCode = await testOn(version);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function testOn(/** @type {string} */ wanted) {
  const { node24, brokers, done } = await prepare();
  const others = await brokers;
  const programs = await find(wanted);
  done();
  // `TRAMTIN_SETUP=<file> npm run labs check` plays the labs on it too.
  const setup = path.join(dataDir, `setup-rabbitmq-${wanted}.json`);
  writeJson(setup, { format: 1, ...others, rabbitmq: programs });
  say(copy.testing(wanted, setup));
  const vitest = path.join(projectDir, 'node_modules/vitest/vitest.mjs');
  const env = {
    ...process.env,
    TRAMTIN_SETUP: setup,
    TRAMTIN_TEST_DATA: path.join(dataDir, 'test'),
  };
  const child = spawn(node24, [vitest, 'run', '--project', 'live', ...files], {
    cwd: projectDir,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** This machine's own where it is that version, else extracted as `npm start` would. */
async function find(/** @type {string} */ wanted) {
  const own = await findRabbitmq();
  if (own?.version === wanted) return { source: 'installed', ...own };
  if (!canExtract()) throw new Error(copy.why.noVersion(wanted));
  const extraction = createExtraction();
  try {
    return { source: 'extracted', ...(await extractRabbitmq(extraction, say, wanted)).programs };
  } finally {
    extraction.close();
  }
}
