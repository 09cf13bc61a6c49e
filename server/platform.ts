import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { BrokerBoard } from './brokers/board.ts';
import type { Learners } from './learners/learners.ts';
import type { ProgressStore } from './progress/store.ts';
import type { Sandboxes } from './sandboxes/registry.ts';
import type { Visitors } from './visitors/visitors.ts';

/** What route handlers and the socket share: one for the process. */
export interface Platform {
  learners: Learners;
  visitors: Visitors;
  progress: ProgressStore;
  sandboxes: Sandboxes;
  board: BrokerBoard;
  metrics: Registry;
  logger: Logger;
}

declare global {
  var tramTinPlatform: Platform | undefined;
}

/** Makes the platform known to the whole process; called once, by `main.ts`. */
export const installPlatform = (platform: Platform): void => {
  // Next bundles route handlers apart from the server: a module-level variable would exist twice, the global one does not.
  globalThis.tramTinPlatform = platform;
};

/** The platform; throws in a process that `main.ts` did not start. */
export const platform = (): Platform => {
  if (!globalThis.tramTinPlatform) throw new Error('start the site by "npm start" or "npm run dev"');
  return globalThis.tramTinPlatform;
};
