import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';

/**
 * Whether a broker has told of one of the lab's programs: a connection, a consumer, a message, a member of a group; or where
 * there is none, the wire. What it says of anything else the platform may have brought about itself when it opened the sandbox.
 * Of programs that run bare nobody tells but themselves.
 */
export const isMoving = (events: readonly LabEvent[], { bare }: Pick<Lab, 'bare'> = {}): boolean =>
  events.some(bare ? ({ type }) => type === 'program.printed' : isBrokersWordOfProgram);

const isBrokersWordOfProgram = (event: LabEvent): boolean => {
  if (event.origin === 'wire') return true;
  if (event.origin !== 'broker') return false;
  if ('program' in event) return event.program !== null;
  return 'members' in event && event.members.some(({ program }) => program !== null);
};
