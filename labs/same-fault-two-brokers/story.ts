import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { sides, thirdsIn } from './sides.ts';
import { beginWatch, takeWatch, type Watch } from './watch.ts';

const ids = {
  objectives: ['killed', 'frozen', 'left', 'cut', 'poison', 'skipped', 'slow'],
  hints: ['idle', 'thawed-too-soon', 'skips-already', 'ran-too-soon', 'added-too-soon', 'rushed-alone'],
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

  if (watch.idle !== undefined && kind && kind !== 'poison' && kind !== 'slow')
    mistake(story, 'idle', kind, [watch.idle]);
  if (watch.tooSoon !== undefined) mistake(story, 'thawed-too-soon', 'frozen', [watch.tooSoon]);
  if (watch.early !== undefined) mistake(story, 'added-too-soon', 'slow', [watch.early]);
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
  } else if (kind === 'slow') {
    const whole = sides.map((side) => watched[side]);
    if (whole.every(({ deep, helped }) => deep && helped)) {
      const seqs = whole.flatMap(({ deep, helped, drained }) => [deep?.seq, helped?.seq, drained?.seq]);
      find(story.objectives, 'slow', evidence(rabbitmq.hit?.seq, ...seqs));
    } else if (thirdsIn(before, 'running').length === 0) {
      mistake(story, 'rushed-alone', 'slow', evidence(rabbitmq.hit?.seq, watch.calm));
    }
  } else if (kind) find(story.objectives, kind, proof);
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ watch: beginWatch() }), take);
