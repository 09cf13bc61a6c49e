import type { Picture, ProgramPicture } from '#model/picture.ts';
import { ghostsOf, membershipsOf, silenceOf } from '#model/technologies/kafka/members.ts';
import { copy } from './copy.vi.ts';
import { SessionRing, TransactionRing } from './session-ring.tsx';

/**
 * How long the broker will still believe in a silent member, the program that does not run or its former process; and how long
 * it keeps open what a program has begun that does nothing.
 */
export const aftermath = (program: ProgramPicture, picture: Picture) =>
  silenceRing(program, picture) ?? transactionRing(program);

const silenceRing = ({ id, state }: ProgramPicture, picture: Picture) => {
  const silence = silenceOf(picture, id);
  if (!silence) return null;
  if (state !== 'running') return <SessionRing silence={silence} says={copy.believed} />;
  // Who has been given something waits for the former one no longer, and has work to show.
  if (membershipsOf(picture, id).some(({ isGhost, partitions }) => !isGhost && partitions.length > 0)) return null;
  const kept = ghostsOf(picture, id).flatMap(({ partitions }) => partitions.map(({ partition }) => partition));
  return <SessionRing silence={silence} says={copy.ghost(kept)} />;
};

const transactionRing = ({ transaction, exited, state }: ProgramPicture) => {
  if (state === 'running' || !transaction || transaction.over || exited?.cause === 'left') return null;
  const { since, until } = transaction;
  return since === undefined || until === undefined ? null : <TransactionRing transaction={{ since, until }} />;
};
