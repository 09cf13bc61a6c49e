import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { recordId } from '#model/technologies/kafka/record.ts';
import { keepNewest } from '#model/walk.ts';
import { type Backlog, beginBacklog, inversionIn, takeBacklog } from './backlog.ts';
import { analytics, committedBy, partitionCount, positionOf, warehouse } from './records.ts';

const ids = {
  objectives: ['own-key', 'spread', 'order', 'reread', 'apart', 'grown', 'overtaken'],
  hints: ['other-keys', 'keyed', 'read-live', 'new-keys'],
} as const;

interface Placed {
  seq: number;
  partition: number;
}

interface Own {
  /** The newest records of each key. */
  keys: Map<string, Placed[]>;
  keyless: Placed[];
  /** The newest keys that were typed into the form, and those of orders while keyless ones were asked for. */
  typed: { key: string; seq: number }[];
  keyedInstead: number[];
  backlog: Backlog;
  /** Read as it came, while a backlog was asked for. */
  live: number[];
  /** Records that `analytics` read after the warehouse had done with them. */
  again: number[];
  /** By partition: the last that `analytics` read of it. */
  ahead: Map<number, number>;
  /** The warehouse's last end, and its coming after it; until its first reading. */
  away?: number;
  back?: number;
  grown?: number;
  newKeys: number[];
  /** By group and key: its furthest record that the group has read. */
  furthest: Map<string, { written: number; seq: number }>;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  keys: new Map(),
  keyless: [],
  typed: [],
  keyedInstead: [],
  backlog: beginBacklog(),
  live: [],
  again: [],
  ahead: new Map(),
  newKeys: [],
  furthest: new Map(),
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  if (takeBacklog(story.backlog, event)) proveOrder(story);
  switch (event.type) {
    case 'record.appended':
      appended(story, event, before);
      break;
    case 'record.consumed':
      consumed(story, event, before);
      break;
    case 'topic.grown':
      story.grown = event.seq;
      story.newKeys = [];
      story.keyless = [];
      break;
    case 'program.exited':
      if (event.program === warehouse) story.away = event.seq;
      break;
    case 'group.joined':
      if (event.group === warehouse && story.away !== undefined) story.back = event.seq;
      break;
    case 'action.accepted':
      if (event.action === 'write') typed(story, event);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const enoughOfOneKey = 3;
const keptOfOneKey = 8;
const manyKeyed = 6;

const appended = (story: Story, event: EventOf<'record.appended'>, before: Picture): void => {
  const { key, partition, seq } = event;
  if (key === null) {
    proveSpread(story, { partition, seq }, partitionCount(before));
    return;
  }
  const same = story.keys.get(key) ?? [];
  story.keys.set(key, same);
  proveGrown(story, event, same);
  same.push({ partition, seq });
  keepNewest(same, keptOfOneKey);
  const newest = same.slice(-enoughOfOneKey);
  if (newest.length === enoughOfOneKey && newest.every((one) => one.partition === partition)) {
    find(
      story.objectives,
      'own-key',
      newest.map((one) => one.seq),
    );
  }
  if (!isOpen(before, 'keyless')) return;
  story.keyedInstead.push(seq);
  if (story.keyedInstead.length >= manyKeyed) mistake(story, 'keyed', 'spread', story.keyedInstead.slice(-manyKeyed));
};

/** Twice around: every partition got two of the newest. */
const proveSpread = (story: Story, record: Placed, partitions: number): void => {
  story.keyless.push(record);
  keepNewest(story.keyless, 2 * partitions);
  const counts = Map.groupBy(story.keyless, ({ partition }) => partition);
  if (partitions < 2 || counts.size < partitions || [...counts.values()].some(({ length }) => length !== 2)) return;
  find(
    story.objectives,
    'spread',
    story.keyless.map(({ seq }) => seq),
  );
};

const manyNew = 3;

const proveGrown = (story: Story, { partition, seq }: EventOf<'record.appended'>, same: readonly Placed[]): void => {
  const { grown } = story;
  if (grown === undefined) return;
  const old = same.findLast((one) => one.seq < grown);
  if (old) {
    story.newKeys = [];
    if (old.partition !== partition) find(story.objectives, 'grown', [old.seq, grown, seq]);
    return;
  }
  story.newKeys.push(seq);
  if (story.newKeys.length >= manyNew) mistake(story, 'new-keys', 'grown', [grown, ...story.newKeys.slice(-manyNew)]);
};

const enoughRead = 4;

const proveOrder = (story: Story): void => {
  const { read } = story.backlog;
  if (read.length < enoughRead || inversionIn(read, 'partition')) return;
  const [earlier, later] = inversionIn(read) ?? [];
  if (earlier && later) find(story.objectives, 'order', [later.written, earlier.written, earlier.seq, later.seq]);
};

const manyLive = 6;
const enoughAgain = 5;
/** So far off that the flags of both stand in different cells. */
const apart = 2;

const consumed = (story: Story, event: EventOf<'record.consumed'>, before: Picture): void => {
  const { group, partition, offset, seq } = event;
  proveOvertaken(story, event, before);
  if (group === analytics) {
    story.ahead.set(partition, seq);
    if (offset >= committedBy(before, warehouse, partition)) return;
    story.again.push(seq);
    if (story.again.length >= enoughAgain) find(story.objectives, 'reread', story.again.slice(-enoughAgain));
    return;
  }
  if (group !== warehouse) return;
  suspectLive(story, event, before);
  const { away, back } = story;
  if (away === undefined || back === undefined) return;
  const ahead = story.ahead.get(partition);
  const goesOn = offset > 0 && offset === committedBy(before, warehouse, partition);
  if (goesOn && ahead !== undefined && positionOf(before, analytics, partition) >= offset + apart) {
    find(story.objectives, 'apart', [away, ahead, back, seq]);
  }
};

/** Only a first reading: who goes back meets again what it has read. */
const proveOvertaken = (
  { furthest, backlog, keys, objectives }: Story,
  event: EventOf<'record.consumed'>,
  before: Picture,
): void => {
  const { group, partition, offset, seq } = event;
  const written = backlog.written.get(recordId(event));
  const key = before.topics[event.topic]?.partitions[partition]?.records.find((one) => one.offset === offset)?.key;
  if (written === undefined || key === null || key === undefined) return;
  if (!keys.has(key) || offset < positionOf(before, group, partition)) return;
  const id = `${group} ${key}`;
  const newer = furthest.get(id);
  if (newer && newer.written > written) find(objectives, 'overtaken', [written, newer.written, newer.seq, seq]);
  else furthest.set(id, { written, seq });
};

const suspectLive = (story: Story, event: EventOf<'record.consumed'>, before: Picture): void => {
  const { backlog, live } = story;
  const written = backlog.written.get(recordId(event)) ?? 0;
  if (!isOpen(before, 'read-order') || backlog.joined === undefined || written < backlog.joined) return;
  live.push(event.seq);
  if (live.length >= manyLive) mistake(story, 'read-live', 'order', live.slice(-manyLive));
};

const typed = (story: Story, { value, seq }: EventOf<'action.accepted'>): void => {
  const key = typeof value === 'object' && value !== null ? (value.key ?? '') : '';
  story.typed.push({ key, seq });
  keepNewest(story.typed, enoughOfOneKey);
  if (story.typed.length < enoughOfOneKey || new Set(story.typed.map((one) => one.key)).size < enoughOfOneKey) return;
  mistake(
    story,
    'other-keys',
    'own-key',
    story.typed.map((one) => one.seq),
  );
};
