import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '#scripts/setup/ports.mjs';
import { untilAnswers } from '#scripts/setup/server.mjs';

/** A site beside the one under test, with data and a RabbitMQ of its own, which a test may kill. */
export interface OwnSite {
  url: string;
  /** At the same address and over the same data as before; resolves once it answers. */
  start(): Promise<void>;
  /** `kill -9`; its brokers go with it. */
  kill(): Promise<void>;
}

/** Undefined where the set-up has no RabbitMQ that a server can run itself. */
export const prepareOwnSite = async (dataDir: string): Promise<OwnSite | undefined> => {
  const setup = [process.env.TRAMTIN_SETUP, '.data/setup.json'].find((file) => file && existsSync(file));
  if (!setup) return undefined;
  const { format, rabbitmq } = JSON.parse(readFileSync(setup, 'utf8'));
  if (!rabbitmq) return undefined;
  mkdirSync(dataDir, { recursive: true });
  const ownSetup = path.resolve(dataDir, 'own-setup.json');
  // Without Kafka, which the test does not need and which takes its time to start.
  writeFileSync(ownSetup, JSON.stringify({ format, rabbitmq }));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let server: ReturnType<typeof spawn> | undefined;
  return {
    url,
    async start() {
      server = spawn(process.execPath, ['server/main.ts'], {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: `${port}`,
          TRAMTIN_DATA: dataDir,
          TRAMTIN_SETUP: ownSetup,
          LOG_LEVEL: 'silent',
        },
        stdio: 'ignore',
      });
      const exited = once(server, 'exit');
      // The socket is served first; a page that is asked for waits for Next by itself.
      const handshake = `${url}/socket.io/?EIO=4&transport=polling`;
      const answers = await untilAnswers(handshake, { limitMs: 60_000, abandoned: exited });
      if (!answers) throw new Error(`the server ended with code ${server.exitCode}`);
    },
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    },
  };
};
