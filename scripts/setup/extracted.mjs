import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createApt, extractMaven, extractRabbitmq, javaPackage, whole } from './debian.mjs';
import { ensureDir, toolsDir } from './folders.mjs';
import { rabbitmqVersion } from './installed.mjs';
import { identify } from './process-identity.mjs';

/**
 * What is extracted already, or can be. A version once extracted stays: a newer one in the distribution would not read
 * the older one's data.
 */
export function createExtraction() {
  const tools = ensureDir(toolsDir());
  sweepInterrupted(tools);
  let apt;
  const openApt = () => {
    apt ??= createApt(tools);
    return apt;
  };
  const present = (/** @type {RegExp} */ name) => {
    const found = readdirSync(tools).find((entry) => name.test(entry));
    return found ? path.join(tools, found) : undefined;
  };

  async function rabbitmq() {
    let root = present(/^rabbitmq-[\d.]+$/);
    if (!root) {
      const version = await openApt().candidate('rabbitmq-server');
      if (!version) throw new Error('APT offers no rabbitmq-server');
      root = path.join(tools, `rabbitmq-${/^[\d.]*\d/.exec(version)?.[0]}`);
      await whole(root, (partial) => extractRabbitmq(openApt(), partial));
    }
    const lib = path.join(root, 'usr/lib/rabbitmq/lib');
    const home = path.join(lib, readdirSync(lib).find((name) => name.startsWith('rabbitmq_server-')) ?? '');
    return {
      home,
      erlangRoot: path.join(root, 'usr/lib/erlang'),
      version: rabbitmqVersion(home) ?? path.basename(home).replace('rabbitmq_server-', ''),
      libraryPath: libraryFolders(root),
    };
  }

  async function java() {
    let root = present(/^java-\d+$/);
    if (!root) {
      const chosen = await javaPackage(openApt());
      if (!chosen) throw new Error('APT offers no openjdk-*-jre-headless');
      root = path.join(tools, `java-${chosen.major}`);
      await whole(root, (partial) => openApt().extract([chosen.name], partial));
    }
    const machines = path.join(root, 'usr/lib/jvm');
    const home = readdirSync(machines).find((name) => existsSync(path.join(machines, name, 'lib/modules')));
    if (!home) throw new Error(`no Java in ${machines}`);
    return { java: path.join(machines, home, 'bin/java'), version: path.basename(root).replace('java-', '') };
  }

  async function maven() {
    const root = present(/^maven$/) ?? path.join(tools, 'maven');
    await whole(root, (partial) => extractMaven(openApt(), partial));
    return path.join(root, 'usr/share/maven');
  }

  return { rabbitmq, java, maven, close: () => apt?.remove() };
}

/** Folders of shared libraries that came along because this machine lacks them. */
function libraryFolders(/** @type {string} */ root) {
  const bases = ['usr/lib', 'lib'].map((name) => path.join(root, name)).filter((folder) => existsSync(folder));
  return bases.flatMap((base) =>
    readdirSync(base)
      .filter((name) => name.endsWith('-linux-gnu') || name.endsWith('-linux-gnueabihf'))
      .map((name) => path.join(base, name)),
  );
}

/** Removes what set-ups that were cut short left behind; their names end in the pid of who was at it. */
function sweepInterrupted(/** @type {string} */ tools) {
  for (const name of readdirSync(tools)) {
    const pid = /(?:\.partial|^apt)-(\d+)/.exec(name)?.[1];
    if (pid && !identify(Number(pid))) rmSync(path.join(tools, name), { recursive: true, force: true });
  }
}
