import { expect, inject, onTestFinished, test } from 'vitest';
import { listedLab, listedLabs } from '#app/labs.ts';
import { runOutside } from '#server/programs/outside.ts';
import { serverTechnologies } from '#server/technologies.ts';
import { labArchive } from './lab-archive.ts';
import { unpacked } from './unpacked.ts';

const labs = await listedLabs();
// Our Kafka lets nobody in without a token, which programs outside do not carry: theirs are run by their own lab only.
const alone = labs.filter(({ lab }) => !lab.needs.includes('kafka'));

test('there are labs to be run outside', () => {
  expect(alone.length).toBeGreaterThan(8);
});

test.for(alone.map(({ slug }) => slug))('%s: every program of its archive runs by itself', async (slug) => {
  const listed = await listedLab(slug);
  const { rabbitmq } = inject('brokers');
  const corner = await serverTechnologies.rabbitmq.open(rabbitmq, { id: `zip-${slug}`, lab: listed.lab }, () => {});
  onTestFinished(() => corner.close());
  const folder = unpacked(listed);
  const { RABBITMQ_URL } = corner.env('outside');
  // Who serves is there before who calls.
  const { roles, servers = [] } = listed.lab;
  const order = [...servers, ...Object.keys(roles).filter((name) => !servers.includes(name))];
  // What runs in a browser is read there, and run by none of them.
  const started = order.flatMap((name) => (roles[name] && !roles[name].runsIn ? [roles[name].program] : []));
  for (const program of new Set(started)) {
    const outside = runOutside(program, folder, RABBITMQ_URL);
    onTestFinished(outside.stop);
    expect(await outside.firstLine, program).not.toMatch(/error|Mất kết nối/i);
  }
});

test('the archive is a zip of one folder', async () => {
  const zip = new Uint8Array(await (await labArchive(await listedLab('rabbitmq-work-queue'))).arrayBuffer());
  expect(new TextDecoder().decode(zip.slice(0, 2))).toBe('PK');
  const text = new TextDecoder().decode(zip);
  for (const name of ['README.md', 'package.json', 'docker-compose.yml', 'worker.ts'])
    expect(text).toContain(`rabbitmq-work-queue/${name}`);
});
