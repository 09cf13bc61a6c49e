import { expect, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import { noStory } from '#model/story.ts';
import { cardWords } from './card-words.ts';

const role = { start: 1, max: 1 };

const lab: Lab = {
  slug: 'shop',
  line: 'hybrid',
  needs: ['rabbitmq', 'kafka', 'sqlite'],
  topics: { events: { partitions: 1 } },
  roles: {
    shop: { ...role, program: 'shop.ts' },
    courier: { ...role, program: 'courier.ts', uses: ['rabbitmq'] },
    report: { ...role, program: 'report.ts', uses: ['kafka'], env: { GROUP_ID: { group: 'report' } } },
  },
  controls: [],
  predictions: [],
  guide: [],
  story: noStory,
};

const started = (program: string) =>
  ({ type: 'program.started', origin: 'platform', program, role: program, pid: 1 }) as const;

const events = [
  started('shop'),
  started('courier'),
  started('report'),
  { type: 'topic.created', origin: 'broker', topic: 'events', partitions: 1 },
  { type: 'queue.declared', origin: 'broker', queue: 'parcels', durable: true, arguments: {} },
] as const;

const picture = events.reduce<Picture>(
  (before, event, index) => reduce(before, { ...event, seq: index + 1, at: index + 1 }),
  emptyPicture,
);

const says = (program: string, now = picture): string | undefined => {
  const found = now.programs[program];
  return found && cardWords(found, lab, now).says;
};

test('an idle program of RabbitMQ is not about to join a group, although there are topics', () => {
  expect(says('courier')).toBe('chưa có việc');
  expect(says('shop')).toBe('chưa có việc');
  expect(says('report')).toBe('đang vào group');
});

test('a technology speaks where it has something to say', () => {
  const consumer = { program: 'courier', queue: 'parcels', consumerTag: 'c', ackMode: 'manual', prefetch: 1 } as const;
  const waiting = reduce(picture, { type: 'consumer.started', origin: 'broker', seq: 9, at: 9, ...consumer });
  expect(says('courier', waiting)).toBe('rảnh, đang chờ');
  const member = { memberId: 'm', program: 'report', partitions: [{ topic: 'events', partition: 0 }] };
  const joined = reduce(picture, {
    type: 'group.described',
    origin: 'broker',
    seq: 9,
    at: 9,
    group: 'report',
    state: 'Stable',
    members: [member],
  });
  expect(says('report', joined)).toBe('giữ partition 0');
});

test('of a program that runs bare nobody knows what it is about', () => {
  const report = picture.programs.report;
  expect(report && cardWords(report, { ...lab, bare: true }, picture).says).toBe('đang chạy');
});
