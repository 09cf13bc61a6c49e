import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copy } from './copy.vi.mjs';
import { canExtract } from './debian.mjs';
import { probeDocker } from './docker.mjs';
import { startCompose } from './docker-compose.mjs';
import { createExtraction } from './extracted.mjs';
import { dataDir, ensureDir, setupFile, toolsDir } from './folders.mjs';
import { findJava, findMaven, findRabbitmq } from './installed.mjs';
import { archiveKafkaClasses } from './kafka-archive.mjs';
import { fetchKafkaJars, kafkaVersion } from './kafka-jars.mjs';

const choices = ['environment', 'docker', 'installed', 'extracted'];

/**
 * Finds or fetches both brokers' programs, in the order environment, Docker, installed, extracted, and writes the
 * outcome for the server. Starts no native broker: the server is their parent, so that they die with it. A broker that
 * cannot be had is written down as missing; this throws only on a wrong `TRAMTIN_BROKERS`.
 * @param {{ say: (line: string) => void, node24?: () => Promise<string> }} options `node24` resolves when a Node that runs TypeScript is at hand.
 */
export async function setUpBrokers({ say, node24 }) {
  const forced = process.env.TRAMTIN_BROKERS || undefined;
  if (forced && !choices.includes(forced)) throw new Error(copy.unknownChoice(forced));
  const may = (/** @type {string} */ choice) => !forced || forced === choice;

  const needsDocker = may('docker') && !(fromEnvironment.rabbitmq() && fromEnvironment.kafka());
  const docker = needsDocker ? await probeDocker() : { why: 'unasked' };
  if (needsDocker && 'why' in docker) say(copy.notDocker(copy.dockerWhy[docker.why]));
  let compose;
  /** Both containers at once; an engine that cannot bring them up (no image to be had, say) leaves the later choices. */
  const fromDocker = () => {
    if (!('engine' in docker)) return undefined;
    compose ??= startCompose(node24).catch((error) => {
      if (forced) throw error;
      say(copy.dockerFailed(lastLine(error)));
      return undefined;
    });
    return compose;
  };
  const extraction = createExtraction();

  const find = {
    rabbitmq: async () => {
      if (may('environment') && fromEnvironment.rabbitmq())
        return { source: 'environment', why: copy.reason.environment };
      const composed = await fromDocker();
      if (composed) return { why: copy.reason.docker(docker.engine), ...composed.rabbitmq };
      const installed = may('installed') ? await findRabbitmq() : undefined;
      if (installed) return { source: 'installed', why: copy.reason.installed, ...installed, libraryPath: [] };
      if (may('extracted') && canExtract()) {
        return { source: 'extracted', why: copy.reason.extracted, ...(await extraction.rabbitmq()) };
      }
      return undefined;
    },
    kafka: async () => {
      if (may('environment') && fromEnvironment.kafka()) return { source: 'environment', why: copy.reason.environment };
      const composed = await fromDocker();
      if (composed) return { why: copy.reason.docker(docker.engine), ...composed.kafka };
      const libs = path.join(toolsDir(), `kafka-${kafkaVersion}`);
      const java = may('installed') ? await findJava() : undefined;
      const command = findMaven();
      if (java && (command || canExtract())) {
        const maven = command ? { command } : { home: await extraction.maven() };
        await fetchKafkaJars({ java: java.java, maven, target: libs });
        await archiveKafkaClasses({ java: java.java, libs });
        const why = copy.reason.installedJava(java.version);
        return { source: 'installed', why, version: kafkaVersion, java: java.java, libs };
      }
      if (may('extracted') && canExtract()) {
        const own = await extraction.java();
        await fetchKafkaJars({ java: own.java, maven: { home: await extraction.maven() }, target: libs });
        await archiveKafkaClasses({ java: own.java, libs });
        return { source: 'extracted', why: copy.reason.extracted, version: kafkaVersion, java: own.java, libs };
      }
      return undefined;
    },
  };

  async function settle(/** @type {'rabbitmq' | 'kafka'} */ technology) {
    const name = copy.technology[technology];
    const remedy = copy.remedy[technology];
    const missing = (/** @type {string} */ sentence) => {
      say(copy.missing(name, sentence, remedy));
      return { source: 'missing', sentence: `${name}: ${sentence}`, remedy };
    };
    try {
      const found = await find[technology]();
      if (!found) return missing(forced ? copy.sentence.forcedButAbsent(forced) : copy.sentence.nothingHere(name));
      const { why, ...rest } = found;
      say(copy.chosen(name, 'version' in rest ? rest.version : '', forced ? `${why} (${copy.reason.forced})` : why));
      return rest;
    } catch (error) {
      return missing(copy.sentence.failed(lastLine(error)));
    }
  }

  const [rabbitmq, kafka] = await Promise.all([settle('rabbitmq'), settle('kafka')]);
  extraction.close();
  writeWhole(setupFile, { format: 1, rabbitmq, kafka });
  return { rabbitmq, kafka };
}

const fromEnvironment = {
  rabbitmq: () => Boolean(process.env.TRAMTIN_RABBITMQ_URL),
  kafka: () => Boolean(process.env.TRAMTIN_KAFKA_BROKERS),
};

function lastLine(/** @type {unknown} */ error) {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return lines.at(-1);
}

/** Written beside and renamed, so that a reader never sees half of it; it may hold passwords. */
function writeWhole(/** @type {string} */ file, /** @type {unknown} */ value) {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureDir(dataDir);
  const started = performance.now();
  await setUpBrokers({ say: (line) => console.log(copy.step((performance.now() - started) / 1000, line)) });
}
