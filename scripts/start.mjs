import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wrongSettingCode } from '#server/settings/reading.mjs';
import { run } from './setup/command.mjs';
import { copy } from './setup/copy.vi.mjs';
import { stopCompose } from './setup/docker-compose.mjs';
import { projectDir } from './setup/folders.mjs';
import { messageOf } from './setup/message-of.mjs';
import { NodeTooOld } from './setup/packages.mjs';
import { freePort, freePortFrom } from './setup/ports.mjs';
import { prepare, say } from './setup/prepare.mjs';
import { alreadyRunning, serverLog, startServer, untilAnswers } from './setup/server.mjs';
import { wrongSettings } from './setup/settings.mjs';
import { buildMatches, buildSite } from './setup/site-build.mjs';
import { stopInOrder } from './setup/stop-in-order.mjs';

const dev = process.argv.includes('--dev');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error instanceof NodeTooOld ? copy.nodeTooOld(error.version) : copy.failed(messageOf(error))}`);
  process.exit(1);
}

async function main() {
  console.log(copy.title);
  const wrong = await wrongSettings();
  if (wrong.length > 0) return refuse(wrong);
  const running = await alreadyRunning();
  if (running) {
    console.log(copy.alreadyRunning(running.port, running.pid));
    return 0;
  }
  const { node24, brokers, done } = await prepare();
  const refused = await wrongDatabase(node24);
  if (refused) {
    // Brokers may still be on their way; nothing waits for them any more.
    done();
    process.exit(refuse([refused]));
  }
  if (!dev) {
    if (buildMatches()) say(copy.buildKept);
    else {
      say(copy.buildComing);
      await buildSite(node24);
      say(copy.built);
    }
  }
  await brokers;
  done();

  const wanted = Number(process.env.PORT || 3000);
  const port = wanted === 0 ? await freePort() : await freePortFrom(wanted);
  if (port !== wanted) say(copy.portTaken(wanted, port));
  const server = startServer({ node24, port, dev });
  const stopped = stopInOrder(server);

  const base = `http://localhost:${port}`;
  if (await untilAnswers(`${base}/healthz`, { limitMs: 60_000, abandoned: server.ended })) {
    say(copy.serving);
    const warm = await untilAnswers(`${base}/readyz`, { limitMs: 15_000, abandoned: server.ended });
    if (!stopped()) {
      say(warm ? copy.brokersReady : copy.brokersNotYet);
      console.log(`\nTrạm Tin: ${base}\n`);
    }
  }
  const end = await server.ended;
  // Containers are nobody's children: they are stopped by name.
  if (Object.values(await brokers).some(({ source }) => source === 'docker')) await stopCompose();
  if (stopped()) {
    console.log(copy.stopped);
    return 0;
  }
  // Its last line is the sentence; in development that stands in the terminal already.
  if (end.code === wrongSettingCode) return refuse(dev ? [] : [lastLines(serverLog, 1)]);
  console.error(copy.serverDied(end.signal ?? end.code, dev ? '' : lastLines(serverLog, 15)));
  return 1;
}

/** @param {readonly string[]} sentences */
function refuse(sentences) {
  for (const sentence of sentences) console.error(sentence);
  return wrongSettingCode;
}

/**
 * What PostgreSQL has against `DATABASE_URL`, asked before the build; undefined where it does not answer yet.
 * @param {string} node24
 */
async function wrongDatabase(node24) {
  if (!process.env.DATABASE_URL) return undefined;
  const script = path.join(projectDir, 'scripts/setup/check-database.ts');
  const { code, stderr } = await run(node24, [script], { cwd: projectDir, timeoutMs: 15_000 });
  return code === wrongSettingCode ? stderr.trim() : undefined;
}

/**
 * @param {string} file
 * @param {number} count
 */
function lastLines(file, count) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
