import { expect, onTestFinished, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { createCausalBuffer } from '../causal-buffer.ts';
import { createLedger } from './ledger.ts';
import { createSettlements } from './settlements.ts';

test.each([
  { batch: 600, found: 600 },
  { batch: 6_000, found: 5_000 },
])('of a batch of $batch that is acked before its callbacks end, the newest $found are handled at once', (size) => {
  const told: EventDraft[] = [];
  const ledger = createLedger();
  // Nothing is told for want of time.
  const buffer = createCausalBuffer(600_000);
  onTestFinished(() => buffer.flush());
  const settlements = createSettlements({
    buffer,
    ledger,
    emit: (draft) => void told.push(draft),
    isOver: () => false,
    answersUntilNow: () => () => true,
  });
  const ids = Array.from({ length: size.batch }, (_, i) => `e${i}`);
  for (const id of ids) {
    ledger.published(id, ['emails']);
    ledger.deliver(id, 'emails', 'mailer', true);
    settlements.reported('mailer', { kind: 'acked', queue: 'emails', base: id, connection: '1.1' });
  }
  expect(told.filter(({ type }) => type === 'message.acked')).toHaveLength(size.batch);
  for (const id of ids.slice(-size.found)) {
    settlements.reported('mailer', { kind: 'handled', queue: 'emails', base: id, connection: '1.1' });
  }
  expect(told.filter(({ type }) => type === 'message.handled')).toHaveLength(size.found);
});
