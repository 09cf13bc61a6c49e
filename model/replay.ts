import type { EventDraft, LabEvent } from './events.ts';
import type { Prediction, Settled } from './prediction.ts';
import { createLivingPicture } from './reduce.ts';
import type { Found, Story } from './story.ts';
import type { Walk } from './walk.ts';

/** A log of those events, each so many ms after the one before. */
export const logOf = (drafts: readonly EventDraft[], stepMs = 1): LabEvent[] =>
  drafts.map((draft, index): LabEvent => ({ ...draft, seq: index + 1, at: 1_000 + index * stepMs }));

/** A log of drafts that each come so many ms after its beginning, in the order of their times. */
export const timedLogOf = (drafts: readonly (readonly [afterMs: number, draft: EventDraft])[]): LabEvent[] =>
  drafts
    .toSorted(([one], [other]) => one - other)
    .map(([afterMs, draft], index): LabEvent => ({ ...draft, seq: index + 1, at: 10_000 + afterMs }));

/** What a story finds in a log. */
export const foundIn = <Objective extends string, Hint extends string>(
  story: Story<Objective, Hint>,
  events: readonly LabEvent[],
): Found<Objective, Hint> => {
  const walk = story.begin();
  walkOver(events, walk);
  return walk.state;
};

/** What settles a prediction that was made at that seq, or before the log began. */
export const settledIn = <Option extends string>(
  { begin }: Prediction<string, Option>,
  events: readonly LabEvent[],
  madeSeq = 0,
): Settled<Option> | undefined => walkOver(events, begin(), madeSeq);

/** Takes what comes after that seq until there is an answer. */
const walkOver = <Answer>(events: readonly LabEvent[], walk: Walk<unknown, Answer>, after = 0): Answer | undefined => {
  const picture = createLivingPicture();
  for (const event of events) {
    const answer = event.seq > after ? walk.take(event, picture.now) : undefined;
    if (answer !== undefined) return answer;
    picture.take(event);
  }
  return undefined;
};
