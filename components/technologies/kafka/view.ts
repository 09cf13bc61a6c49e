import type { TechnologyView } from '#components/technology-view.ts';
import type { KafkaParts } from '#model/technologies/kafka/model.ts';
import { recordId } from '#model/technologies/kafka/record.ts';
import { aftermath } from './aftermath.tsx';
import { card } from './card.ts';
import { copy } from './copy.vi.ts';
import { inspector } from './inspector.tsx';
import { legend } from './legend.tsx';
import { PartitionTape } from './partition-tape.tsx';
import { sentences } from './sentences.vi.ts';

/** Number of the order that a record is about, where its value tells one. */
const orderIn = (value: string): string | undefined => {
  try {
    const { order }: { order?: unknown } = Object(JSON.parse(value));
    return typeof order === 'string' || typeof order === 'number' ? String(order) : undefined;
  } catch {
    return undefined;
  }
};

const lastWord = (topic: string): string => topic.slice(topic.lastIndexOf('.') + 1);

const spoken: ReadonlySet<string> = new Set([
  'topic.grown',
  'group.rebalancing',
  'member.silenced',
  'offset.refused',
  'fetch.refused',
  'record.refused',
  'transaction.refused',
  'transaction.marked',
  'record.unanswered',
  'record.recognised',
]);

/** Partitions as tapes, records as their cells, groups as flags on them. */
export const kafka: TechnologyView<KafkaParts> = {
  corner: copy.corner,
  stations: {
    partition: {
      Drawing: PartitionTape,
      rowName: (name, compact, { topics = {} }) => {
        const [topic = '', partition = ''] = name.split('/');
        const place = { topic, partition, of: topics[topic]?.partitions };
        if (Object.keys(topics).length > 1) return copy.place({ ...place, topic: compact ? lastWord(topic) : topic });
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
  reasons: copy.reasons,
  signs: {},
  saying: () => undefined,
  inscriptionIn: (event) => {
    if (event.type !== 'record.appended') return undefined;
    const order = orderIn(event.value);
    // Without a key, its offset stands for it.
    const key = event.key ?? event.label;
    if (order === undefined || order === key) return undefined;
    return { message: recordId(event), key, content: order, usual: event.label === order ? 'content' : 'key' };
  },
  sentences,
  isSpoken: ({ type }) => spoken.has(type),
  inspector,
};
