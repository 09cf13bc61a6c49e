import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../command.mjs';
import { onPath } from '../../folders.mjs';

/** A RabbitMQ installed on this machine, with the Erlang it runs on; undefined unless both are there. */
export async function findRabbitmq() {
  const erl = onPath('erl');
  if (!erl) return undefined;
  const ask = ['-noshell', '-eval', 'io:format("~s", [code:root_dir()]), halt().'];
  const asked = await run(erl, ask, { timeoutMs: 20_000 });
  const erlangRoot = asked.stdout.trim();
  if (asked.code !== 0 || !existsSync(path.join(erlangRoot, 'bin/erl'))) return undefined;
  for (const home of homes()) {
    const version = versionOf(home);
    if (version) return { version, home, erlangRoot, libraryPath: [] };
  }
  return undefined;
}

/**
 * Version of the RabbitMQ in a folder, told by the plugin archive that bears it; undefined where it is none.
 * @param {string} home
 */
export function versionOf(home) {
  if (!existsSync(path.join(home, 'sbin/rabbitmq-server'))) return undefined;
  const plugins = path.join(home, 'plugins');
  if (!existsSync(plugins)) return undefined;
  const own = readdirSync(plugins).find((name) => /^rabbit-\d/.test(name));
  return own?.match(/^rabbit-(\d+\.\d+\.\d+)/)?.[1];
}

/** Folders in which distributions, Homebrew and the generic archive keep the real scripts, not a wrapper. */
function homes() {
  const versioned = '/usr/lib/rabbitmq/lib';
  const packaged = existsSync(versioned) ? readdirSync(versioned).map((name) => path.join(versioned, name)) : [];
  const script = onPath('rabbitmq-server');
  const around = script ? [path.resolve(realpathSync(script), '../..')] : [];
  return [...around, ...packaged, '/opt/rabbitmq'];
}
