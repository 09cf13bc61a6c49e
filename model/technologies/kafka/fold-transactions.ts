import type { EventOf } from '../../events.ts';
import type { Apply, Picture } from '../../picture.ts';
import { keptRecords } from './picture.ts';
import { partitionId } from './record.ts';

/** Open transactions of programs, and what became of the records that they wrote. */
export const applyTransactions: Apply = (draft, event) => {
  switch (event.type) {
    case 'producer.initialised': {
      const program = draft.programs[event.program];
      // Whoever makes transactions asks twice, the second time by name.
      if (program) program.producer = { ...event.producer, timeoutMs: event.timeoutMs };
      break;
    }
    case 'transaction.begun': {
      const program = draft.programs[event.program];
      if (program) program.transaction = { records: 0, firsts: {} };
      break;
    }
    case 'record.appended':
      if (event.producer?.transactional) write(draft, event);
      answer(draft, event.program);
      break;
    case 'record.recognised':
      answer(draft, event.program);
      break;
    case 'cable.mended': {
      const program = draft.programs[event.program];
      if (program) program.cutOff = true;
      break;
    }
    case 'record.unanswered': {
      const program = draft.programs[event.program];
      if (program) program.unanswered = event.label;
      break;
    }
    case 'transaction.ended':
    case 'transaction.refused': {
      const program = draft.programs[event.program];
      // Whoever is told that the broker is still busy with a former transaction has none of its own yet.
      if (program) delete program.transaction;
      break;
    }
    case 'transaction.marked':
      mark(draft, event);
      break;
    case 'partition.stable': {
      const partition = draft.topics[event.topic]?.partitions[event.partition];
      if (!partition) break;
      partition.high = Math.max(partition.high, event.high);
      if (event.stable < event.high) partition.stable = event.stable;
      else delete partition.stable;
      break;
    }
  }
};

const answer = (draft: Picture, id: string | null): void => {
  const program = id === null ? undefined : draft.programs[id];
  if (!program) return;
  delete program.unanswered;
  delete program.cutOff;
};

const write = (draft: Picture, event: EventOf<'record.appended'>): void => {
  const { program: id, offset, at } = event;
  const program = id === null ? undefined : draft.programs[id];
  if (!program?.transaction) return;
  const { transaction, producer } = program;
  const place = partitionId(event);
  transaction.records += 1;
  transaction.firsts[place] = Math.min(transaction.firsts[place] ?? offset, offset);
  transaction.since ??= at;
  if (producer) transaction.until ??= at + producer.timeoutMs;
};

const mark = (draft: Picture, event: EventOf<'transaction.marked'>): void => {
  const { offset, outcome, producer } = event;
  const partition = draft.topics[event.topic]?.partitions[event.partition];
  if (!partition) return;
  partition.markers = [...partition.markers, { offset, outcome }]
    .sort((a, b) => a.offset - b.offset)
    .slice(-keptRecords);
  partition.high = Math.max(partition.high, offset + 1);
  for (const { offset: written, transaction } of partition.records) {
    const isEnded = transaction?.producer === producer.id && transaction.state === 'open' && written < offset;
    if (isEnded) transaction.state = outcome;
  }
  // What it has begun since lies behind the marker.
  const place = partitionId(event);
  for (const program of Object.values(draft.programs)) {
    const first = program.transaction?.firsts[place];
    if (!program.transaction || program.producer?.id !== producer.id || first === undefined || first > offset) continue;
    program.transaction.over = outcome;
  }
};
