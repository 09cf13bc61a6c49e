import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { warmRabbitmq } from '#server/technologies/rabbitmq/warm.ts';
import type { BrokerHandle, BrokerStatus } from './handle.ts';
import { openBrokers } from './open.ts';
import { readSetup } from './setup-file.ts';
import { watchBroker } from './watch.ts';

const source = readSetup('kafka', '.data')?.source ?? '';
const native = source === 'installed' || source === 'extracted';

test.skipIf(!native)('a native broker that is killed is lost within a second and comes back by itself', async () => {
  // Brokers that the environment names are not ours to kill.
  vi.stubEnv('TRAMTIN_BROKERS', source);
  onTestFinished(() => void vi.unstubAllEnvs());
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-brokers-'));
  const pids: Record<string, number> = {};
  const brokers = openBrokers({
    dataDir,
    log: (line) => {
      const said = /^(\w+) .*\(pid (\d+)\)/.exec(line);
      if (said?.[1]) pids[said[1].toLowerCase()] = Number(said[2]);
    },
  });
  onTestFinished(brokers.stop);
  const handles: BrokerHandle<unknown>[] = [brokers.rabbitmq, brokers.kafka];
  await Promise.all(handles.map((handle) => reaches(handle, 'ready')));
  for (const handle of handles) {
    const pid = pids[handle.technology] ?? 0;
    expect(pid).toBeGreaterThan(0);
    const lost = reaches(handle, 'lost');
    const killedAt = Date.now();
    process.kill(pid, 'SIGKILL');
    const status = await lost;
    expect(status.since - killedAt).toBeLessThan(1_000);
  }
  await Promise.all(handles.map((handle) => reaches(handle, 'ready')));
});

test('a broker run by somebody else is lost and found within two seconds', async () => {
  const { rabbitmq: address } = inject('brokers');
  const door = await openDoor(address.host, address.amqpPort);
  const handle = watchBroker({
    technology: 'rabbitmq',
    source: 'environment',
    version: '',
    log: () => {},
    warm: warmRabbitmq,
    address: { ...address, host: '127.0.0.1', amqpPort: door.port },
    doors: [{ host: '127.0.0.1', port: door.port }],
  });
  onTestFinished(handle.stop);
  await reaches(handle, 'ready');
  await door.shut();
  const shutAt = Date.now();
  expect((await reaches(handle, 'lost')).since - shutAt).toBeLessThan(2_000);
  const again = await openDoor(address.host, address.amqpPort, door.port);
  onTestFinished(again.shut);
  await reaches(handle, 'ready');
});

function reaches<Address>(handle: BrokerHandle<Address>, state: BrokerStatus<Address>['state']) {
  return new Promise<BrokerStatus<Address>>((resolve) => {
    const look = (status: BrokerStatus<Address>) => {
      if (status.state !== state) return;
      leave();
      resolve(status);
    };
    const leave = handle.onChange(look);
    look(handle.status());
  });
}

/** A way to a broker that can be shut without touching the broker. */
async function openDoor(host: string, port: number, at = 0) {
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect({ host, port });
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    inside.pipe(outside).pipe(inside);
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: at }, resolve));
  const address = server.address();
  const bound = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: bound, shut };
}
