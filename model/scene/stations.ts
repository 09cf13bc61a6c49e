import type { StationOf } from '../scene.ts';

/** Where a station stands and how large it is; `x` and `y` are its centre. */
export interface Spot {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The point that a line begins with: a program that publishes. */
export const producerPoint = (
  program: string,
  place: Pick<StationOf<'producer'>, 'x' | 'y' | 'labelAt'>,
): StationOf<'producer'> => ({ id: program, kind: 'producer', program, ...place });

/** The card of a program, with what it has in its hands. */
export const programCard = (program: string, spot: Spot): StationOf<'program'> => ({
  id: program,
  kind: 'program',
  program,
  ...spot,
});

/** What a meter shows, wherever it stands. */
export type Figure = Omit<StationOf<'meter'>, 'kind' | keyof Spot>;

/** A figure in its place. */
export const meter = (figure: Figure, spot: Spot): StationOf<'meter'> => ({ kind: 'meter', ...figure, ...spot });

/** A drawing of the lab's own, by its name among the lab's `parts`. */
export const ownPart = (part: string, spot: Spot): StationOf<'own'> => ({ id: part, kind: 'own', part, ...spot });

/** Words that belong to no station. */
export const caption = (
  id: string,
  words: Pick<StationOf<'caption'>, 'x' | 'y' | 'text' | 'align'>,
): StationOf<'caption'> => ({ id, kind: 'caption', ...words });
