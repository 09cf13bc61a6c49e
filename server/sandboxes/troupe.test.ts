import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import type { EnvValue } from '#model/lab.ts';
import { serverTechnologies } from '#server/technologies.ts';
import { loadCopy, loadLab } from './labs.ts';
import { createLog, type Log } from './log.ts';
import { createTroupe } from './troupe.ts';

const slug = 'rabbitmq-work-queue';
const RABBITMQ_URL = 'amqp://127.0.0.1:1';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Workers of a lab that nothing answers at the broker's address, started with what the environment holds as well. */
const workersWith = async (env: Readonly<Record<string, EnvValue>>) => {
  const lab = await loadLab(slug);
  const worker = lab?.roles.worker;
  if (!lab || !worker) throw new Error(`${slug} has no workers`);
  const log = createLog();
  const roles = { ...lab.roles, worker: { ...worker, env } };
  const corner = await serverTechnologies.sqlite.open(undefined, { id: 'troupe', lab }, log.append);
  const troupe = createTroupe(
    { ...lab, roles, needs: ['sqlite'] },
    await loadCopy(slug),
    log,
    new Map([['sqlite', corner]]),
  );
  onTestFinished(async () => {
    await troupe.close();
    await corner.close();
  });
  return { log, troupe };
};

const untilExited = (log: Log): Promise<void> =>
  new Promise((resolve) => {
    const look = ({ type }: Pick<LabEvent, 'type'>): void => {
      if (type === 'program.exited') resolve();
    };
    log.onAppend(look);
    log.events().forEach(look);
  });

const absence = { isAway: () => false, isReturning: () => false };

test('closing waits for a program that is still being made, and takes it along', async () => {
  const { log, troupe } = await workersWith({ RABBITMQ_URL });
  const starting = troupe.carryOut({ do: 'start', roles: ['worker'] });
  await troupe.close();
  const told = [...log.events()];
  await starting;
  expect(log.events()).toEqual(told);
  expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining(['program.started', 'program.exited']));
  expect(troupe.pids()).toEqual([]);
});

test('a program whose environment could not be made leaves no card and can be started', async () => {
  vi.stubEnv('TMPDIR', '/nowhere');
  const { log, troupe } = await workersWith({ RABBITMQ_URL, DATABASE: { file: 'orders' } });
  await expect(troupe.carryOut({ do: 'start', roles: ['worker'] })).rejects.toThrow('ENOENT');
  expect(() => troupe.check({ do: 'run', program: 'worker-1' }, absence)).toThrow('unknown-program');
  vi.unstubAllEnvs();
  await troupe.carryOut({ do: 'start', roles: ['worker'] });
  expect(log.events()).toContainEqual(expect.objectContaining({ type: 'program.started', program: 'worker-1' }));
});

test('a program whose environment cannot be made anew can be run later', async () => {
  const env: Record<string, EnvValue> = { RABBITMQ_URL };
  const { log, troupe } = await workersWith(env);
  await troupe.carryOut({ do: 'start', roles: ['worker'] });
  // Without a broker it ends by itself.
  await untilExited(log);
  vi.stubEnv('TMPDIR', '/nowhere');
  env.DATABASE = { file: 'orders' };
  await expect(troupe.carryOut({ do: 'run', program: 'worker-1' })).rejects.toThrow('ENOENT');
  for (const next of ['run', 'remove'] as const) troupe.check({ do: next, program: 'worker-1' }, absence);
});

test('what is done to several programs is done to whom it can be, and refused where it can be done to nobody', async () => {
  const { log, troupe } = await workersWith({ RABBITMQ_URL });
  const programs = ['worker-1', 'worker-2'];
  const kill = { do: 'each', action: 'kill', programs } as const;
  await troupe.carryOut({ do: 'start', roles: ['worker'] });
  expect(() => troupe.check(kill, absence)).not.toThrow();
  await troupe.carryOut(kill);
  await untilExited(log);
  expect(() => troupe.check(kill, absence)).toThrow('program-not-running');
  expect(() => troupe.check({ ...kill, action: 'run' }, absence)).not.toThrow();
});

test('one of each role starts that has room, and it is refused where none has', async () => {
  const { log, troupe } = await workersWith({ RABBITMQ_URL });
  const others = { do: 'start', roles: ['producer', 'worker'] } as const;
  await troupe.carryOut(others);
  expect(log.events().filter(({ type }) => type === 'program.started')).toHaveLength(2);
  expect(() => troupe.check(others, absence)).not.toThrow();
  await troupe.carryOut(others);
  expect(log.events().filter(({ type }) => type === 'program.started')).toHaveLength(3);
  expect(() => troupe.check({ do: 'start', roles: ['producer'] }, absence)).toThrow('role-full');
});
