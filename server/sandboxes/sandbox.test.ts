import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Control, Role } from '#model/lab.ts';
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

const kill: Control = { id: 'kill-brokers', kind: 'button', effect: { killBrokers: ['rabbitmq', 'kafka'] } };

/** Three programs, of one broker, the other and both; without a broker each ends at once by itself. */
const openLab = async (
  inTurn?: (work: () => Promise<void>) => Promise<void>,
  killBrokers?: (brokers: readonly string[]) => void,
) => {
  const lab = await loadLab(slug);
  const worker = lab?.roles.worker;
  if (!lab || !worker) throw new Error(`${slug} has no workers`);
  const alone = (uses: Role['uses']): Role => ({ program: worker.program, start: 1, max: 1, ...(uses && { uses }) });
  const roles = { queue: alone(['rabbitmq']), group: alone(['kafka']), both: alone(undefined) };
  const count = { started: 0, exited: 0 };
  const listeners = new Set<() => void>();
  const sandbox = await openSandbox({
    id: 'two',
    lab: { ...lab, needs: ['rabbitmq', 'kafka'], roles, controls: [kill] },
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
    ...(inTurn && { inTurn }),
    ...(killBrokers && { killBrokers }),
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

test('what a broker took along is started again at its turn, and not while the broker is away once more', async () => {
  const turns: (() => Promise<void>)[] = [];
  const { sandbox, exits, started } = await openLab(async (work) => {
    turns.push(work);
  });
  const turn = async (): Promise<void> => {
    await vi.waitUntil(() => turns.length > 0);
    await turns.shift()?.();
  };
  await exits(3);
  sandbox.brokerLost('rabbitmq');
  sandbox.brokerReturned('rabbitmq');
  await vi.waitUntil(() => turns.length === 1);
  expect(started()).toHaveLength(3);
  sandbox.brokerLost('rabbitmq');
  await turn();
  expect(started()).toHaveLength(3);

  sandbox.brokerReturned('rabbitmq');
  await turn();
  expect(started().slice(3).sort()).toEqual(['both', 'queue']);
}, 30_000);

test('what is asked of programs whose broker is away is refused, until they have been started again', async () => {
  const { sandbox, exits } = await openLab();
  await exits(3);
  sandbox.brokerLost('rabbitmq');
  const refused = { code: 'broker-away', status: 503 };
  await expect(sandbox.act({ action: 'run', program: 'queue' })).rejects.toMatchObject(refused);
  await expect(sandbox.act({ action: 'run', program: 'both' })).rejects.toMatchObject(refused);
  await sandbox.act({ action: 'run', program: 'group' });
  await exits(4);
  expect(
    sandbox
      .log()
      .events()
      .filter(({ type }) => type === 'action.accepted'),
  ).toHaveLength(1);
  sandbox.brokerReturned('rabbitmq');
  // Both are on their way already: that is another refusal.
  await expect(sandbox.act({ action: 'run', program: 'queue' })).rejects.toMatchObject(refused);
  await exits(6);
  await sandbox.act({ action: 'run', program: 'queue' });
}, 30_000);

test('brokers are killed where they are the sandbox’s own, and not while one of them is away', async () => {
  const killed: (readonly string[])[] = [];
  const { sandbox, exits } = await openLab(undefined, (brokers) => killed.push(brokers));
  await exits(3);
  await sandbox.act({ action: 'kill-brokers' });
  expect(killed).toEqual([['rabbitmq', 'kafka']]);
  sandbox.brokerLost('kafka');
  await expect(sandbox.act({ action: 'kill-brokers' })).rejects.toMatchObject({ code: 'broker-away' });
  expect(killed).toHaveLength(1);
  const { sandbox: sharing, exits: othersExit } = await openLab();
  await othersExit(3);
  await expect(sharing.act({ action: 'kill-brokers' })).rejects.toMatchObject({ code: 'bad-request' });
}, 30_000);
