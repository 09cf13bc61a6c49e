import type { ProgramPicture } from '#model/picture.ts';
import { SessionRing, TransactionRing } from './session-ring.tsx';

/** How long the broker will still believe in a silent member, and how long it keeps its transaction open. */
export const aftermath = ({ silence, transaction, exited }: ProgramPicture) => {
  if (silence) return <SessionRing silence={silence} />;
  if (!transaction || transaction.over || exited?.cause === 'left') return null;
  const { since, until } = transaction;
  return since === undefined || until === undefined ? null : <TransactionRing transaction={{ since, until }} />;
};
