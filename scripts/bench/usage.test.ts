import { expect, test } from 'vitest';
import { coresBetween, type Kind, type Usage } from './usage.ts';

const usage = (at: number, machine: number, ...used: [pid: number, kind: Kind, seconds: number][]): Usage => ({
  at,
  machine,
  seconds: new Map(used.map(([pid, kind, seconds]) => [pid, { kind, seconds }])),
});

test('cores are what processes of a kind used over the time between, those that are new from nothing', () => {
  const before = usage(1_000, 50, [1, 'server', 2], [2, 'programs', 1], [3, 'programs', 9]);
  const after = usage(5_000, 56, [1, 'server', 4], [2, 'programs', 2], [4, 'programs', 1]);
  expect(coresBetween(before, after)).toEqual({
    server: 0.5,
    programs: 0.5,
    rabbitmq: 0,
    kafka: 0,
    learners: 0,
    machine: 1.5,
  });
});
