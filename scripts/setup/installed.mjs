import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { onPath } from './folders.mjs';

const limit = { timeoutMs: 20_000 };

/** The oldest Java that Kafka 4 runs on. */
const oldestJava = 17;

/** A Java of the machine that Kafka runs on, or undefined. */
export async function findJava() {
  const home = process.env.JAVA_HOME;
  const candidates = [home ? path.join(home, 'bin/java') : undefined, onPath('java')].filter(
    (file) => file && existsSync(file),
  );
  for (const candidate of candidates) {
    const { code, stdout, stderr } = await run(candidate, ['-version'], limit);
    const version = /version "(?:1\.)?(\d+)([^"]*)"/.exec(stderr + stdout);
    if (code === 0 && version && Number(version[1]) >= oldestJava) {
      return { java: realpathSync(candidate), version: `${version[1]}${version[2]}` };
    }
  }
  return undefined;
}

/** The machine's Maven, or undefined. */
export const findMaven = () => onPath('mvn');

/** A RabbitMQ installed on this machine, with the Erlang it runs on; undefined unless both are there. */
export async function findRabbitmq() {
  const erl = onPath('erl');
  if (!erl) return undefined;
  const asked = await run(erl, ['-noshell', '-eval', 'io:format("~s", [code:root_dir()]), halt().'], limit);
  const erlangRoot = asked.stdout.trim();
  if (asked.code !== 0 || !existsSync(path.join(erlangRoot, 'bin/erl'))) return undefined;
  for (const home of rabbitmqHomes()) {
    const version = rabbitmqVersion(home);
    if (version) return { home, erlangRoot, version };
  }
  return undefined;
}

/** Version of the RabbitMQ in a folder, told by the plugin archive that bears it; undefined where it is none. */
export function rabbitmqVersion(/** @type {string} */ home) {
  if (!existsSync(path.join(home, 'sbin/rabbitmq-server'))) return undefined;
  const plugins = path.join(home, 'plugins');
  if (!existsSync(plugins)) return undefined;
  const own = readdirSync(plugins).find((name) => /^rabbit-\d/.test(name));
  return own?.match(/^rabbit-(\d+\.\d+\.\d+)/)?.[1];
}

/** Folders in which distributions, Homebrew and the generic archive keep the real scripts, not a wrapper. */
function rabbitmqHomes() {
  const versioned = '/usr/lib/rabbitmq/lib';
  const packaged = existsSync(versioned) ? readdirSync(versioned).map((name) => path.join(versioned, name)) : [];
  const script = onPath('rabbitmq-server');
  const around = script ? [path.resolve(realpathSync(script), '../..')] : [];
  return [...around, ...packaged, '/opt/rabbitmq'];
}
