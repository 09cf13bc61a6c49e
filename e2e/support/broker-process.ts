import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = path.resolve(project, process.env.TRAMTIN_E2E_DATA || '.data/e2e');
const running = z.object({ processes: z.array(z.object({ pid: z.number().int().positive() })) });

/**
 * Pid of the RabbitMQ that the server under test runs itself, as it wrote it down in its data folder; undefined where
 * the broker is somebody else's.
 */
export const rabbitmqPid = (): number | undefined => {
  for (const folder of readdirSync(dataDir).filter((name) => name.startsWith('rabbitmq'))) {
    try {
      const file = readFileSync(path.join(dataDir, folder, 'running.json'), 'utf8');
      // First epmd, then the broker.
      return running.parse(JSON.parse(file)).processes.at(-1)?.pid;
    } catch {
      // Left by another version of the broker, which does not run.
    }
  }
  return undefined;
};
