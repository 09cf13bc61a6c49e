import type { Lab } from '#model/lab.ts';
import { whyNoOwn } from '#server/brokers/own.ts';
import { labSlugs, loadLab } from '#server/sandboxes/labs.ts';
import { hasBroker } from '#server/technologies.ts';

const isPlayable = ({ ownBrokers, needs }: Lab): boolean => !ownBrokers || !whyNoOwn(needs.filter(hasBroker), '.data');

/** Slugs of the labs that can be run here: those with brokers of their own only where these are ours to start. */
export const playableSlugs = async (): Promise<string[]> => {
  const labs = await Promise.all((await labSlugs()).map(loadLab));
  return labs.flatMap((lab) => (lab && isPlayable(lab) ? [lab.slug] : []));
};
