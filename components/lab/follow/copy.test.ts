import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { biographyOf } from '#model/biography.ts';
import { createChronicle } from '#model/chronicle.ts';
import { createInterpreter } from '#model/legs.ts';
import { logFile } from '#model/log-file.ts';
import { biographyText } from './copy.vi.ts';

const names = { program: (id: string) => id, action: String, value: String };

const sentence = (slug: string, subject: string): string => {
  const text = readFileSync(path.join(import.meta.dirname, '../../../labs', slug, 'trace.json'), 'utf8');
  const { events } = logFile.parse(JSON.parse(text));
  const chronicle = createChronicle();
  createInterpreter([chronicle]).append(events);
  const biography = biographyOf(chronicle.legsOf(subject), chronicle.blows());
  const began = events.find(({ seq }) => seq === biography?.seq);
  return biography ? biographyText(biography, began, names) : '';
};

test.each([
  ['rabbitmq-work-queue', '1', 'Đơn #1 của Bình: worker-1 làm xong sau 1,2 s.'],
  ['rabbitmq-work-queue', '12', 'Đơn #12 của An: worker-1 chết khi đang giữ, giao lại cho worker-3, xong sau 2,1 s.'],
  ['rabbitmq-work-queue', '14', 'Đơn #14 của Chi: worker-2 bị đóng băng khi đang giữ, rồi làm xong sau 3,1 s.'],
  ['rabbitmq-work-queue', '33', 'Đơn #33 của Ngọc: worker-3 chết khi đang giữ, mất luôn vì ack tự động.'],
  ['rabbitmq-exchanges', '9', 'Đơn #9 của Ngọc: không có queue nào nhận.'],
  [
    'rabbitmq-pubsub',
    '1',
    'Đơn #1 của Bình: ở inventory: inventory làm xong sau 0,5 s; ở email: email-1 làm xong sau 0,9 s.',
  ],
  ['rabbitmq-priority-backpressure', '75', 'Message #75: bị đẩy ra vì queue đầy.'],
  [
    'kafka-consumer-groups',
    'orders/1@23',
    'Đơn #72 của Vy: chờ 0,5 s, invoice-3 chết khi đang giữ, giao lại cho invoice-4, xong sau 4,2 s.',
  ],
])('%s, order %s: one sentence', (slug, subject, told) => {
  expect(sentence(slug, subject)).toBe(told);
});

test('of a very long way the middle is counted', () => {
  expect(sentence('rabbitmq-dlq-retry', '1')).toMatch(/^Đơn #1: worker từ chối, .*, … thêm \d+ chặng …, .*\.$/);
});
