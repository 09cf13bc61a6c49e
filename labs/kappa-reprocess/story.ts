import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { hasCaughtUp, highOf, isTrue, nextOf, type Shown, shownIn, writtenIn } from './figures.ts';

const ids = {
  objectives: ['wrong', 'reprocessed', 'switched', 'back', 'retired', 'jumped', 'two-codes'],
  hints: ['too-early', 'retired-early', 'batch-unseen'],
} as const;

interface Own {
  /** The first record that version 2 has read. */
  first: { offset: number; seq: number } | undefined;
  /** The newest change from version 2 back to version 1. */
  turned: number | undefined;
  /** Seqs of the end of version 1, and of the newest order. */
  retired: number | undefined;
  appended: number | undefined;
  /** What both layers showed together, and the batch's newest result since. */
  layers: (Shown & { seq: number }) | undefined;
  batched: number | undefined;
  /** Since when the fast layer has the mended code. */
  mended: number | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  first: undefined,
  turned: undefined,
  retired: undefined,
  appended: undefined,
  layers: undefined,
  batched: undefined,
  mended: undefined,
});

const few = 5;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'record.appended':
      story.appended = event.seq;
      break;
    case 'record.consumed':
      if (event.group === 'revenue-v2') story.first ??= { offset: event.offset, seq: event.seq };
      break;
    case 'statement.ran':
      wrote(story, event, before);
      break;
    case 'setting.changed':
      changed(story, event, before);
      break;
    case 'program.started':
      if (event.program === 'v1') story.retired = undefined;
      break;
    case 'program.exited':
      if (event.program !== 'v1') break;
      story.retired = event.seq;
      if (before.settings.view === 'v1') mistake(story, 'retired-early', 'retired', [event.seq]);
      break;
    case 'program.timed': {
      const shown = shownIn(event);
      if (shown) shows(story, { ...shown, seq: event.seq }, before);
      break;
    }
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const wrote = (story: Story, event: EventOf<'statement.ran'>, before: Picture): void => {
  const { seq } = event;
  const second = writtenIn(event, 'revenue_v2');
  if (second && story.first?.offset === 0 && second.next >= few && second.next === highOf(before))
    find(story.objectives, 'reprocessed', [story.first.seq, seq]);
  if (!writtenIn(event, 'batch')) return;
  story.batched = seq;
  if (before.settings.view !== 'lambda') mistake(story, 'batch-unseen', 'jumped', [seq]);
};

const changed = (story: Story, { setting, value, seq }: EventOf<'setting.changed'>, before: Picture): void => {
  if (setting === 'code') story.mended = value === 'v2' ? seq : undefined;
  if (setting !== 'view') return;
  story.turned = value === 'v1' && before.settings.view === 'v2' ? seq : undefined;
  if (value === 'v2' && !hasCaughtUp(before, 'revenue_v2')) mistake(story, 'too-early', 'switched', [seq]);
};

const shows = (story: Story, now: Shown & { seq: number }, before: Picture): void => {
  const { objectives, turned, retired, appended, layers, batched, mended } = story;
  const { view, orders, seq } = now;
  const isWhole = orders >= few && orders === highOf(before);
  if (view === 'v1') {
    if (isWhole && !isTrue(now)) find(objectives, 'wrong', [seq]);
    if (turned !== undefined) find(objectives, 'back', [turned, seq]);
    return;
  }
  if (view === 'v2') {
    if (!isWhole || !isTrue(now)) return;
    find(objectives, 'switched', [seq]);
    if (retired !== undefined && appended !== undefined && appended > retired)
      find(objectives, 'retired', [retired, appended, seq]);
    return;
  }
  if (layers && batched !== undefined && batched > layers.seq && layers.orders === orders) {
    if (layers.revenue !== now.revenue) find(objectives, 'jumped', [layers.seq, batched, seq]);
  }
  story.layers = now;
  // Something of it must be of the fast layer, or its code has shown nothing.
  if (mended !== undefined && isWhole && isTrue(now) && nextOf(before, 'batch') < orders)
    find(objectives, 'two-codes', [mended, seq]);
};
