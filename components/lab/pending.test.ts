import { expect, it } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { afterEvents, isPending, withCommand, withoutCommand } from './pending.ts';

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
  const sent = withCommand({}, 'freeze', 'worker-1');
  expect(afterEvents(sent, [frozen('worker-1')])).toBe(sent);
  const taken = afterEvents(sent, [accepted('freeze', 'worker-1')]);
  expect(afterEvents(taken, [frozen('worker-2')])).toBe(taken);
  expect(isPending(taken, 'freeze', 'worker-1')).toBe(true);
  expect(isPending(afterEvents(taken, [frozen('worker-1')]), 'freeze', 'worker-1')).toBe(false);
});

it('takes the new value of a setting for its answer', () => {
  const sent = withCommand({}, 'prefetch', undefined);
  const changed: LabEvent = {
    type: 'setting.changed',
    seq: 1,
    at: 0,
    origin: 'platform',
    setting: 'prefetch',
    program: null,
    value: 4,
  };
  expect(afterEvents(sent, [changed])).toEqual({});
});

it('forgets a command that was refused, and no other', () => {
  const sent = withCommand(withCommand({}, 'send', undefined), 'freeze', 'worker-1');
  const left = withoutCommand(sent, 'send', undefined);
  expect(isPending(left, 'send')).toBe(false);
  expect(isPending(left, 'freeze', 'worker-1')).toBe(true);
});
