import type { QueuePicture, QueueSample } from '#model/technologies/rabbitmq/picture.ts';

/** Over how long the throughput is taken, in ms, and over how long what comes. */
const goingMs = 3_000;
const comingMs = 1_000;
const tooEarlyMs = 700;
/** How far apart two samples of a busy queue are. */
const sampleMs = 250;

/** Messages, waiting or with a consumer. */
export const depthOf = ({ ready, unacked }: QueueSample): number => ready + unacked;

/**
 * Messages of the queue that were acked per second in the last three, or since it last was empty; undefined at its beginning
 * and just after it ran empty. It falls to 0 with `at` alone, without another sample.
 */
export const throughput = (queue: QueuePicture, at: number): number | undefined => {
  if (queue.consumers.length === 0) return 0;
  const since = busySince(queue);
  // Empty again: what was done before is no measure of what would be.
  if (since === undefined) return isQuiet(queue, at) ? 0 : undefined;
  if (at - since < tooEarlyMs) return undefined;
  return perSecond(queue, Math.max(at - goingMs, since), at, ({ acked }) => acked);
};

/**
 * Seconds until the queue will be empty if messages come and go as they do now: infinite where no fewer come than go,
 * undefined where nobody can say yet.
 */
export const emptyIn = (queue: QueuePicture, at: number): number | undefined => {
  const going = throughput(queue, at);
  const since = busySince(queue);
  // A burst is over before its messages count as a stream that goes on.
  if (going === undefined || since === undefined || at - since < tooEarlyMs + comingMs) return undefined;
  const coming = perSecond(queue, at - comingMs, at, (sample) => sample.acked + depthOf(sample));
  const now = queue.samples.at(-1);
  // A twentieth is within what samples can tell.
  return now && coming < 0.95 * going ? depthOf(now) / (going - coming) : Number.POSITIVE_INFINITY;
};

const isQuiet = ({ samples }: QueuePicture, at: number): boolean => at - (samples.at(-1)?.at ?? at) >= goingMs;

const busySince = ({ samples }: QueuePicture): number | undefined =>
  samples[samples.findLastIndex((sample) => depthOf(sample) === 0) + 1]?.at;

/** How much a total that the samples tell grew per second from then until now. */
const perSecond = (
  { samples }: QueuePicture,
  from: number,
  at: number,
  total: (sample: QueueSample) => number,
): number => {
  const before = samples.findLast((sample) => sample.at <= from) ?? samples[0];
  const now = samples.at(-1);
  if (!before || !now) return 0;
  // Until the next sample a queue stayed as it was.
  const began = Math.max(before.at, from - sampleMs);
  return at > began ? ((total(now) - total(before)) * 1_000) / (at - began) : 0;
};
