import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import next from 'next';
import { pino } from 'pino';
import { createBrokerBoard } from './brokers/board.ts';
import { openBrokers, wrongAddresses } from './brokers/open.ts';
import { claimOwner } from './brokers/owner.ts';
import { refuseLargeBodies } from './http/body.ts';
import { believeOnly } from './http/forwarded.ts';
import { createMetrics } from './http/metrics.ts';
import { plainContentType } from './http/plain-content-type.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { serveSockets } from './http/sockets.ts';
import { createLearners } from './learners/learners.ts';
import { installPlatform } from './platform.ts';
import { wrongDatabase } from './progress/failure.ts';
import { openProgress } from './progress/open.ts';
import { createRateLimits } from './sandboxes/rate-limit.ts';
import { createSandboxes } from './sandboxes/registry.ts';
import { readConfig } from './settings/config.mjs';
import { wrongFolder } from './settings/folder.mjs';
import { wrongDoor } from './settings/listening.mjs';
import { wrongSettingCode } from './settings/reading.mjs';
import { createVisitors } from './visitors/visitors.ts';

/** Ends a start that cannot come to anything before the settings are changed. */
const refuse = (...sentences: readonly string[]): never => {
  for (const sentence of sentences) console.error(sentence);
  process.exit(wrongSettingCode);
};

const { config, wrong } = readConfig(process.env);
const logger = pino({ level: config.logLevel });
const { dataDir, perAddress } = config;
const wrongSettings = [wrong, wrongFolder(dataDir) ?? [], wrongAddresses()].flat();
if (wrongSettings.length > 0) refuse(...wrongSettings);

const progress = openProgress({
  dataDir,
  databaseUrl: config.databaseUrl,
  log: (message, fields) => logger.warn({ part: 'progress', ...fields }, message),
});
// A database that is not there yet is waited for, while everything else goes on.
await progress.firstTry.catch((error: unknown) => {
  const sentence = wrongDatabase(error);
  if (sentence) refuse(sentence);
});
const brokers = openBrokers({ dataDir, log: (line) => logger.info({ part: 'brokers' }, line) });
const owner = claimOwner(dataDir);
const board = createBrokerBoard(brokers, owner, (line) => logger.info({ part: 'brokers' }, line));
const sandboxes = createSandboxes({
  board,
  idleMs: config.idleMs,
  max: config.maxSandboxes,
  perLearner: config.sandboxesPerLearner,
  perAddress: {
    sandboxes: perAddress.sandboxes,
    openings: createRateLimits(perAddress.openingsPerMinute / 60, { burst: perAddress.openingsPerMinute }),
  },
  onProgress(learner, entry) {
    progress
      .record(learner, entry)
      .then((kept) => kept || logger.error({ entry }, 'progress not recorded: the journal is full'))
      .catch((error: unknown) => logger.error({ err: error }, 'progress not recorded'));
  },
  log: (message, fields) => logger.info({ part: 'sandboxes', ...fields }, message),
});
const learners = createLearners(dataDir);
const visitors = createVisitors({ trustedProxies: config.trustedProxies, ...perAddress });
const metrics = createMetrics({ sandboxes, board });
installPlatform({ learners, visitors, progress, sandboxes, board, metrics, logger });

const http = createServer({
  // Longer than browsers, proxies and balancers keep a connection that is idle: a request that is sent while we close is lost.
  keepAliveTimeout: 75_000,
});
const pages = next({ dev: config.dev, hostname: config.host, port: config.port, httpServer: http });
const handle = pages.getRequestHandler();
const io = serveSockets(http, { learners, visitors, sandboxes, board, site: owner.folder });
// Pages that come while Next is still preparing wait for it instead of being turned away.
const prepared = pages.prepare();
http.on('request', (request, response) => {
  if (request.url?.startsWith('/socket.io/')) return;
  if (!visitors.admit(request, response)) return;
  void prepared.then(() => handle(request, response));
});
refuseLargeBodies(http);
http.prependListener('request', plainContentType);
http.prependListener('request', believeOnly(config.trustedProxies));
http.prependListener('request', createSecurityHeaders(config.dev ? undefined : config.builtDir));

let stopping = false;
const stop = async (signal: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  logger.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), 15_000).unref();
  http.close();
  await io.close();
  // What a sandbox cannot take off its broker in time is swept at the next start.
  await Promise.race([sandboxes.closeAll(), wait(8_000)]);
  owner.leave();
  await Promise.allSettled([brokers.stop(), progress.close(), pages.close()]);
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
// A parent that forked the server and died leaves nobody to ask for it.
process.on('disconnect', () => void stop('disconnect'));
// One sandbox's forgotten promise must not end everybody else's.
process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
process.on('uncaughtException', (error) => {
  logger.fatal({ err: error }, 'uncaught exception');
  void stop('uncaughtException');
});

prepared.catch((error: unknown) => {
  logger.fatal({ err: error }, 'the site cannot be served: build it first');
  process.exit(1);
});
http.on('error', (error) => {
  if (!http.listening) refuse(wrongDoor(config, error));
  // Once it listens it is about one connection that could not be taken.
  logger.error({ err: error }, 'a connection could not be taken');
});
// Of a connection that has left HTTP nobody hears errors but who took it over, and unheard they end the process.
http.on('upgrade', (_request, socket) => socket.on('error', () => {}));
http.listen(config.port, config.host, () => {
  const address = http.address();
  const port = address && typeof address !== 'string' ? address.port : config.port;
  logger.info(`listening on http://${config.host}:${port}`);
});
