import type { EventOf } from '#model/events.ts';

/** Knows of records that their broker will remove before long, so that whoever waits for it keeps looking. */
export interface Expiry {
  configured(topic: string, config: EventOf<'topic.configured'>['config']): void;
  measured(tape: { topic: string; partition: number; low: number; high: number }): void;
  /** Whether any topic still has records that it keeps for a short time only. */
  isNear(): boolean;
}

/** Nobody stays before the page for longer. */
const nearMs = 120_000;

/** Nothing is known yet. */
export const createExpiry = (): Expiry => {
  const brief = new Set<string>();
  const filled = new Map<string, string>();
  return {
    configured(topic, config) {
      const retentionMs = Number(config['retention.ms']?.value ?? -1);
      const isDeleted = config['cleanup.policy']?.value.split(',').includes('delete');
      if (isDeleted && retentionMs >= 0 && retentionMs <= nearMs) brief.add(topic);
      else brief.delete(topic);
    },
    measured({ topic, partition, low, high }) {
      const place = `${topic}/${partition}`;
      if (high > low) filled.set(place, topic);
      else filled.delete(place);
    },
    isNear: () => [...filled.values()].some((topic) => brief.has(topic)),
  };
};
