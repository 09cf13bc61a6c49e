import type { EventOf } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** The hint of the mistake made last; undefined once an objective met after it says that it has been put right. */
export const openHint = ({
  hints,
  objectives,
}: Pick<Picture, 'hints' | 'objectives'>): EventOf<'hint.raised'> | undefined => {
  const lastMet = Math.max(0, ...Object.values(objectives).map(({ seq }) => seq));
  return Object.values(hints)
    .filter(({ seq }) => seq > lastMet)
    .sort((a, b) => b.seq - a.seq)[0];
};
