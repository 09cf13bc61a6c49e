import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BrokerNode } from '#server/technologies/broker-node.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';
import { pidOf } from './handle.ts';
import { superviseBroker } from './supervise.ts';
import { untilReady } from './until-ready.ts';

const address: RabbitmqAddress = { host: '', amqpPort: 0, managementUrl: '', username: '', password: '' };

/** A process that does nothing, in the place of a broker; `fails` says whether the nth start does. */
const supervised = (fails: (nth: number) => boolean = () => false) => {
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'supervise-')), 'broker');
  onTestFinished(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }));
  const folders: boolean[] = [];
  const handle = superviseBroker<RabbitmqAddress>({
    technology: 'rabbitmq',
    source: 'extracted',
    dataDir,
    log: () => {},
    async start(): Promise<BrokerNode<RabbitmqAddress>> {
      folders.push(existsSync(dataDir));
      mkdirSync(dataDir, { recursive: true });
      if (fails(folders.length)) throw new Error('no start');
      const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      await once(child, 'spawn');
      const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
      const stop = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      return { address, version: '', pid: child.pid ?? 0, ended, tool: async () => '', stop };
    },
  });
  onTestFinished(handle.stop);
  const until = (state: string) =>
    new Promise<void>((resolve) => {
      const leave = handle.onChange((status) => {
        if (status.state !== state) return;
        leave();
        resolve();
      });
    });
  return { handle, folders, until };
};

test('who is killed on purpose is started again without delay, however often', async () => {
  const { handle, until } = supervised();
  await untilReady(handle);
  // Six ends that nobody asked for would be waited for longer than a test may take.
  for (let nth = 1; nth <= 6; nth += 1) {
    const back = until('lost').then(() => until('ready'));
    handle.kill?.();
    await back;
  }
});

test('a folder is emptied after two starts that failed in a row, and not before, whatever ended soon', async () => {
  const { handle, folders, until } = supervised((nth) => nth === 2 || nth === 4 || nth === 5);
  await untilReady(handle);
  const third = until('lost').then(() => until('ready'));
  process.kill(pidOf(handle.status()) ?? 0, 'SIGKILL');
  await third;
  expect(folders).toEqual([false, true, true]);
  const sixth = until('lost').then(() => until('ready'));
  handle.kill?.();
  await sixth;
  expect(folders.slice(3)).toEqual([true, true, false]);
});
