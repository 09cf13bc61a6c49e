import type { QueuePicture } from '#model/picture.ts';

/** Over how long the throughput is taken, in ms. */
const lately = 3_000;
const tooEarlyMs = 700;

/** Messages of the queue that were acked per second in the last three, or since it last was empty; undefined at its beginning. */
export const throughput = ({ samples, consumers }: QueuePicture, at: number): number | undefined => {
  if (consumers.length === 0) return 0;
  const empty = samples.findLastIndex(({ ready, unacked }) => ready + unacked === 0);
  const busySince = samples[empty + 1]?.at;
  // Empty again: what was done before is no measure of what would be.
  if (busySince === undefined) return undefined;
  const from = Math.max(at - lately, busySince);
  const before = samples.findLast((sample) => sample.at <= from) ?? samples[0];
  const now = samples.at(-1);
  if (!before || !now || at - from < tooEarlyMs) return undefined;
  return ((now.acked - before.acked) * 1000) / (at - from);
};

/** Seconds until the queue will be empty if all goes on like this; undefined where it will not, or nobody can say. */
export const emptyIn = (queue: QueuePicture, at: number): number | undefined => {
  const perSecond = throughput(queue, at);
  return perSecond ? (queue.ready.length + queue.unacked.length) / perSecond : undefined;
};
