import path from 'node:path';
import { copy } from './copy.vi.mjs';
import { minutes, oneOf, readVariable, url, WrongSetting, wholeNumber } from './reading.mjs';
import { readSubnets, subnets } from './subnets.mjs';

/** @import { Environment, Reader } from './reading.mjs' */

/** A week; past 24 days a timer of Node's would go off at once. */
const mostIdleMinutes = 7 * 24 * 60;
const mostOfAnything = 10_000;

/**
 * The server's settings, all from the environment; what is wrong is told a sentence each, and stands at its default.
 * @param {Environment} env
 */
export function readConfig(env) {
  /** @type {string[]} */
  const wrong = [];
  /**
   * @template Value
   * @param {string} variable
   * @param {Reader<Value>} reader
   * @param {Value} otherwise
   * @param {{ secret?: boolean }} [options]
   */
  const read = (variable, reader, otherwise, options) => {
    try {
      return readVariable(env, variable, reader, options) ?? otherwise;
    } catch (error) {
      if (!(error instanceof WrongSetting)) throw error;
      wrong.push(error.message);
      return otherwise;
    }
  };
  const count = (/** @type {string} */ variable, /** @type {number} */ otherwise) =>
    read(variable, wholeNumber({ least: 1, most: mostOfAnything, example: otherwise }), otherwise);
  /** @type {Reader<string | undefined>} */
  const postgres = (text) => url(['postgres:', 'postgresql:'], copy.postgres)(text) && text;
  const config = {
    /** Port of the one HTTP server; 0 takes any that is free. */
    port: read('PORT', wholeNumber({ least: 0, most: 65_535, example: 3000 }), 3000),
    /** Address it listens on; only loopback unless said otherwise. */
    host: read('HOST', String, '127.0.0.1'),
    /** Folder of everything the server keeps. */
    dataDir: path.resolve(read('TRAMTIN_DATA', String, '.data')),
    /** PostgreSQL for learners' progress; SQLite in the data folder where absent. */
    databaseUrl: read('DATABASE_URL', postgres, undefined, { secret: true }),
    /** Until a sandbox that nobody uses is closed. */
    idleMs: read('TRAMTIN_IDLE_MINUTES', minutes({ most: mostIdleMinutes, example: 30 }), 30 * 60_000),
    /** Most sandboxes at once, where the machine has room for so many; who comes later waits. */
    maxSandboxes: count('TRAMTIN_MAX_SANDBOXES', 60),
    /** Sandboxes that one learner may have open at once. */
    sandboxesPerLearner: count('TRAMTIN_SANDBOXES_PER_LEARNER', 3),
    /** What one address may have. */
    perAddress: {
      /** Open at once: a class behind one address, and not all that there are. */
      sandboxes: count('TRAMTIN_SANDBOXES_PER_ADDRESS', 48),
      /** Openings and resets of sandboxes. */
      openingsPerMinute: count('TRAMTIN_OPENINGS_PER_ADDRESS', 100),
      /** Learners without a cookie. */
      learnersPerHour: count('TRAMTIN_LEARNERS_PER_ADDRESS', 120),
      /** Requests to the API. */
      requestsPerSecond: count('TRAMTIN_REQUESTS_PER_ADDRESS', 200),
      /** Pages that are connected at once. */
      connections: count('TRAMTIN_CONNECTIONS_PER_ADDRESS', 200),
    },
    /** Reverse proxies whose word is taken of whom they forward a request for. */
    trustedProxies: read('TRAMTIN_TRUSTED_PROXY', subnets, readSubnets([])),
    /** Folder of the built site. */
    builtDir: path.resolve(read('TRAMTIN_DIST_DIR', String, '.next')),
    /** Serves Next in development mode. */
    dev: read('TRAMTIN_DEV', oneOf(['0', '1']), '0') === '1',
    logLevel: read('LOG_LEVEL', oneOf(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  };
  return { config, wrong };
}
