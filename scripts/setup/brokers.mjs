import { pathToFileURL } from 'node:url';
import { oneOf, readVariable } from '#server/settings/reading.mjs';
import { copy } from './copy.vi.mjs';
import { canExtract } from './debian.mjs';
import { probeDocker } from './docker.mjs';
import { startCompose } from './docker-compose.mjs';
import { createExtraction } from './extraction.mjs';
import { setupFile } from './folders.mjs';
import { writeJson } from './json-file.mjs';
import { messageOf } from './message-of.mjs';
import { findNode24 } from './packages.mjs';
import { findEach, technologies } from './technologies.mjs';

/** @import { BrokerTechnology, SetupFile } from './technology-setup.ts' */

/** What `TRAMTIN_BROKERS` may say, in the order in which they are tried. */
export const brokerChoices = ['environment', 'docker', 'installed', 'extracted'];

/**
 * Finds or fetches every broker's programs, in the order environment, Docker, installed, extracted, and writes the
 * outcome for the server. Starts no native broker: the server is their parent, so that they die with it. A broker that
 * cannot be had is written down as missing; this throws only on a wrong `TRAMTIN_BROKERS`.
 * @param {{ say: (line: string) => void, node24: () => Promise<string> }} options `node24` resolves when a Node that runs TypeScript is at hand.
 */
export async function setUpBrokers({ say, node24 }) {
  const forced = readVariable(process.env, 'TRAMTIN_BROKERS', oneOf(brokerChoices));
  const may = (/** @type {string} */ choice) => !forced || forced === choice;

  const docker = may('docker') && !Object.values(technologies).every(isNamed) ? await probeDocker() : undefined;
  if (docker && 'why' in docker) say(copy.notDocker(copy.dockerWhy[docker.why]));
  /** @type {Promise<SetupFile | undefined> | undefined} */
  let compose;
  /** All containers at once; an engine that cannot bring them up (no image to be had, say) leaves the later choices. */
  const composed = () => {
    compose ??= startCompose(node24).catch((error) => {
      if (forced) throw error;
      say(copy.dockerFailed(lastLine(error)));
      return undefined;
    });
    return compose;
  };
  const extraction = createExtraction();

  /**
   * @template {BrokerTechnology} T
   * @param {T} technology
   * @returns {Promise<{ why: string, setup: SetupFile[T] } | undefined>}
   */
  async function firstChoice(technology) {
    const own = technologies[technology];
    if (may('environment') && isNamed(own)) {
      return { why: copy.reason.environment, setup: { source: 'environment' } };
    }
    if (docker && 'engine' in docker) {
      const setup = (await composed())?.[technology];
      if (setup) return { why: copy.reason.docker(docker.engine), setup };
    }
    const installed = may('installed') ? await own.installed(extraction) : undefined;
    if (installed) return installed;
    return may('extracted') && canExtract() ? own.extracted(extraction, say) : undefined;
  }

  /**
   * @template {BrokerTechnology} T
   * @param {T} technology
   * @returns {Promise<SetupFile[T]>}
   */
  async function find(technology) {
    const { name, remedy } = technologies[technology];
    /** @returns {SetupFile[T]} */
    const missing = (/** @type {string} */ sentence) => {
      say(copy.missing(name, sentence, remedy));
      return { source: 'missing', sentence: `${name}: ${sentence}`, remedy };
    };
    try {
      const found = await firstChoice(technology);
      if (!found) return missing(forced ? copy.sentence.forcedButAbsent(forced) : copy.sentence.nothingHere(name));
      const version = 'version' in found.setup ? found.setup.version : '';
      say(copy.chosen(name, version, forced ? `${found.why} (${copy.reason.forced})` : found.why));
      return found.setup;
    } catch (error) {
      return missing(copy.sentence.failed(lastLine(error)));
    }
  }

  const found = await findEach(find);
  extraction.close();
  writeJson(setupFile, { format: 1, ...found });
  return found;
}

const isNamed = (/** @type {{ variable: string }} */ { variable }) => Boolean(process.env[variable]);

const lastLine = (/** @type {unknown} */ error) => messageOf(error).trim().split('\n').at(-1) ?? '';

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  await setUpBrokers({
    say: (line) => console.log(copy.step((performance.now() - started) / 1000, line)),
    node24: async () => (await findNode24()).file,
  });
}
