import { globSync, readFileSync } from 'node:fs';
import { connect } from 'amqplib';
import { expect, onTestFinished, test } from 'vitest';
import { ownNode } from '#server/brokers/own-node.ts';
import { runOutside } from '#server/programs/outside.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';

const own = ownNode('rabbitmq');
const [lesson = ''] = globSync('content/*-rabbitmq/*-strengths-limits.mdx');

/** A line of the example, as the lesson's table has it. */
const rowOf = (line: string): string => {
  const [queue, left] = line.split(': ');
  const [, persistent, transient] = /^còn (\d) persistent, (\d) không persistent$/.exec(left ?? '') ?? [];
  const word = (count: string | undefined): string =>
    ({ 0: 'mất cả 3', 3: 'còn cả 3' })[Number(count)] ?? 'mất cùng queue';
  return `| ${queue} | ${word(persistent)} | ${word(transient)} |`;
};

test.skipIf(!own)('what outlives a restart of the broker is what the lesson tells', { timeout: 120_000 }, async () => {
  if (!own) return;
  let node = await own.start();
  onTestFinished(async () => {
    await node.stop();
    own.remove();
  });
  const url = amqpUrl(node.address, { ...node.address, vhost: '/' });
  const run = (what: string) => {
    const program = runOutside(`${lesson.replace(/\.mdx$/, '.examples')}/restart.ts`, '.', url, { args: [what] });
    onTestFinished(program.stop);
    return program.done;
  };
  const table = readFileSync(lesson, 'utf8').split('\n');

  const connection = await connect(url);
  const channel = await connection.createChannel();
  channel.on('error', () => {});
  const refused = channel.assertQueue('q', { durable: false, arguments: { 'x-queue-type': 'quorum' } });
  await expect(refused).rejects.toMatchObject({ code: 406, message: expect.stringContaining('non-durable') });
  await connection.close();

  const kills = [
    () => node.stop(),
    // By now the quorum queue is not young any more, which is another story: the lesson tells it.
    async () => {
      process.kill(node.pid, 'SIGKILL');
      await node.ended;
      await node.stop();
    },
  ];
  for (const end of kills) {
    expect(await run('send')).toHaveLength(3);
    await end();
    node = await own.start();
    const rows = (await run('count')).map(rowOf);
    expect(rows).toHaveLength(3);
    expect(rows.filter((row) => !table.includes(row))).toEqual([]);
  }
});
