import { connect } from 'node:net';
import { expect, inject, onTestFinished, test } from 'vitest';
import { serverTechnologies } from '#server/technologies.ts';
import { loadCopy, loadLab } from './labs.ts';
import { createLog } from './log.ts';
import { createTroupe } from './troupe.ts';

/** Whether somebody listens there. */
const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    onTestFinished(() => void socket.destroy());
  });

test('a server listens before whoever calls it has started, so that no first click finds nobody', async () => {
  const lab = await loadLab('sync-vs-async');
  if (!lab) throw new Error('there is no such lab');
  const log = createLog();
  const scope = { id: 'startorder', lab };
  const rabbitmq = await serverTechnologies.rabbitmq.open(inject('brokers').rabbitmq, scope, log.append);
  const grpc = await serverTechnologies.grpc.open(undefined, scope, log.append);
  const corners = new Map([
    ['rabbitmq', rabbitmq],
    ['grpc', grpc],
  ] as const);
  const troupe = createTroupe(lab, await loadCopy(lab.slug), log, corners);
  onTestFinished(async () => {
    await troupe.close();
    await Promise.all([rabbitmq.close(), grpc.close()]);
  });
  const portOf = (program: string): number => Number(grpc.env(program).PORT);
  const calls: Readonly<Record<string, string>> = { customer: 'order', order: 'payment', payment: 'inventory' };
  const begun: { role: string; reaches: Promise<boolean> | undefined }[] = [];
  log.onAppend((event) => {
    if (event.type !== 'program.started') return;
    const called = calls[event.role];
    begun.push({ role: event.role, reaches: called === undefined ? undefined : isOpen(portOf(called)) });
  });
  await troupe.open();
  expect(begun.map(({ role }) => role)).toEqual(['inventory', 'payment', 'order', 'customer']);
  expect(await Promise.all(begun.map(({ reaches }) => reaches))).toEqual([undefined, true, true, true]);
});
