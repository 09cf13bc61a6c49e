import type { LabEvent } from '#model/events.ts';

/**
 * Whether a broker has told of one of the lab's programs: a connection, a consumer, a message, a member of a group; or where
 * there is none, the wire. What it says of anything else the platform may have brought about itself when it opened the sandbox.
 */
export const isMoving = (events: readonly LabEvent[]): boolean => events.some(isBrokersWordOfProgram);

const isBrokersWordOfProgram = (event: LabEvent): boolean => {
  if (event.origin === 'wire') return true;
  if (event.origin !== 'broker') return false;
  if ('program' in event) return event.program !== null;
  return 'members' in event && event.members.some(({ program }) => program !== null);
};
