import type { Progress } from '#model/progress.ts';

/** A lab as its goals tell how far somebody is. */
export interface LabGoals {
  slug: string;
  objectives: readonly string[];
}

/** Whether there is a goal left that was not met. */
export const isOpen = ({ slug, objectives }: LabGoals, met: Progress['objectives']): boolean =>
  objectives.some((id) => !met[slug]?.includes(id));

/** Of the labs with a goal met and others left, the one that was begun last. */
export const begunLab = <Lab extends LabGoals>(labs: readonly Lab[], met: Progress['objectives']): Lab | undefined =>
  Object.keys(met)
    .flatMap((slug) => labs.find((lab) => lab.slug === slug) ?? [])
    .findLast((lab) => isOpen(lab, met));
