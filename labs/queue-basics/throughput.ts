import { find } from '#model/findings.ts';
import type { Story } from './story-state.ts';

/** What a throughput is measured over, at the least. */
const leastMs = 1_500;
const leastAcks = 10;
const many = 3;

/** Something about the workers changed, or the queue ran empty: what comes now is another measurement. */
export const endStretch = (story: Story): void => {
  const workers = [...story.workers.values()].filter(({ consuming }) => consuming).length;
  story.stretch = { workers, acks: 0 };
};

/** One more order was done; with enough of them the throughput of so many workers is known. */
export const measure = (story: Story, ack: { at: number; seq: number }): void => {
  const { stretch } = story;
  stretch.first ??= ack;
  stretch.acks += 1;
  const { workers, first, acks } = stretch;
  if (workers === 0 || acks < leastAcks || ack.at - first.at < leastMs) return;
  story.measured.set(key(workers, story.rate), {
    perSecond: ((acks - 1) * 1000) / (ack.at - first.at),
    evidence: [first.seq, ack.seq],
  });
  if (workers >= many) compare(story, workers);
};

const key = (workers: number, rate: number): string => `${workers} at ${rate}`;

const compare = (story: Story, workers: number): void => {
  const together = story.measured.get(key(workers, story.rate));
  const alone = story.measured.get(key(1, story.rate));
  if (!together || story.objectives.has('scaled-out')) return;
  if (!alone) find(story.hints, 'no-comparison', together.evidence);
  else if (together.perSecond >= 2 * alone.perSecond) {
    find(story.objectives, 'scaled-out', [...alone.evidence, ...together.evidence]);
  }
};
