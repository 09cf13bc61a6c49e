import { expect, inject, onTestFinished, test } from 'vitest';
import { emptyPicture } from '#model/picture.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { loadLab } from '#server/sandboxes/labs.ts';
import { fixedBrokers } from './fixed-brokers.ts';
import { shown } from './play.ts';
import { createStudio } from './studio.ts';

const rabbitmq = inject('rabbitmq');
const kafka = inject('kafka');
const board = createBrokerBoard(fixedBrokers({ rabbitmq, kafka }), 'audit', () => {});

const openOf = async (slug: string) => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  const studio = createStudio({ board, rabbitmq, kafka, needs: lab.needs });
  const [audit] = studio.audits;
  if (!audit) throw new Error(`nothing to audit of ${slug}`);
  const sandbox = await studio.open(lab);
  onTestFinished(sandbox.close);
  return { audit, sandbox };
};

test('a queue that the picture does not know is a difference; the platform’s own is none', async () => {
  const { audit, sandbox } = await openOf('rabbitmq-work-queue');
  await shown(sandbox, () => sandbox.picture().queues.orders !== undefined, 'its queue');
  const differences = await audit.differences(sandbox.id, emptyPicture);
  expect(differences.map((one) => one.replace(/ is .*/, ''))).toEqual([
    ...['queue orders: ready', 'queue orders: unacked', 'queue orders: consumers'],
  ]);
  expect(await audit.leftovers(sandbox.id)).toEqual([`vhost tt-${sandbox.id}`, `user tt-${sandbox.id}`]);
});

test('what an open sandbox has on Kafka is found by its name', async () => {
  const { audit, sandbox } = await openOf('kafka-consumer-groups');
  expect(await audit.leftovers(sandbox.id)).toContainEqual(expect.stringMatching(`^topic tt-${sandbox.id}\\.`));
});
