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

/** Nothing came for so long: the connection is as good as gone. */
const patienceMs = 30_000;

/** A recorded run at that address, null where none has been recorded yet; rejects where it cannot be fetched. */
export const loadLog = async (url: string): Promise<LogFile | null> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The recording ${url} did not come: ${response.status}`);
  // One of the site's own, checked when it was built; the schema would weigh on every lesson.
  const log: LogFile = await response.json();
  return log;
};

/** Address of the lab's own recorded run. */
export const traceOf = (slug: string): string => `/lab/${slug}/trace.json`;
