import type { TechnologyView } from '#components/technology-view.ts';

/** What there is to see of the messages of a technology that has none. */
export const nothingTravels = {
  card: () => undefined,
  aftermath: () => null,
  legend: () => [],
  phases: () => [],
  priorityOf: () => 0,
  reasons: {},
  signs: {},
  saying: () => undefined,
  inscriptionIn: () => undefined,
  isSpoken: () => false,
  inspector: {
    labelIn: () => undefined,
    states: () => [],
    isLoss: () => false,
    hasBegun: () => false,
    Facts: () => null,
  },
} satisfies Partial<TechnologyView<never>>;
