import { readFileSync } from 'node:fs';
import { stillRuns } from '#server/processes/identity.mjs';
import { copy } from './setup/copy.vi.mjs';
import { stopCompose } from './setup/docker-compose.mjs';
import { messageOf } from './setup/message-of.mjs';
import { npmAbove } from './setup/npm-above.mjs';
import { NodeTooOld } from './setup/packages.mjs';
import { freePortFrom } from './setup/ports.mjs';
import { prepare, say } from './setup/prepare.mjs';
import { alreadyRunning, serverLog, startServer, untilAnswers } from './setup/server.mjs';
import { buildMatches, buildSite } from './setup/site-build.mjs';

const dev = process.argv.includes('--dev');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error instanceof NodeTooOld ? copy.nodeTooOld(error.version) : copy.failed(messageOf(error))}`);
  process.exit(1);
}

async function main() {
  console.log(copy.title);
  const running = await alreadyRunning();
  if (running) {
    console.log(copy.alreadyRunning(running.port, running.pid));
    return 0;
  }
  const { node24, brokers, done } = await prepare();
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

  const wanted = Number(process.env.PORT) || 3000;
  const port = await freePortFrom(wanted);
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
  console.error(copy.serverDied(end.signal ?? end.code, dev ? '' : lastLines(serverLog)));
  return 1;
}

/**
 * Ctrl-C, a closed terminal and a polite kill stop the server and wait for it; a second Ctrl-C does not wait. Under npm,
 * an npm that was killed counts as well, for it can no longer pass anything on.
 * @param {ReturnType<typeof startServer>} server
 */
function stopInOrder(server) {
  let stopping = false;
  const stop = () => {
    server.kill(stopping ? 'SIGKILL' : 'SIGTERM');
    if (!stopping) console.log(`\n${copy.stopping}`);
    stopping = true;
    setTimeout(() => server.kill('SIGKILL'), 20_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const npm = npmAbove();
  if (npm) {
    setInterval(() => {
      if (!stopping && !stillRuns(npm)) stop();
    }, 500).unref();
  }
  return () => stopping;
}

/** @param {string} file */
function lastLines(file) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  } catch {
    return '';
  }
}
