import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { sides } from './sides.ts';
import { beginWatch, takeWatch, type Watch } from './watch.ts';

const ids = {
  objectives: ['killed', 'frozen', 'left', 'cut', 'poison', 'skipped'],
  hints: ['idle', 'thawed-too-soon', 'skips-already', 'ran-too-soon'],
} as const;

interface Own {
  watch: Watch;
}
type Story = StoryOf<typeof ids, Own>;

/** So often has each side tried the order in vain. */
const enoughRounds = 3;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const { watch } = story;
  takeWatch(watch, event, before);
  const { kind, sides: watched, bad } = watch;
  const { rabbitmq, kafka } = watched;
  const evidence = (...seqs: (number | undefined)[]): number[] =>
    seqs.filter((seq) => seq !== undefined).sort((a, b) => a - b);

  if (watch.idle !== undefined && kind && kind !== 'poison') mistake(story, 'idle', kind, [watch.idle]);
  if (watch.tooSoon !== undefined) mistake(story, 'thawed-too-soon', 'frozen', [watch.tooSoon]);
  if (event.type === 'program.started' && kind === 'killed' && kafka.hit && !kafka.moved)
    mistake(story, 'ran-too-soon', 'killed', [kafka.hit.seq, event.seq]);
  if (event.type === 'record.appended' && bad?.seq === event.seq && before.settings.bad === 'skip')
    mistake(story, 'skips-already', 'poison', [event.seq]);

  if (bad && sides.every((side) => watched[side].rounds >= enoughRounds))
    find(story.objectives, 'poison', evidence(bad.seq, rabbitmq.round?.seq, kafka.round?.seq));
  if (watch.calm === undefined) return;
  const proof = evidence(rabbitmq.hit?.seq, kafka.hit?.seq, rabbitmq.moved?.seq, kafka.moved?.seq, watch.calm);
  if (kind === 'poison') {
    if (rabbitmq.rounds > 0 && kafka.rounds > 0) find(story.objectives, 'skipped', proof);
  } else if (kind) find(story.objectives, kind, proof);
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ watch: beginWatch() }), take);
