import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LabEvent, LabEventType } from '#model/events.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { readSetup } from '#server/brokers/setup-file.ts';
import { untilReady } from '#server/brokers/until-ready.ts';
import { createSandboxes } from './registry.ts';

const native = ['installed', 'extracted'].includes(readSetup('.data')?.rabbitmq.source ?? '');

test.skipIf(!native)(
  'a lab whose broker dies says so within a second, keeps its log and goes on by itself',
  async () => {
    let pid = 0;
    const brokers = openBrokers({
      dataDir: mkdtempSync(path.join(tmpdir(), 'broker-death-')),
      log: (line) => {
        pid = Number(/^RabbitMQ .*\(pid (\d+)\)/.exec(line)?.[1] ?? pid);
      },
    });
    onTestFinished(brokers.stop);
    await untilReady(brokers.rabbitmq);
    const sandboxes = createSandboxes({
      board: createBrokerBoard(brokers, 'death', () => {}),
      ...{ idleMs: 60_000, max: 1, perLearner: 1, onObjectiveMet: () => {}, log: () => {} },
    });
    onTestFinished(sandboxes.closeAll);
    const seen: LabEvent[] = [];
    const looks = new Set<() => void>();
    sandboxes.listen({
      event(_, event) {
        seen.push(event);
        for (const look of looks) look();
      },
      restarted: () => {},
      expiry: () => {},
    });
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!isSo()) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      });
    const count = (type: LabEventType): number => seen.filter((event) => event.type === type).length;

    const known = await sandboxes.open('an', 'rabbitmq-work-queue');
    if ('position' in known) throw new Error('queued');
    const { sandbox } = known;
    await until(() => count('consumer.started') === 2);
    await sandbox.act({ action: 'kill', program: 'worker-2' });
    await until(() => count('program.exited') === 1);

    const killedAt = Date.now();
    process.kill(pid, 'SIGKILL');
    await until(() => count('broker.lost') === 1);
    expect(Date.now() - killedAt).toBeLessThan(1_000);
    await until(() => count('broker.returned') === 1 && count('consumer.started') === 3);

    // The worker that the learner killed stays dead; the others are back and what they do is seen.
    const { programs } = sandbox.log().picture();
    expect(programs['worker-2']?.state).toBe('dead');
    expect(programs['worker-1']?.state).toBe('running');
    await until(() => sandbox.log().picture().programs.producer?.connected === true);
    await sandbox.act({ action: 'send' });
    await until(() => count('message.acked') === 1);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, i) => i + 1));
  },
);
