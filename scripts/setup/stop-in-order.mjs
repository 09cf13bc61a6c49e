import { stillRuns } from '#server/processes/identity.mjs';
import { copy } from './copy.vi.mjs';
import { npmAbove } from './npm-above.mjs';

/**
 * Ctrl-C, a closed terminal and a polite kill stop the process and wait for it; a second Ctrl-C does not wait. Under npm,
 * an npm that was killed counts as well, for it can no longer pass anything on.
 * @param {{ kill: (signal: NodeJS.Signals) => unknown }} child
 * @returns {() => boolean} whether it has been asked to stop
 */
export function stopInOrder(child) {
  let stopping = false;
  const stop = () => {
    child.kill(stopping ? 'SIGKILL' : 'SIGTERM');
    if (!stopping) console.log(`\n${copy.stopping}`);
    stopping = true;
    setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const npm = npmAbove();
  if (npm) {
    setInterval(() => {
      if (!stopping && !stillRuns(npm)) stop();
    }, 500).unref();
  }
  return () => stopping;
}
