import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../command.mjs';
import { whole } from '../../debian.mjs';
import { onPath } from '../../folders.mjs';

/** The oldest Java that Kafka 4 runs on. */
const oldest = 17;

/** Those that Kafka runs on, the best first. */
const majorsOfDebian = [21, 17, 25];

/** A Java of the machine that Kafka runs on, or undefined. */
export async function findJava() {
  const home = process.env.JAVA_HOME;
  for (const candidate of [home ? path.join(home, 'bin/java') : undefined, onPath('java')]) {
    if (!candidate || !existsSync(candidate)) continue;
    const { code, stdout, stderr } = await run(candidate, ['-version'], { timeoutMs: 20_000 });
    const version = /version "(?:1\.)?(\d+)([^"]*)"/.exec(stderr + stdout);
    if (code === 0 && version && Number(version[1]) >= oldest) {
      return { java: realpathSync(candidate), version: `${version[1]}${version[2]}` };
    }
  }
  return undefined;
}

/**
 * A Java runtime without windows, extracted on first use.
 * @param {import('../../extraction.mjs').Extraction} extraction
 */
export async function extractJava(extraction) {
  let root = extraction.present(/^java-\d+$/);
  if (!root) {
    const apt = extraction.apt();
    const chosen = await packageOf(apt);
    if (!chosen) throw new Error('APT offers no openjdk-*-jre-headless');
    root = path.join(extraction.tools, `java-${chosen.major}`);
    await whole(root, (partial) => apt.extract([chosen.name], partial));
  }
  const machines = path.join(root, 'usr/lib/jvm');
  const home = readdirSync(machines).find((name) => existsSync(path.join(machines, name, 'lib/modules')));
  if (!home) throw new Error(`no Java in ${machines}`);
  return path.join(machines, home, 'bin/java');
}

/** @param {import('../../debian.mjs').Apt} apt */
async function packageOf(apt) {
  for (const major of majorsOfDebian) {
    const name = `openjdk-${major}-jre-headless`;
    if (await apt.candidate(name)) return { name, major };
  }
  return undefined;
}
