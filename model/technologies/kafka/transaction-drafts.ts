import type { EventDraft, EventOf } from '../../events.ts';

const transactionalId = 'invoice-orders-0';
const id = '9';

/** Events of one transactional producer after the other as tests write them; all have the same id. */
export const transactionDrafts = {
  initialised: (program: string, epoch: number): EventDraft => ({
    type: 'producer.initialised',
    origin: 'broker',
    program,
    transactionalId,
    producer: { id, epoch },
    timeoutMs: 10_000,
  }),
  begun: (program: string): EventDraft => ({ type: 'transaction.begun', origin: 'client', program, transactionalId }),
  ended: (program: string, outcome: 'commit' | 'abort', epoch = 0): EventDraft => ({
    type: 'transaction.ended',
    origin: 'broker',
    program,
    transactionalId,
    producer: { id, epoch },
    outcome,
  }),
  refused: (program: string, asked: EventOf<'transaction.refused'>['asked'], reason: string): EventDraft => ({
    type: 'transaction.refused',
    origin: 'broker',
    program,
    transactionalId,
    asked,
    reason,
  }),
  marked: (topic: string, offset: number, outcome: 'commit' | 'abort', epoch = 0): EventDraft => ({
    type: 'transaction.marked',
    origin: 'broker',
    topic,
    partition: 0,
    offset,
    outcome,
    producer: { id, epoch },
  }),
  stable: (topic: string, stable: number, high: number): EventDraft => ({
    type: 'partition.stable',
    origin: 'broker',
    topic,
    partition: 0,
    stable,
    high,
  }),
  /** By a shop; with a sequence it is idempotent. */
  unanswered: (key: string, sequence?: number): EventDraft => ({
    type: 'record.unanswered',
    origin: 'client',
    topic: 'orders',
    partition: 0,
    program: 'shop',
    key,
    label: key,
    ...(sequence !== undefined && { producer: { id, epoch: 0, sequence } }),
  }),
  recognised: (key: string, offset: number): EventDraft => ({
    type: 'record.recognised',
    origin: 'broker',
    topic: 'orders',
    partition: 0,
    program: 'shop',
    offset,
    key,
    label: key,
  }),
  written: (epoch: number, sequence: number) => ({ id, epoch, sequence, transactional: true as const }),
};
