import { kafkajs } from '#server/technologies/kafka/kafkajs.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';
import { percentile } from '../bench/percentile.ts';
import type { MeasuredKafka, Measurement } from './measurement.ts';
import { withTopic } from './with-topic.ts';

const records = 500;

/** From the call of `send` until the consumer's handler has the record, one record after the other. */
export const kafkaRoundTrip: Measurement<MeasuredKafka> = {
  lesson: '05-kafka/08-strengths-limits.mdx',
  measure: async ({ address }) => {
    const kafka = adminClient(address, 'measure');
    return await withTopic(kafka, {}, async (topic) => {
      const consumer = kafka.consumer({ groupId: topic });
      const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
      await Promise.all([consumer.connect(), producer.connect()]);
      await consumer.subscribe({ topic, fromBeginning: true });
      let arrived = (): void => {};
      await consumer.run({ eachMessage: async () => arrived() });
      const [trips, sends]: [number[], number[]] = [[], []];
      for (let record = 0; record <= records; record += 1) {
        const began = performance.now();
        const trip = new Promise<number>((resolve) => {
          arrived = () => resolve(performance.now() - began);
        });
        await producer.send({ topic, messages: [{ value: Buffer.alloc(1_024, 'x') }] });
        const sent = performance.now() - began;
        const took = await trip;
        // The first waits for the group to come together.
        if (record === 0) continue;
        sends.push(sent);
        trips.push(took);
      }
      await Promise.all([consumer.disconnect(), producer.disconnect()]);
      return Object.entries({ 'send confirmed': sends, 'send to handler': trips }).map(([what, times]) => ({
        what,
        p50Ms: percentile(times, 50).toFixed(1),
        p99Ms: percentile(times, 99).toFixed(1),
      }));
    });
  },
};
