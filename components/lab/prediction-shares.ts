import type { PredictionShare, PredictionShares } from '#model/progress.ts';

const isShare = (value: unknown): value is PredictionShare =>
  typeof value === 'object' &&
  value !== null &&
  'answered' in value &&
  'wrong' in value &&
  typeof value.answered === 'number' &&
  typeof value.wrong === 'number';

/** How many got the lab's predictions wrong; none where the server cannot tell, which is no matter to a learner. Never rejects. */
export const sharesOf = async (lab: string, signal: AbortSignal): Promise<PredictionShares> => {
  try {
    const response = await fetch(`/api/progress/predictions?lab=${encodeURIComponent(lab)}`, { signal });
    const said: unknown = response.ok ? await response.json() : null;
    if (typeof said !== 'object' || said === null) return {};
    return Object.fromEntries(
      Object.entries(said).flatMap(([id, share]: [string, unknown]) => (isShare(share) ? [[id, share]] : [])),
    );
  } catch {
    return {};
  }
};
