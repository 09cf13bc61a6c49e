import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';

const plain = /^[\w/.@+-]+$/;

/**
 * The folder itself where its path is plain ASCII without spaces; otherwise one of its own in the user's cache, because
 * RabbitMQ's scripts break on a space and Kafka reads its settings as Latin-1.
 */
export function plainFolder(wanted: string): string {
  const folder = path.resolve(wanted);
  if (plain.test(folder) || process.platform === 'win32') return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const own = path.join(cacheFolder(), name);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return own;
}

function cacheFolder(): string {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tram-tin');
  return plain.test(cache) ? cache : `/var/tmp/tram-tin-${userInfo().uid}`;
}
