import { ownPrefix } from './link.ts';

/** Finds out how far the firehose has come: it tells what one vhost did in the order in which it did it. */
export interface Soundings {
  /** Begins one; the answer is whether all that the firehose had to tell until now has been heard. */
  begin(): () => boolean;
  /** Takes a publish of the firehose's that is the end of a sounding; false for any other. */
  heard(publish: { exchange: string; routingKey: string }): boolean;
  /** The firehose is away: nothing that was waited for will come. */
  lost(): void;
}

const mark = `${ownPrefix}mark-`;

/**
 * `sound` publishes an empty message to no queue, under that routing key: what the firehose says of it comes after all
 * that it had to say before. False where it cannot, because the broker is away.
 */
export const createSoundings = (sound: (routingKey: string) => boolean): Soundings => {
  const underWay = new Set<string>();
  let count = 0;
  return {
    begin() {
      count += 1;
      const key = `${mark}${count}`;
      underWay.add(key);
      if (!sound(key)) underWay.delete(key);
      return () => !underWay.has(key);
    },
    heard({ exchange, routingKey }) {
      if (exchange !== '' || !routingKey.startsWith(mark)) return false;
      underWay.delete(routingKey);
      return true;
    },
    lost: () => underWay.clear(),
  };
};
