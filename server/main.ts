import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import next from 'next';
import { pino } from 'pino';
import { createBrokerBoard, ownerOf } from './brokers/board.ts';
import { openBrokers } from './brokers/open.ts';
import { readConfig } from './config.ts';
import { createMetrics } from './http/metrics.ts';
import { serveSockets } from './http/sockets.ts';
import { createLearners } from './learners/learners.ts';
import { installPlatform } from './platform.ts';
import { openDatabase } from './progress/database.ts';
import { createProgressStore } from './progress/progress.ts';
import { createSandboxes } from './sandboxes/registry.ts';

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel });
const { dataDir } = config;

const database = await openDatabase({ dataDir, databaseUrl: config.databaseUrl });
const progress = createProgressStore(database);
const brokers = openBrokers({ dataDir, log: (line) => logger.info({ part: 'brokers' }, line) });
const board = createBrokerBoard(brokers, ownerOf(dataDir), (line) => logger.info({ part: 'brokers' }, line));
const sandboxes = createSandboxes({
  board,
  idleMs: config.idleMs,
  max: config.maxSandboxes,
  perLearner: config.sandboxesPerLearner,
  onObjectiveMet(learner, lab, objective) {
    progress
      .record(learner, { kind: 'objective-met', lab, objective })
      .catch((error: unknown) => logger.error({ err: error }, 'progress not recorded'));
  },
  log: (message, fields) => logger.info({ part: 'sandboxes', ...fields }, message),
});
const learners = createLearners(dataDir);
const metrics = createMetrics({ sandboxes, board });
installPlatform({ learners, progress, sandboxes, board, metrics, logger });

const http = createServer();
const site = next({ dev: config.dev, hostname: config.host, port: config.port, httpServer: http });
const handle = site.getRequestHandler();
const io = serveSockets(http, { learners, sandboxes, board });
// Pages that come while Next is still preparing wait for it instead of being turned away.
const prepared = site.prepare();
http.on('request', (request, response) => {
  if (request.url?.startsWith('/socket.io/')) return;
  void prepared.then(() => handle(request, response));
});

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
  await Promise.allSettled([brokers.stop(), database.destroy(), site.close()]);
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
  logger.fatal({ err: error }, 'cannot listen');
  process.exit(1);
});
http.listen(config.port, config.host, () => {
  const address = http.address();
  const port = address && typeof address !== 'string' ? address.port : config.port;
  logger.info(`listening on http://${config.host}:${port}`);
});
