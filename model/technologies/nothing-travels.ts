import type { TechnologyModel } from '../technology-model.ts';

/** What the events of a technology mean for the drawings of messages, where it has none. */
export const nothingTravels = {
  interpret: () => ({ begin: () => {}, take: () => {} }),
  messageOf: () => undefined,
  historyOf: () => () => false,
  begins: [],
  finishes: [],
} satisfies Partial<TechnologyModel<never>>;
