import type { ChannelModel } from 'amqplib';
import type { BrokerNode } from '#server/technologies/broker-node.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import type { KafkaCluster } from '#server/technologies/kafka/cluster.ts';

/** A figure that a lesson quotes, measured anew on what it is about: RabbitMQ unless it says otherwise. */
export interface Measurement<On = MeasuredBroker> {
  /** The lesson's file, below content/. */
  lesson: string;
  /** What was measured, row by row, as the lesson's table has it. Queues and topics that it makes are gone afterwards. */
  measure: (on: On) => Promise<Record<string, string | number>[]>;
}

/** RabbitMQ as the site starts it. */
export interface MeasuredBroker {
  /** amqp://… with which a program connects. */
  url: string;
  /** A connection of its own, closed when the measurement ends. */
  connect: () => Promise<ChannelModel>;
}

/** Kafka as the site starts it: one node. */
export type MeasuredKafka = BrokerNode<KafkaAddress>;

/** A controller and three brokers with Kafka's own settings, gone with their data when the measurement ends. */
export type MeasuredCluster = KafkaCluster;
