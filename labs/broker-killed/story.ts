import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { enoughAcks, sides } from './sides.ts';
import { beginWatch, evidenceOf, isDeath, takeWatch, type Watch } from './watch.ts';

const ids = {
  objectives: ['resumed', 'kept', 'acked', 'dropped'],
  hints: ['idle', 'sent-before'],
} as const;

interface Own {
  watch: Watch;
  /** When the newest death was asked for, the one without orders had been seen to its end. */
  knew: boolean;
}
type Story = StoryOf<typeof ids, Own>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const { watch } = story;
  takeWatch(watch, event, before);
  if (watch.asked === event.seq) story.knew = story.objectives.has('resumed');
  if (!isDeath(watch)) return;
  const { waiting, waitingFleeting, writtenOff, started, calm, calmAfter } = watch;
  const evidence = (...seqs: (number | undefined)[]): number[] => evidenceOf(watch, ...seqs);
  const someWaited = sides.every((side) => waiting[side] > 0);

  // The first experiment kills them while nothing waits.
  if (!someWaited && story.knew) mistake(story, 'idle', 'kept', evidence());
  if (someWaited && !watch.persistentThen && waitingFleeting.length === 0)
    mistake(story, 'sent-before', 'dropped', evidence());

  if (someWaited && calm !== undefined) {
    if (waitingFleeting.length === 0 && writtenOff.length === 0) find(story.objectives, 'kept', evidence(calm));
    if (waitingFleeting.length === 0 && watch.acksThen >= enoughAcks)
      find(story.objectives, 'acked', evidence(watch.againSettled.rabbitmq[0], watch.againSettled.kafka[0], calm));
    if (waitingFleeting.length > 0 && writtenOff.length > 0)
      find(story.objectives, 'dropped', evidence(writtenOff[0]?.seq, writtenOff.at(-1)?.seq, calm));
  }
  if (calmAfter !== undefined && watch.sentAfter !== undefined)
    find(story.objectives, 'resumed', evidence(started[0]?.seq, watch.sentAfter, calmAfter));
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ watch: beginWatch(), knew: false }), take);
