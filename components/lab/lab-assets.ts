import type { Lab, LabCopy } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import type { Scene } from '#model/scene.ts';

/** What the page needs of a lab's folder, in chunks of its own: no other page or lab carries it. */
export interface LabAssets {
  lab: Lab;
  copy: LabCopy;
  scene: Scene;
}

/** Rejects where the folder lacks one of them. */
export const loadLab = async (slug: string): Promise<LabAssets> => {
  const [{ lab }, { copy }, { scene }]: [{ lab: Lab }, { copy: LabCopy }, { scene: Scene }] = await Promise.all([
    import(`../../labs/${slug}/lab.ts`),
    import(`../../labs/${slug}/copy.vi.ts`),
    import(`../../labs/${slug}/scene.ts`),
  ]);
  return { lab, copy, scene };
};

/** The lab's recorded run; rejects where none has been recorded yet. */
export const loadTrace = async (slug: string): Promise<LogFile> => {
  const { default: trace }: { default: LogFile } = await import(`../../labs/${slug}/trace.json`);
  return trace;
};
