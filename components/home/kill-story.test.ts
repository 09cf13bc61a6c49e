import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventText } from '#components/lab/events/copy.vi.ts';
import type { EventDraft } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { exited, started } from '#model/platform/drafts.ts';
import { logOf } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { killStory, toldOf } from './kill-story.ts';
import { recording } from './recording.ts';

const { delivered, acked, published } = draftsOf('orders');
const names = { program: (id: string) => id, action: String, value: String };
const lines = (drafts: readonly EventDraft[], since = 0): string[] =>
  toldOf(logOf(drafts), since).map((event) => eventText(event, names));

const begun = [
  started('worker-1', 'worker'),
  started('worker-2', 'worker'),
  published('1'),
  published('2'),
  delivered('1', 'worker-1'),
  delivered('2', 'worker-2'),
];
const whole = [
  'Broker giao #1 cho worker-1',
  'worker-1 bị kill (SIGKILL)',
  'Kết nối của worker-1 đứt',
  'Broker giao #1 cho worker-2, redelivered',
  'worker-2 ack #1',
];
const rest = [acked('2', 'worker-2'), delivered('1', 'worker-2', { redelivered: true }), acked('1', 'worker-2')];

describe('the lines of a kill', () => {
  test('before it: who holds what', () => {
    expect(lines(begun)).toEqual(['Broker giao #1 cho worker-1', 'Broker giao #2 cho worker-2']);
    expect(lines([...begun, acked('1', 'worker-1')])).toEqual(['Broker giao #2 cho worker-2']);
  });

  test('five lines at most, from the order in its hands to the ack of another worker', () => {
    expect(lines([...begun, exited('worker-1'), closed('worker-1'), ...rest])).toEqual(whole);
    expect(lines([...begun, exited('worker-1')])).toEqual(whole.slice(0, 2));
  });

  test('the broker may tell of it before the platform does', () => {
    const [ack, again, last] = rest;
    if (!ack || !again || !last) throw new Error('unreachable');
    expect(lines([...begun, ack, closed('worker-1'), again, exited('worker-1'), last])).toEqual(whole);
  });

  test('what others do meanwhile is not told', () => {
    const meanwhile = [published('3'), delivered('3', 'worker-2'), acked('3', 'worker-2'), delivered('4', 'worker-2')];
    expect(lines([...begun, exited('worker-1'), closed('worker-1'), ...rest, ...meanwhile])).toEqual(whole);
  });

  test('a worker with nothing in hand dies, and that is all', () => {
    expect(lines([...begun, acked('1', 'worker-1'), exited('worker-1'), closed('worker-1')])).toEqual(
      whole.slice(1, 3),
    );
  });

  test('who leaves politely was not killed', () => {
    expect(killStory(logOf([...begun, exited('worker-1', 'left')]))).toBeUndefined();
  });

  test('the newest kill is told, and only one that was asked for', () => {
    const first = [...begun, exited('worker-1'), closed('worker-1'), ...rest];
    const second = [started('worker-1', 'worker'), delivered('5', 'worker-2')];
    expect(lines([...first, ...second], first.length)).toEqual(['Broker giao #5 cho worker-2']);
    expect(lines([...first, ...second, exited('worker-2')], first.length)).toEqual([
      'Broker giao #5 cho worker-2',
      'worker-2 bị kill (SIGKILL)',
    ]);
  });
});

test('what the home page plays is a whole story', () => {
  const { events, lab } = logFile.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'trace.json'), 'utf8')));
  expect(lab).toBe(recording.slug);
  const first = events[0]?.at ?? 0;
  const until = (seconds: number) => events.filter(({ at }) => at <= first + seconds * 1000);
  expect(toldOf(until(recording.from))).toEqual([]);
  const told = toldOf(until(recording.to)).map(({ type }) => type);
  expect(told).toEqual([
    'message.delivered',
    'program.exited',
    'connection.closed',
    'message.delivered',
    'message.acked',
  ]);
  // It goes on for long enough to read the last line.
  const story = killStory(events);
  expect((story?.acked?.at ?? 0) - first).toBeLessThan((recording.to - 2) * 1000);
  // Nobody who has not tried is told what they would have achieved.
  expect(events.filter(({ type }) => /^(objective|prediction|hint)\./.test(type))).toEqual([]);
});
