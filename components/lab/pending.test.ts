import { expect, it } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { createPending } from './pending.ts';

const accepted = (action: string, program: string | null): LabEvent => ({
  type: 'action.accepted',
  seq: 1,
  at: 0,
  origin: 'platform',
  action,
  program,
  value: null,
});
const frozen = (program: string): LabEvent => ({ type: 'program.frozen', seq: 2, at: 0, origin: 'platform', program });

it('keeps a command grey until a fact about its own program follows its acceptance', () => {
  const pending = createPending();
  pending.add('freeze', 'worker-1');
  expect(pending.take([frozen('worker-1')])).toBe(false);
  expect(pending.take([accepted('freeze', 'worker-1')])).toBe(false);
  expect(pending.take([frozen('worker-2')])).toBe(false);
  expect(pending.has('freeze', 'worker-1')).toBe(true);
  expect(pending.take([frozen('worker-1')])).toBe(true);
  expect(pending.has('freeze', 'worker-1')).toBe(false);
});

it('takes the new value of a setting for its answer', () => {
  const pending = createPending();
  pending.add('prefetch', undefined);
  pending.take([
    {
      type: 'setting.changed',
      seq: 1,
      at: 0,
      origin: 'platform',
      setting: 'prefetch',
      program: null,
      value: 4,
    },
  ]);
  expect(pending.has('prefetch', undefined)).toBe(false);
});
