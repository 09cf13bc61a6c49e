import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { isGap } from '#model/technologies/kafka/segments.ts';
import {
  beginTapes,
  compactedIn,
  removalIn,
  type TapeWatch,
  takeTapes,
  type Wish,
  wishIn,
  writingsOf,
} from './tape-watch.ts';
import { isClean, orders, ownConfigs, prices, repeatedIn, tapeOf } from './topics.ts';

const ids = {
  objectives: ['expired', 'returned', 'by-size', 'compacted', 'rebuilt', 'active', 'deleted', 'two-ways'],
  hints: ['back-early', 'rebuilt-early', 'not-compacted'],
} as const;

interface Own extends TapeWatch {
  /** Seq of the newest configuration of the orders' topic that limits its size. */
  limited: number | undefined;
  /** The reader has ended, until it reads again. */
  away: { seq: number } | undefined;
  /** What the broker would not give it, and where it was told to go on. */
  refused: { seq: number; found?: { seq: number; offset: number; low: number } } | undefined;
  /** The table is being built anew out of a log that had so many offsets. */
  rebuild: { seq: number; high: number; reads: number[] } | undefined;
  /** A price that came when everything else was clean, and what was there twice. */
  late: { seq: number; stale: number[] } | undefined;
  /** By key: its tombstone, while it is there, and the look at which nothing else of the key was left. */
  tombstones: Map<string, { seq: number; offset: number; alone?: number }>;
  wish: Wish | undefined;
  replaced: number[] | undefined;
  merged: number[] | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  ...beginTapes(),
  limited: undefined,
  away: undefined,
  refused: undefined,
  rebuild: undefined,
  late: undefined,
  tombstones: new Map(),
  wish: undefined,
  replaced: undefined,
  merged: undefined,
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  takeTapes(story, event);
  switch (event.type) {
    case 'record.appended':
      if (event.topic === prices) priced(story, event, before);
      break;
    case 'partition.measured':
      removed(story, event, before);
      break;
    case 'partition.surveyed':
      if (event.topic === prices) cleaned(story, event, before);
      break;
    case 'topic.configured':
      configured(story, event, before);
      break;
    case 'program.exited':
      if (event.program !== 'report') break;
      story.away = { seq: event.seq };
      story.refused = undefined;
      break;
    case 'fetch.refused':
      if (event.program === 'report') story.refused = { seq: event.seq };
      break;
    case 'offset.found':
      if (event.program === 'report' && story.refused && event.found !== null)
        story.refused.found = { seq: event.seq, offset: event.found, low: tapeOf(before, orders).low };
      break;
    case 'record.consumed':
      if (event.group === 'report') readOrder(story, event, before);
      else readPrice(story, event, before);
      break;
    case 'action.accepted':
      asked(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const removed = (story: Story, event: EventOf<'partition.measured'>, before: Picture): void => {
  const removal = removalIn(event, before);
  if (!removal) return;
  const { offsets, by } = removal;
  if (by === 'time' && offsets.length > 1)
    find(story.objectives, 'expired', [...writingsOf(story, orders, offsets), event.seq]);
  if (by === 'size' && story.limited !== undefined)
    find(story.objectives, 'by-size', [...writingsOf(story, orders, offsets), story.limited, event.seq].sort(byNumber));
};

const byNumber = (a: number, b: number): number => a - b;

const readOrder = (story: Story, { offset, seq }: EventOf<'record.consumed'>, before: Picture): void => {
  const { refused, away } = story;
  const { found } = refused ?? {};
  if (refused && found && found.offset > found.low && offset >= found.offset)
    find(story.objectives, 'returned', [refused.seq, found.seq, seq]);
  const committed = before.groups.report?.committed[`${orders}/0`];
  if (away && !refused && offset === committed) mistake(story, 'back-early', 'returned', [away.seq, seq]);
  story.away = undefined;
  story.refused = undefined;
};

const asked = (story: Story, event: EventOf<'action.accepted'>, before: Picture): void => {
  if (event.action === 'rebuild' && before.programs.catalog?.state === 'running')
    story.rebuild = { seq: event.seq, high: tapeOf(before, prices).high, reads: [] };
  const wish = wishIn(event);
  if (wish !== undefined) story.wish = wish ?? undefined;
};

const readPrice = (story: Story, { offset, seq }: EventOf<'record.consumed'>, before: Picture): void => {
  const { rebuild } = story;
  if (!rebuild) return;
  // Until it has gone back it may read on where it was.
  if (rebuild.reads.length === 0 && offset >= (before.groups.catalog?.position[`${prices}/0`] ?? 0)) return;
  rebuild.reads.push(seq);
  if (offset < rebuild.high - 1) return;
  story.rebuild = undefined;
  const { reads, high } = rebuild;
  const evidence = [rebuild.seq, reads[0] ?? seq, seq];
  if (reads.length < high) find(story.objectives, 'rebuilt', evidence);
  else mistake(story, 'rebuilt-early', 'rebuilt', evidence);
};

const priced = (story: Story, event: EventOf<'record.appended'>, before: Picture): void => {
  const { key, offset, seq } = event;
  const tape = tapeOf(before, prices);
  if (key !== null) {
    if (event.tombstone && tape.records.some((record) => record.key === key))
      story.tombstones.set(key, { seq, offset });
    else story.tombstones.delete(key);
  }
  if (before.settings.prices !== 'off' || !isClean(tape)) return;
  const stale = repeatedIn(tape.records).flatMap((records) => records.slice(0, -1).map((record) => record.offset));
  if (stale.length > 0) story.late = { seq, stale };
};

const cleaned = (story: Story, event: EventOf<'partition.surveyed'>, before: Picture): void => {
  const { seq } = event;
  const { records } = tapeOf(before, prices);
  const left = records.filter(({ offset }) => !isGap(event, offset));
  for (const gone of compactedIn(event, before)) {
    const newer = left.find(({ key, offset }) => key === gone.key && offset > gone.offset);
    if (newer) find(story.objectives, 'compacted', [...writingsOf(story, prices, [gone.offset, newer.offset]), seq]);
  }
  if (story.late?.stale.every((offset) => isGap(event, offset))) {
    const { late } = story;
    find(story.objectives, 'active', [...writingsOf(story, prices, late.stale), late.seq, seq].sort(byNumber));
    story.late = undefined;
  }
  for (const [key, tombstone] of story.tombstones) {
    const isThere = !isGap(event, tombstone.offset);
    if (isThere && left.every((record) => record.key !== key || record.offset >= tombstone.offset))
      tombstone.alone ??= seq;
    if (isThere) continue;
    if (tombstone.alone !== undefined) find(story.objectives, 'deleted', [tombstone.seq, tombstone.alone, seq]);
    story.tombstones.delete(key);
  }
};

const configured = (story: Story, { topic, config, seq }: EventOf<'topic.configured'>, before: Picture): void => {
  const was = before.topics[topic]?.config;
  if (topic === orders) story.limited = Number(config['retention.bytes']?.value ?? -1) >= 0 ? seq : undefined;
  if (!was) return;
  if (topic === prices && was['cleanup.policy']?.value === 'compact' && config['cleanup.policy']?.value !== 'compact')
    mistake(story, 'not-compacted', 'deleted', story.wish ? [story.wish.seq, seq] : [seq]);
  const { wish } = story;
  if (wish?.topic !== topic) return;
  story.wish = undefined;
  const names = ownConfigs(config);
  const lost = ownConfigs(was).filter((name) => !names.includes(name));
  const others = Object.keys(config).filter((name) => config[name]?.value !== was[name]?.value);
  if (wish.how === 'replace' && lost.length > 0) story.replaced = [wish.seq, seq];
  if (wish.how === 'merge' && lost.length === 0 && others.length === 1) story.merged = [wish.seq, seq];
  if (story.replaced && story.merged)
    find(story.objectives, 'two-ways', [...story.replaced, ...story.merged].sort(byNumber));
};
