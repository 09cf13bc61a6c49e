import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { loadLab } from '#server/sandboxes/labs.ts';
import { differencesOf } from '#server/technologies/audit.ts';
import { shown } from './play.ts';
import { createStudio } from './studio.ts';

const board = createBrokerBoard(
  fixedBrokers(inject('brokers')),
  claimOwner(mkdtempSync(path.join(tmpdir(), 'audit-'))),
  () => {},
);

const openOf = async (slug: string) => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  const sandbox = await createStudio(board).open(lab);
  const { audits, leftovers } = sandbox;
  onTestFinished(sandbox.close);
  const differences = async (change: (picture: Picture) => Picture = (picture) => picture): Promise<string[]> => {
    const aspects = audits.flatMap((audit) => audit.aspects);
    const found = await Promise.all(
      aspects.map(async ({ ask, read }) => {
        const { figures } = await ask(sandbox);
        return differencesOf(read(change(sandbox.picture())), figures);
      }),
    );
    return found.flat();
  };
  return { sandbox, differences, leftovers };
};

/** How old its counts may be, the broker shows only in time. */
const agreed = (differences: () => Promise<string[]>): Promise<void> =>
  expect.poll(() => differences(), { timeout: 10_000 }).toEqual([]);

/** What differs, without by how much. */
const named = (differences: readonly string[]): string[] => differences.map((one) => one.replace(/ is .*/, '')).sort();

const withQueue = (picture: Picture, name: string, change: Partial<Picture['queues'][string]>): Picture => {
  const queue = picture.queues[name];
  return queue ? { ...picture, queues: { ...picture.queues, [name]: { ...queue, ...change } } } : picture;
};

test('exchanges, queues and bindings are compared with their arguments; the platform’s own are nobody’s', async () => {
  const { sandbox, differences, leftovers } = await openOf('rabbitmq-exchanges');
  await shown(sandbox, () => sandbox.picture().bindings.length === 12, 'all bindings');
  await agreed(differences);
  const bound = sandbox.picture().bindings;
  expect(named(await differences(() => emptyPicture))).toEqual(
    [
      ...Object.keys(sandbox.picture().exchanges).flatMap((name) => (name === '' ? [] : [`exchange ${name}`])),
      ...Object.keys(sandbox.picture().queues).flatMap((name) =>
        ['', ': ready', ': unacked'].map((of) => `queue ${name}${of}`),
      ),
      ...bound.map(() => expect.stringMatching(/^binding .* → .* by ".*" \[.*\]$/)),
    ].sort(),
  );
  const headers = bound.filter(({ exchange }) => exchange === 'shop.headers');
  const changed = headers.map((one) => ({ ...one, arguments: { ...one.arguments, region: 'europe' } }));
  const others = bound.filter((one) => !headers.includes(one));
  expect(named(await differences((picture) => ({ ...picture, bindings: others })))).toHaveLength(headers.length);
  expect(await differences((picture) => ({ ...picture, bindings: [...others, ...changed] }))).toHaveLength(4);
  expect(await differences((picture) => ({ ...picture, bindings: [...bound, ...headers] }))).toHaveLength(2);
  const exchanges = { 'shop.topic': { name: 'shop.topic', kind: 'direct', arguments: {} } };
  expect(
    named(await differences((picture) => ({ ...picture, exchanges: { ...picture.exchanges, ...exchanges } }))),
  ).toEqual(['exchange shop.topic']);
  expect(await leftovers()).toEqual([`vhost tt-${sandbox.id}`, `user tt-${sandbox.id}`]);
});

test('consumers are compared with their prefetch, messages by where they are', async () => {
  const { sandbox, differences } = await openOf('rabbitmq-work-queue');
  const consumers = () => sandbox.picture().queues.orders?.consumers ?? [];
  await shown(sandbox, () => consumers().length > 1, 'its consumers');
  await agreed(differences);
  const lines = consumers().map(({ consumerTag }) => `queue orders: consumer ${consumerTag}, manual ack, prefetch 1`);
  expect(named(await differences((picture) => withQueue(picture, 'orders', { consumers: [] })))).toEqual(lines.sort());
  const eager = consumers().map((one) => ({ ...one, prefetch: 99 }));
  expect(await differences((picture) => withQueue(picture, 'orders', { consumers: eager }))).toHaveLength(
    2 * consumers().length,
  );
  expect(named(await differences((picture) => withQueue(picture, 'orders', { ready: ['1'] })))).toEqual([
    'queue orders: ready',
  ]);
});

test('groups are compared by state, members, their partitions and commits; topics by their watermarks', async () => {
  const { sandbox, differences, leftovers } = await openOf('kafka-consumer-groups');
  const group = () => sandbox.picture().groups.invoice;
  await shown(sandbox, () => group()?.state === 'Stable' && group()?.members.length === 1, 'its group', 30_000);
  await sandbox.act({ action: 'send-many', value: 12 });
  await shown(sandbox, () => Object.keys(group()?.committed ?? {}).length > 0, 'a commit');
  await agreed(differences);
  const differ = async (change: Partial<NonNullable<ReturnType<typeof group>>>): Promise<string[]> =>
    named(
      await differences((picture) => {
        const known = picture.groups.invoice;
        return known ? { ...picture, groups: { ...picture.groups, invoice: { ...known, ...change } } } : picture;
      }),
    );
  const members = group()?.members ?? [];
  const ofMembers = members.map(({ memberId }) => `group invoice: member ${memberId}`).sort();
  expect(await differ({ members: [] })).toEqual(ofMembers);
  expect(await differ({ members: members.map((one) => ({ ...one, partitions: [] })) })).toEqual(ofMembers);
  expect(await differ({ committed: {} })).toContainEqual(
    expect.stringMatching(/^group invoice: commit of orders\/\d$/),
  );
  expect(await differ({ state: 'Empty' })).toContain('group invoice: state');
  expect(named(await differences((picture) => ({ ...picture, topics: {}, groups: {} })))).toEqual(
    expect.arrayContaining(['group invoice: state', 'orders/0: high watermark', 'orders/0: low watermark']),
  );
  expect(await leftovers()).toEqual(
    expect.arrayContaining([`topic tt-${sandbox.id}.orders`, `group tt-${sandbox.id}.invoice`]),
  );
});

test('tables are compared by their rows, and files that are there are left', async () => {
  const { sandbox, differences, leftovers } = await openOf('delivery-guarantees');
  await sandbox.act({ action: 'send' });
  await shown(sandbox, () => (sandbox.picture().tables.charges?.rows ?? 0) > 0, 'a charge');
  await agreed(differences);
  expect(named(await differences((picture) => ({ ...picture, tables: {} })))).toEqual(
    expect.arrayContaining(['table charges: rows']),
  );
  expect(await leftovers()).toEqual(expect.arrayContaining([...sandbox.files()]));
});
