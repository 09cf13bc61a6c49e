import type { EventOf } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** The newest good word of the run: an objective that was met, or what became of a prediction. */
export type News = EventOf<'objective.met'> | EventOf<'prediction.settled'>;

/** The three newest at most, the newest first: two goals and a verdict may come together. */
export const newsOf = (
  { objectives, predictions }: Pick<Picture, 'objectives' | 'predictions'>,
  after: number,
): News[] =>
  [...Object.values(objectives), ...Object.values(predictions).flatMap(({ settled }) => settled ?? [])]
    .filter(({ seq }) => seq > after)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, 3);
