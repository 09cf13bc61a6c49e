import { run } from './command.mjs';
import { onPath } from './folders.mjs';

/**
 * Whether a Docker engine with compose answers. The client may exist without an engine, hang on a dead socket, or
 * succeed with nothing said: only exit 0 together with a version is believed, within three seconds.
 * @returns {Promise<{ engine: string } | { why: keyof typeof import('./copy.vi.mjs').copy.dockerWhy }>}
 */
export async function probeDocker() {
  if (!onPath('docker')) return { why: 'no-client' };
  const limit = { timeoutMs: 3_000 };
  const engine = await run('docker', ['version', '--format', '{{.Server.Version}}'], limit);
  const version = /^\d+\.\d+\S*/.exec(engine.stdout.trim())?.[0];
  if (engine.code === -2) return { why: 'timeout' };
  if (engine.code !== 0 || !version) return { why: 'no-engine' };
  const compose = await run('docker', ['compose', 'version', '--short'], limit);
  const composeVersion = /^v?\d+\.\d+\S*/.exec(compose.stdout.trim())?.[0];
  if (compose.code !== 0 || !composeVersion) return { why: 'no-compose' };
  return { engine: version };
}
