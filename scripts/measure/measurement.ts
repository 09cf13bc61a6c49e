import type { ChannelModel } from 'amqplib';

/** A figure that a lesson quotes, measured anew. */
export interface Measurement {
  /** The lesson's file, below content/. */
  lesson: string;
  /** What was measured, row by row, as the lesson's table has it. Queues that it declares are gone afterwards. */
  measure: (broker: MeasuredBroker) => Promise<Record<string, string | number>[]>;
}

export interface MeasuredBroker {
  /** amqp://… with which a program connects. */
  url: string;
  /** A connection of its own, closed when the measurement ends. */
  connect: () => Promise<ChannelModel>;
}
