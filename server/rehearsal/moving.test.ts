import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { labSlugs, loadLab } from '#server/sandboxes/labs.ts';
import { isMoving } from './moving.ts';
import { readRuns, solutionRun } from './runs.ts';

const logOf = (drafts: readonly EventDraft[]): LabEvent[] =>
  drafts.map((draft, index) => ({ ...draft, seq: index + 1, at: index + 1 }));

const ofPlatform: EventDraft[] = [
  { type: 'exchange.declared', origin: 'broker', exchange: '', kind: 'direct', arguments: {} },
  { type: 'topic.created', origin: 'broker', topic: 'orders', partitions: 3 },
  { type: 'program.started', origin: 'platform', program: 'worker', role: 'worker', pid: 1 },
  { type: 'group.described', origin: 'broker', group: 'email', state: 'Empty', members: [] },
];

test('what the platform made, and a program that no broker knows, move nothing', () => {
  expect(isMoving(logOf(ofPlatform))).toBe(false);
});

test.each<EventDraft>([
  { type: 'connection.opened', origin: 'broker', program: 'worker', connection: '1' },
  {
    type: 'group.described',
    origin: 'broker',
    group: 'email',
    state: 'Stable',
    members: [{ memberId: 'm', program: 'worker', partitions: [] }],
  },
])('a program in $type does', (draft) => {
  expect(isMoving(logOf([...ofPlatform, draft]))).toBe(true);
});

describe.each(await labSlugs())('%s', (slug) => {
  test('moves before anybody acts in it', async () => {
    const lab = await loadLab(slug);
    const events = readRuns(slug)[solutionRun]?.events ?? [];
    const acted = events.findIndex(({ type }) => type === 'action.accepted' || type === 'prediction.made');
    expect(isMoving(events.slice(0, acted), lab)).toBe(true);
  });
});
