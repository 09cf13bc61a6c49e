import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Role } from '#model/lab.ts';
import type { Corner } from '#server/technologies/technology.ts';
import { loadLab } from './labs.ts';
import { openSandbox } from './sandbox.ts';

const slug = 'rabbitmq-work-queue';

afterEach(() => {
  vi.useRealTimers();
});

/** A corner of a broker where nobody answers. */
const corner: Corner = {
  env: () => ({ RABBITMQ_URL: 'amqp://127.0.0.1:1' }),
  resolve: () => undefined,
  report: () => {},
  close: async () => {},
};

/** Three programs, of one broker, the other and both; without a broker each ends at once by itself. */
const openLab = async () => {
  const lab = await loadLab(slug);
  const worker = lab?.roles.worker;
  if (!lab || !worker) throw new Error(`${slug} has no workers`);
  const alone = (uses: Role['uses']): Role => ({ program: worker.program, start: 1, max: 1, ...(uses && { uses }) });
  const roles = { queue: alone(['rabbitmq']), group: alone(['kafka']), both: alone(undefined) };
  const count = { started: 0, exited: 0 };
  const listeners = new Set<() => void>();
  const sandbox = await openSandbox({
    id: 'two',
    lab: { ...lab, needs: ['rabbitmq', 'kafka'], roles },
    learner: 'an',
    openCorners: async () =>
      new Map([
        ['rabbitmq', corner],
        ['kafka', corner],
      ]),
    onEvent(_, { type }) {
      if (type === 'program.started') count.started += 1;
      if (type === 'program.exited') count.exited += 1;
      for (const listener of listeners) listener();
    },
    onRestart: () => {},
    onFailure(error) {
      throw error;
    },
  });
  onTestFinished(sandbox.close);
  const exits = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (count.exited >= wanted) resolve();
      };
      listeners.add(look);
      look();
    });
  const started = (): string[] =>
    sandbox
      .log()
      .events()
      .flatMap((event) => (event.type === 'program.started' ? [event.program] : []));
  return { sandbox, exits, started };
};

test('each broker brings back what it took along, and what uses two comes back with the second', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const { sandbox, exits, started } = await openLab();
  await exits(3);
  expect(started().sort()).toEqual(['both', 'group', 'queue']);
  sandbox.brokerLost('rabbitmq');
  vi.setSystemTime(1_060_000);
  sandbox.brokerLost('kafka');

  vi.setSystemTime(1_120_000);
  sandbox.brokerReturned('rabbitmq');
  await exits(4);
  expect(started().slice(3)).toEqual(['queue']);

  // What uses no RabbitMQ had crashed by itself, long before Kafka went.
  vi.setSystemTime(1_180_000);
  sandbox.brokerReturned('kafka');
  await exits(5);
  expect(started().slice(4)).toEqual(['both']);
}, 30_000);
