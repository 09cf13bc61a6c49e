import type { EventOf } from '#model/events.ts';
import { firstLetters } from '#model/label.ts';
import type { Emit } from '../technology.ts';
import type { PartitionLedger } from './partition-ledger.ts';
import type { TransactionReport } from './transaction-report.ts';

interface Place {
  topic: string;
  partition: number;
}

/** What it needs of the observer whose part it is. */
interface Around {
  emit: Emit;
  ledger: PartitionLedger;
  /** A name of the lab's own. */
  plain(name: string): string;
  inTurn(program: string, isDue: () => boolean, tell: () => void): void;
  onChange(how: 'traffic'): void;
}

/** Tells what programs say of their transactions. */
export interface TransactionObserver {
  reported(program: string, report: TransactionReport): void;
  /** The broker's own word, names as on the broker. */
  stable(partition: Place & { stable: number; high: number }): void;
  /** Whether anything was written there in a transaction; a name as on the broker. */
  hasTransactions(topic: string): boolean;
  /** The broker's answer to a send names an offset that the log has told of. */
  toldAgain(program: string, record: Recognised): void;
}

type Recognised = Pick<EventOf<'record.recognised'>, 'topic' | 'partition' | 'offset' | 'key' | 'label' | 'producer'>;

/** Of a record that has a key, what stands on its carriage. */
export const labelLength = 5;

/** Sees transactions from now on. */
export const createTransactionObserver = ({ emit, ledger, plain, inTurn, onChange }: Around): TransactionObserver => {
  /** Offsets that wait for the end of a transaction, by its transactional id. */
  const pending = new Map<string, Extract<TransactionReport, { kind: 'pending' }>[]>();
  const topics = new Set<string>();
  /** Sends to which no answer came. */
  const unanswered = new Set<string>();
  const at = ({ topic, partition }: Place): Place => ({ topic: plain(topic), partition });
  const named = (report: { transactionalId: string }): { transactionalId: string } => ({
    transactionalId: plain(report.transactionalId),
  });

  const end = (program: string, report: Extract<TransactionReport, { kind: 'transaction-ended' }>): void => {
    const { producer, outcome, site } = report;
    emit({ type: 'transaction.ended', origin: 'broker', program, ...named(report), producer, outcome, site });
    for (const { group, offsets } of outcome === 'commit' ? (pending.get(report.transactionalId) ?? []) : []) {
      for (const { offset, ...place } of offsets) {
        const commit = { ...at(place), group: plain(group), offset };
        ledger.committed(commit);
        emit({ type: 'offset.committed', origin: 'client', ...commit, program, site });
      }
    }
    pending.delete(report.transactionalId);
    onChange('traffic');
  };

  const hold = (program: string, report: Extract<TransactionReport, { kind: 'pending' }>): void => {
    pending.set(report.transactionalId, [...(pending.get(report.transactionalId) ?? []), report]);
    const group = plain(report.group);
    for (const { offset, ...place } of report.offsets)
      emit({ type: 'offset.pending', origin: 'broker', program, ...named(report), ...at(place), group, offset });
  };

  const mark = (report: Extract<TransactionReport, { kind: 'marked' }>): void => {
    const { offset, outcome, producer } = report;
    topics.add(report.topic);
    const record = { ...at(report), offset };
    if (!ledger.appended(record)) return;
    emit({ type: 'transaction.marked', origin: 'broker', ...record, outcome, producer });
    onChange('traffic');
  };

  const stable = ({ stable, high, ...place }: Place & { stable: number; high: number }): void => {
    topics.add(place.topic);
    const measured = { ...at(place), stable, high };
    if (ledger.isNewStable(measured)) emit({ type: 'partition.stable', origin: 'broker', ...measured });
  };

  return {
    reported(program, report) {
      switch (report.kind) {
        case 'initialised':
          inTurn(program, always, () => {
            const { producer, timeoutMs } = report;
            const transactionalId = report.transactionalId === null ? null : plain(report.transactionalId);
            emit({ type: 'producer.initialised', origin: 'broker', program, transactionalId, producer, timeoutMs });
          });
          break;
        case 'begun':
          inTurn(program, always, () => {
            pending.delete(report.transactionalId);
            emit({ type: 'transaction.begun', origin: 'client', program, ...named(report), site: report.site });
          });
          break;
        case 'pending':
          inTurn(program, always, () => hold(program, report));
          break;
        case 'transaction-ended':
          inTurn(program, always, () => end(program, report));
          break;
        case 'transaction-refused':
          inTurn(program, always, () => {
            const { asked, reason } = report;
            emit({ type: 'transaction.refused', origin: 'broker', program, ...named(report), asked, reason });
          });
          break;
        case 'marked':
          // What it ends was written before it.
          inTurn(
            program,
            () => report.offset === 0 || ledger.knows({ ...at(report), offset: report.offset - 1 }),
            () => mark(report),
          );
          break;
        case 'stable':
          inTurn(program, always, () => stable(report));
          break;
        case 'unanswered':
          inTurn(program, always, () => {
            const { key, producer } = report;
            const label = firstLetters(key ?? '?', labelLength);
            if (producer) unanswered.add(sendOf(program, { ...at(report), producer }));
            emit({ type: 'record.unanswered', origin: 'client', program, ...at(report), key, label, producer });
          });
          break;
      }
    },
    stable,
    hasTransactions: (topic) => topics.has(topic),
    toldAgain(program, record) {
      // Else a reader was only quicker to tell than the writer.
      if (!unanswered.delete(sendOf(program, record))) return;
      emit({ type: 'record.recognised', origin: 'broker', program, ...record });
    },
  };
};

/** A send by what the broker knows it by. */
const sendOf = (program: string, { topic, partition, producer }: Place & Pick<Recognised, 'producer'>): string =>
  [program, topic, partition, producer?.id, producer?.epoch, producer?.sequence].join('\0');

const always = (): boolean => true;
