import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Channel } from 'amqplib';
import type { Measurement } from './measurement.ts';

const program = path.resolve('labs/delivery-guarantees/programs/payment.ts');
const queue = 'orders';

const tries = [
  { ACK: 'auto', CRASH: 'before', DEDUP: 'off' },
  { ACK: 'auto', CRASH: 'after', DEDUP: 'off' },
  { ACK: 'manual', CRASH: 'before', DEDUP: 'off' },
  { ACK: 'manual', CRASH: 'after', DEDUP: 'off' },
  { ACK: 'manual', CRASH: 'after', DEDUP: 'on' },
];

/** Five orders to the lab's own program, which dies at a chosen line of the first; started again, and a sixth: rows charged. */
export const crashPoints: Measurement = {
  lesson: '03-broker/03-delivery-guarantees.mdx',
  measure: async (broker) => {
    const channel = await (await broker.connect()).createChannel();
    const rows = [];
    for (const settings of tries) rows.push({ ...settings, ...(await dieOnce(broker.url, channel, settings)) });
    return rows;
  },
};

const dieOnce = async (url: string, channel: Channel, settings: Record<string, string>) => {
  await channel.assertQueue(queue, { durable: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'crash-points-'));
  const DB = path.join(folder, 'payment.db');
  const env = { ...process.env, ...settings, RABBITMQ_URL: url, DB };
  const run = (more: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, [program], { env: { ...env, ...more }, stdio: ['pipe', 'ignore', 'inherit'] });
  const send = (order: number): boolean =>
    channel.sendToQueue(
      queue,
      Buffer.from(JSON.stringify({ order, amount: 50_000, workMs: 600 + ((order * 70) % 300) })),
      {
        messageId: `${order}`,
        persistent: true,
      },
    );
  try {
    for (let order = 1; order <= 5; order += 1) send(order);
    const [, signal] = await once(run(), 'exit');
    const second = run({ CRASH: 'never' });
    send(6);
    const db = new DatabaseSync(DB, { readOnly: true, timeout: 5_000 });
    const rowsOf = (orders: string): number =>
      Number(db.prepare(`SELECT count(*) AS n FROM charges WHERE order_id IN (${orders})`).get()?.n);
    // #6 comes last, and its charge before its ack.
    while (rowsOf('6') === 0) await wait(100);
    second.kill('SIGTERM');
    await once(second, 'exit');
    const figures = { diedOf: String(signal), charges: rowsOf('1,2,3,4,5,6'), ofFirst: rowsOf('1') };
    db.close();
    return figures;
  } finally {
    await channel.deleteQueue(queue);
    rmSync(folder, { recursive: true });
  }
};
