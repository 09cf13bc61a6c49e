import path from 'node:path';
import { kafkaFromEnvironment } from '#server/technologies/kafka/environment.mjs';
import { canExtract } from '../../debian.mjs';
import { toolsDir } from '../../folders.mjs';
import { archiveClasses } from './class-archive.mjs';
import { copy } from './copy.vi.mjs';
import { fetchJars, fetchTools, kafkaVersion } from './jars.mjs';
import { extractJava, findJava } from './java.mjs';
import { extractMaven, findMaven } from './maven.mjs';

/**
 * Kafka itself always comes as jars by Maven: what is installed or extracted is the Java, and the Maven where the
 * machine has none.
 * @type {import('../../technology-setup.ts').TechnologySetup<'kafka'>}
 */
export const kafka = {
  name: copy.name,
  remedy: copy.remedy,
  variable: 'TRAMTIN_KAFKA_BROKERS',
  addressFrom: kafkaFromEnvironment,
  ports: [
    { name: 'kafka', usual: 9092, option: 'kafka-port', variable: 'TRAMTIN_KAFKA_PORT' },
    { name: 'programs', usual: 9094, option: 'kafka-program-port', variable: 'TRAMTIN_KAFKA_PROGRAM_PORT' },
  ],
  async installed(extraction) {
    const found = await findJava();
    const command = findMaven();
    if (!found || !(command || canExtract())) return undefined;
    const maven = command ? { command } : { home: await extractMaven(extraction) };
    const programs = await programsOf(found.java, maven);
    return { why: copy.installed(found.version), setup: { source: 'installed', ...programs } };
  },
  async extracted(extraction) {
    const java = await extractJava(extraction);
    const programs = await programsOf(java, { home: await extractMaven(extraction) });
    return { why: copy.extracted, setup: { source: 'extracted', ...programs } };
  },
};

/**
 * @param {string} java
 * @param {import('./maven.mjs').Maven} maven
 */
async function programsOf(java, maven) {
  const libs = path.join(toolsDir(), `kafka-${kafkaVersion}`);
  await fetchJars({ java, maven, target: libs });
  // The broker does without its command line tools: a test of the lessons that show them says so where they are missing.
  const tools = fetchTools({ java, maven, target: `${libs}-tools` }).catch(() => {});
  await Promise.all([archiveClasses({ java, libs }), tools]);
  return { version: kafkaVersion, java, libs };
}
