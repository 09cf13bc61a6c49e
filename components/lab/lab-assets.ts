import type { Parts } from '#components/diagram/stage-context.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import type { Scene } from '#model/scene.ts';

/** What the page needs of a lab's folder, in chunks of its own: no other page or lab carries it. */
export interface LabAssets {
  lab: Lab;
  copy: LabCopy;
  scene: Scene;
  parts: Parts;
}

/** Rejects where the folder lacks one of them. */
export const loadLab = async (slug: string): Promise<LabAssets> => {
  const [{ lab }, { copy }, { scene, parts = {} }]: [{ lab: Lab }, { copy: LabCopy }, { scene: Scene; parts?: Parts }] =
    await Promise.all([
      import(`../../labs/${slug}/lab.ts`),
      import(`../../labs/${slug}/copy.vi.ts`),
      import(`../../labs/${slug}/scene.ts`),
    ]);
  return { lab, copy, scene, parts };
};

/** The lab's recorded run; rejects where none has been recorded yet. */
export const loadTrace = async (slug: string): Promise<LogFile> => {
  const response = await fetch(`/lab/${slug}/trace.json`);
  if (!response.ok) throw new Error(`No recording of ${slug}`);
  // From the lab's own folder, checked when it was recorded; the schema would weigh on every lesson.
  const trace: LogFile = await response.json();
  return trace;
};
