import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { quietExperiments } from '#server/processes/quiet.mjs';
import { copy } from './setup/copy.vi.mjs';
import { dataDir, projectDir, setupFile } from './setup/folders.mjs';
import { messageOf } from './setup/message-of.mjs';
import { npm } from './setup/npm.mjs';
import { prepare, say } from './setup/prepare.mjs';
import { buildSite, nextEnvironment } from './setup/site-build.mjs';

const quiet = `${process.env.NODE_OPTIONS ?? ''} ${quietExperiments}`.trim();
// Programs are shared with the station, data is not.
const folders = {
  TRAMTIN_SETUP: setupFile,
  TRAMTIN_TEST_DATA: path.join(dataDir, 'test'),
  TRAMTIN_E2E_DATA: path.join(dataDir, 'e2e'),
};
const counted = { passed: 0, failed: 0 };

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(copy.failed(messageOf(error)));
  counted.failed += 1;
  process.exitCode = 1;
}
console.log(`${counted.passed} passed, ${counted.failed} failed`);
// A browser or broker that hangs must not keep the verdict back.
setTimeout(() => process.exit(), 2_000).unref();

async function main() {
  const { node24, brokers, done } = await prepare();
  await brokers;
  done();
  const reports = mkdtempSync(path.join(dataDir, 'reports-'));
  const bin = (/** @type {string} */ name) => path.join(projectDir, 'node_modules', name);
  const vitest = (/** @type {string} */ project) => async () => {
    const file = path.join(reports, `${project}.json`);
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await show(node24, [bin('vitest/vitest.mjs'), ...args]);
    count(file, (/** @type {import('vitest/node').JsonTestResults} */ report) => [
      report.numPassedTests,
      report.numFailedTests,
    ]);
    return code;
  };
  /** @type {[name: string, step: () => Promise<number>][]} */
  const steps = [
    // The compiler needs what Next and fumadocs write from the routes and the lessons.
    [
      'types',
      () =>
        inOrder([
          () => show(node24, [bin('fumadocs-mdx/bin.js')]),
          () => show(node24, [bin('next/dist/bin/next'), 'typegen']),
        ]),
    ],
    ['lint', () => npmRun('lint')],
    ['typecheck', () => npmRun('typecheck')],
    ['unit', vitest('unit')],
    ['live', vitest('live')],
    ['build', () => buildSite(node24).then(() => 0)],
    ['e2e', () => endToEnd(node24, bin('@playwright/test/cli.js'), path.join(reports, 'e2e.json'))],
  ];
  try {
    for (const [name, step] of steps) {
      say(copy.testStep(name));
      const failedBefore = counted.failed;
      const code = await step().catch((error) => {
        console.error(messageOf(error));
        return 1;
      });
      if (code !== 0) {
        if (counted.failed === failedBefore) counted.failed += 1;
        say(copy.testFailed(name));
        return false;
      }
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return true;
}

/**
 * @param {string} node24
 * @param {string} playwright
 * @param {string} file takes the report
 */
async function endToEnd(node24, playwright, file) {
  const { chromiumComesByNpm } = await import('./setup/chromium.mjs');
  if (!chromiumComesByNpm) {
    say(copy.browserComing);
    if ((await show(node24, [playwright, 'install', 'chromium'])) !== 0) return 1;
  }
  say(copy.browserReady);
  const { freePortFrom } = await import('./setup/ports.mjs');
  const port = await freePortFrom(Number(process.env.TRAMTIN_E2E_PORT) || 3777);
  const code = await show(node24, [playwright, 'test'], { TRAMTIN_E2E_JSON: file, TRAMTIN_E2E_PORT: String(port) });
  count(file, (/** @type {import('@playwright/test/reporter').JSONReport} */ { stats }) => [
    stats.expected + stats.flaky,
    stats.unexpected,
  ]);
  return code;
}

/**
 * Adds up what a test runner's report says has passed and failed; without a report nothing.
 * @template Report
 * @param {string} file
 * @param {(report: Report) => [passed: number, failed: number]} read
 */
function count(file, read) {
  if (!existsSync(file)) return;
  const [passed, failed] = read(JSON.parse(readFileSync(file, 'utf8')));
  counted.passed += passed;
  counted.failed += failed;
}

/** @param {string} script */
function npmRun(script) {
  const { command, args } = npm(['run', '--silent', script]);
  return show(command, args);
}

/** @param {(() => Promise<number>)[]} steps */
async function inOrder(steps) {
  for (const step of steps) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * Runs a program in the open and resolves with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [extra] environment
 * @returns {Promise<number>}
 */
function show(command, args, extra = {}) {
  return new Promise((resolve) => {
    const env = {
      ...nextEnvironment('production'),
      // Each tool knows its own best; the caller's word goes first.
      NODE_ENV: process.env.NODE_ENV,
      NODE_OPTIONS: quiet,
      ...folders,
      ...extra,
    };
    const child = spawn(command, args, { cwd: projectDir, env, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
