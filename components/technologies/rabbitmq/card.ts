import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { copy } from './copy.vi.ts';

/** Of a consumer that it waits, and how much it may hold; of who only publishes, who waits for nothing, how much it sent. */
export const card = ({ id, published }: ProgramPicture, _: Lab, { queues }: Picture): CardWords | undefined => {
  const consumers = Object.values(queues).flatMap((queue) => queue.consumers.filter(({ program }) => program === id));
  // With automatic acks the broker counts nothing, and prefetch limits nothing.
  const limit = consumers.reduce((sum, { ackMode, prefetch }) => sum + (ackMode === 'manual' ? prefetch : 0), 0);
  if (consumers.length > 0) return { says: copy.waiting, ...(limit > 0 && { limit }) };
  return published.sent > 0 ? { says: copy.hasSent(published.sent) } : undefined;
};
