import type { LabEvent } from '../../events.ts';
import type { TechnologyModel } from '../../technology-model.ts';
import type { kafkaEvents } from './events.ts';
import { applyKafka } from './fold.ts';
import { interpretKafka } from './interpret.ts';
import { emptyKafka, type HeldRecord, type KafkaPicture, type KafkaProgram } from './picture.ts';
import { recordId } from './record.ts';
import type { PartitionStation } from './stations.ts';
import { trackState } from './track-state.ts';

interface LabTopic {
  partitions: number;
  config?: Readonly<Record<string, string>>;
  /** What it keeps is looked into: its segments, the offsets at which nothing is left, and its configuration. */
  surveyed?: true;
}

export interface KafkaParts {
  events: typeof kafkaEvents;
  picture: KafkaPicture;
  program: KafkaProgram;
  held: HeldRecord;
  /** `turnedDown`: the broker would not have it. */
  reason: 'turnedDown';
  sign: never;
  station: PartitionStation;
  lab: {
    /** Topics that the platform makes before the first program starts. */
    topics?: Readonly<Record<string, LabTopic>>;
  };
  /** The broker's name for the lab's own topic, group or transactional id; of a group also for a program that looks after it and is none of its consumers. */
  env: { topic: string } | { group: string; member?: false } | { transaction: string };
}

const messageOf = (event: LabEvent): string | undefined =>
  event.type === 'record.appended' ||
  event.type === 'record.consumed' ||
  event.type === 'record.handled' ||
  event.type === 'record.returned'
    ? recordId(event)
    : undefined;

/** Records in partitions, and groups that read them. */
export const kafka: TechnologyModel<KafkaParts> = {
  name: 'Kafka',
  container: {
    image: 'apache/kafka:4.3.1',
    ports: [9092],
    prepare: ({ topics = {} }) =>
      Object.entries(topics).map(([topic, { partitions, config = {} }]) =>
        [
          `/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --create --topic ${topic} --partitions ${partitions}`,
          ...Object.entries(config).map(([name, value]) => `--config ${name}=${value}`),
        ].join(' '),
      ),
  },
  picture: emptyKafka,
  program: () => ({}),
  apply: applyKafka,
  interpret: interpretKafka,
  messageOf,
  historyOf: (message) => (event) => messageOf(event) === message,
  begins: ['record.appended'],
  finishes: ['record.handled'],
  still: ['partition.measured', 'partition.surveyed', 'partition.stable', 'topic.configured'],
  trackState,
};
