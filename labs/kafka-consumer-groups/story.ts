import type { EventOf, LabEvent } from '#model/events.ts';
import { find, mistake } from '#model/findings.ts';
import { partitionId, recordId } from '#model/technologies/kafka/record.ts';
import { createWalk } from '#model/walk.ts';
import { applyDeparture } from './departures.ts';
import { applyGroup } from './group-story.ts';
import type { Story } from './story-state.ts';

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  alive: new Set(),
  owners: new Map(),
  members: new Set(),
  departures: new Map(),
  committed: new Map(),
  position: new Map(),
  readings: new Map(),
  keys: new Map(),
  keyed: [],
  keyless: [],
  again: [],
  open: new Set(),
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'prediction.made':
      story.open.add(event.prediction);
      break;
    case 'prediction.settled':
      story.open.delete(event.prediction);
      break;
    case 'record.appended':
      appended(story, event);
      break;
    case 'record.consumed':
      if (event.group === 'email') consumed(story, event);
      else readAgain(story, event);
      break;
    case 'offset.committed':
      if (event.group === 'email') story.committed.set(partitionId(event), event.offset);
      break;
    case 'group.described':
    case 'group.joined':
      if (event.group === 'email') applyGroup(story, event);
      break;
    default:
      applyDeparture(story, event);
  }
};

const enoughKeyed = 18;
const enoughKeys = 5;
const manyKeyless = 10;

const appended = (story: Story, { key, partition, seq }: EventOf<'record.appended'>): void => {
  if (key === null) {
    story.keyless.push(seq);
    if (story.keyless.length < manyKeyless) return;
    mistake(story, 'no-key', 'same-key', story.keyless);
    story.keyless = [];
    return;
  }
  const known = story.keys.get(key) ?? { count: 0, partitions: new Set() };
  story.keys.set(key, known);
  known.count += 1;
  known.partitions.add(partition);
  story.keyed.push(seq);
  const all = [...story.keys.values()];
  const repeated = all.filter(({ count }) => count > 1);
  if (story.keyed.length < enoughKeyed || repeated.length < enoughKeys) return;
  if (all.every(({ partitions }) => partitions.size === 1)) find(story.objectives, 'same-key', [...story.keyed]);
};

const consumed = (story: Story, event: EventOf<'record.consumed'>): void => {
  const { program, offset, seq } = event;
  const id = partitionId(event);
  const before = story.readings.get(recordId(event));
  const gone = before && story.departures.get(before.program);
  if (before && before.program !== program && gone && gone.how !== 'leaving') {
    find(story.objectives, 'read-again', [before.seq, gone.seq, seq]);
  }
  story.readings.set(recordId(event), { program, seq });
  story.position.set(id, offset + 1);
};

const enoughAgain = 5;

const readAgain = (story: Story, event: EventOf<'record.consumed'>): void => {
  if (event.group !== 'analytics' || event.offset >= (story.committed.get(partitionId(event)) ?? 0)) return;
  if (story.again.length < enoughAgain) story.again.push(event.seq);
  if (story.again.length === enoughAgain) find(story.objectives, 'second-group', [...story.again]);
};
