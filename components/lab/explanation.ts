import type { EventOf } from '#model/events.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import { programName } from '#model/role.ts';
import { copy } from './copy.vi.ts';

type Settled = Pick<EventOf<'prediction.settled'>, 'prediction' | 'actual' | 'facts'>;

/**
 * Why a prediction came out as it did, with the run's own names and figures, and what speaks against the option that the
 * learner chose instead; empty where the lab has no words for it.
 */
export const explanationOf = (
  lab: Lab,
  words: LabCopy,
  { prediction, actual, facts }: Settled,
  chosen?: string,
): string => {
  const { program } = facts;
  const said = words.predictions[prediction];
  const why = withFacts(said?.explanation[actual] ?? '', {
    ...facts,
    ...(typeof program === 'string' && { program: programName(lab, words, program) }),
  });
  const belief = chosen === undefined || chosen === actual ? undefined : said?.beliefs?.[chosen];
  return belief === undefined ? why : `${why} ${copy.tasks.belief(belief)}`;
};

const withFacts = (text: string, facts: Settled['facts']): string =>
  text.replace(/\{(\w+)\}( ms\b)?/g, (whole, name: string, ms = '') => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    if (typeof fact === 'string') return fact + ms;
    return ms && fact >= 1000 ? copy.seconds(fact) : copy.number(fact) + ms;
  });
