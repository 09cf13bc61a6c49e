import type { TechnologyView } from '#components/technology-view.ts';
import type { KafkaParts } from '#model/technologies/kafka/model.ts';
import { aftermath } from './aftermath.tsx';
import { card } from './card.ts';
import { copy } from './copy.vi.ts';
import { inspector } from './inspector.tsx';
import { legend } from './legend.tsx';
import { PartitionTape } from './partition-tape.tsx';
import { sentences } from './sentences.vi.ts';

/** Partitions as tapes, records as their cells, groups as flags on them. */
export const kafka: TechnologyView<KafkaParts> = {
  corner: copy.corner,
  stations: {
    partition: {
      Drawing: PartitionTape,
      rowName: (name, compact) => {
        const partition = name.slice(name.lastIndexOf('/') + 1);
        return compact ? `p${partition}` : copy.partition(partition);
      },
    },
  },
  card,
  aftermath,
  legend,
  phases: ({ groups }) =>
    Object.values(groups).flatMap(({ name, state }) =>
      state === 'PreparingRebalance' || state === 'CompletingRebalance'
        ? [copy.rebalancing(name, copy.rebalance[state])]
        : [],
    ),
  priorityOf: () => 0,
  reasons: {},
  saying: () => undefined,
  sentences,
  isSpoken: ({ type }) => type === 'group.rebalancing' || type === 'member.silenced',
  inspector,
};
