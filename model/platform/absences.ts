import type { Picture } from '../picture.ts';
import type { Technology } from '../technology.ts';

/** Whether that broker is away. */
export const isAway = ({ absences }: Pick<Picture, 'absences'>, technology: Technology): boolean =>
  absences.some((absence) => absence.technology === technology && absence.returnedAt === undefined);
