import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { partitionId, recordId } from '#model/technologies/kafka/record.ts';
import { type Departure, isAlive, takeDeparture } from './departures.ts';
import { beginKeyed, isSplit, type Keyed, takeKeyed } from './keyed.ts';
import { group, livingOf, membersOf } from './members.ts';

const ids = {
  objectives: [
    'same-key',
    'one-each',
    'session-timeout',
    'idle-member',
    'polite-leave',
    'read-again',
    'frozen-out',
    'second-group',
  ],
  hints: [
    'no-key',
    'killed-idle',
    'killed-alone',
    'killed-quiet',
    'left-not-killed',
    'ran-too-soon',
    'thawed-too-soon',
  ],
} as const;

interface Own {
  keyed: Keyed;
  keyless: number[];
  /** By program. */
  departures: Map<string, Departure>;
  /** Who of the group read a record last, by `recordId`. */
  readings: Map<string, { program: string; seq: number }>;
  /** Records that `analytics` read after the group had done with them. */
  again: number[];
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  keyed: beginKeyed(),
  keyless: [],
  departures: new Map(),
  readings: new Map(),
  again: [],
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  takeDeparture(story.departures, event, before);
  switch (event.type) {
    case 'record.appended':
      appended(story, event);
      break;
    case 'record.consumed':
      if (event.group === group) consumed(story, event);
      else readAgain(story, event, before);
      break;
    case 'group.described':
      if (event.group === group && event.state === 'Stable') shared(story, event, before);
      break;
    case 'group.joined':
      if (event.group === group) joined(story, event);
      break;
    case 'program.started':
      started(story, event);
      break;
    case 'program.thawed':
      thawed(story, event);
      break;
    case 'action.accepted':
      suspectLeaving(story, event, before);
      break;
    case 'program.exited':
      provePoliteLeave(story, story.departures.get(event.program));
      suspectKill(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const enoughKeyed = 18;
const enoughKeys = 5;
const manyKeyless = 10;

const appended = (story: Story, event: EventOf<'record.appended'>): void => {
  if (story.objectives.has('same-key')) return;
  const { keyed, keyless } = story;
  if (event.key === null) {
    keyless.push(event.seq);
    if (keyless.length < manyKeyless) return;
    mistake(story, 'no-key', 'same-key', keyless);
    story.keyless = [];
    return;
  }
  takeKeyed(keyed, event);
  if (keyed.seqs.length < enoughKeyed || isSplit(keyed)) return;
  const repeated = [...keyed.byKey.values()].filter(({ seqs }) => seqs.length > 1);
  if (repeated.length >= enoughKeys) find(story.objectives, 'same-key', [...keyed.seqs]);
};

const consumed = (story: Story, event: EventOf<'record.consumed'>): void => {
  const { program, seq } = event;
  const last = story.readings.get(recordId(event));
  const gone = last && story.departures.get(last.program);
  if (gone && last.program !== program && gone.how !== 'leaving') {
    find(story.objectives, 'read-again', [last.seq, gone.seq, seq]);
  }
  story.readings.set(recordId(event), { program, seq });
};

const enoughAgain = 5;

const readAgain = (story: Story, event: EventOf<'record.consumed'>, { groups }: Picture): void => {
  if (event.offset >= (groups[group]?.committed[partitionId(event)] ?? 0)) return;
  if (story.again.length < enoughAgain) story.again.push(event.seq);
  if (story.again.length === enoughAgain) find(story.objectives, 'second-group', [...story.again]);
};

const shared = (story: Story, { members, seq }: EventOf<'group.described'>, before: Picture): void => {
  const shares = livingOf(members, before).map(({ partitions }) => partitions.length);
  if (shares.length === 3 && shares.every((share) => share === 1)) find(story.objectives, 'one-each', [seq]);
  if (shares.length === 4 && shares.includes(0)) find(story.objectives, 'idle-member', [seq]);
  for (const departure of story.departures.values()) {
    if (departure.taken?.seq !== seq) continue;
    proveSessionTimeout(story, departure);
    provePoliteLeave(story, departure);
  }
};

/** Less than this after the last heartbeat the session cannot have run out; clocks of broker and client tick apart. */
const nearlyAll = 0.8;

const proveSessionTimeout = (story: Story, { how, seq, silenced, taken }: Departure): void => {
  if (how !== 'killed' || !silenced || !taken) return;
  if (taken.at - silenced.lastHeartbeatAt < silenced.sessionTimeoutMs * nearlyAll) return;
  find(story.objectives, 'session-timeout', [seq, silenced.seq, taken.seq]);
};

/** Saying goodbye spares the group the wait for the session timeout. */
const promptMs = 2_500;

/** The group may have shared out anew before or after the operating system told of the program's end. */
const provePoliteLeave = (story: Story, departure: Departure | undefined): void => {
  if (!departure?.taken || departure.exited === undefined || departure.silenced) return;
  const { seq, at, taken, exited } = departure;
  if (taken.at - at > promptMs) return;
  find(story.objectives, 'polite-leave', [seq, Math.min(exited, taken.seq), Math.max(exited, taken.seq)]);
};

const joined = (story: Story, { program, memberId, seq }: EventOf<'group.joined'>): void => {
  const departure = story.departures.get(program);
  if (departure?.how !== 'frozen' || !departure.silenced || departure.dropped === undefined) return;
  if (departure.silenced.memberId === memberId || departure.owned.length === 0) return;
  find(story.objectives, 'frozen-out', [departure.seq, departure.silenced.seq, departure.dropped, seq]);
};

const started = (story: Story, { program, seq }: EventOf<'program.started'>): void => {
  const departure = story.departures.get(program);
  if (departure?.how !== 'killed' || !departure.silenced || departure.dropped !== undefined) return;
  // Its old self is still believed in; the group will wait for both.
  mistake(story, 'ran-too-soon', 'session-timeout', [departure.seq, departure.silenced.seq, seq]);
};

const thawed = (story: Story, { program, seq }: EventOf<'program.thawed'>): void => {
  const departure = story.departures.get(program);
  if (departure?.how !== 'frozen' || departure.dropped !== undefined || departure.owned.length === 0) return;
  mistake(story, 'thawed-too-soon', 'frozen-out', [departure.seq, seq]);
};

const suspectLeaving = (story: Story, { program, seq }: EventOf<'action.accepted'>, before: Picture): void => {
  const departure = story.departures.get(program ?? '');
  if (departure?.seq !== seq || departure.owned.length === 0 || !isOpen(before, 'after-kill')) return;
  mistake(story, 'left-not-killed', 'session-timeout', [seq]);
};

const suspectKill = (story: Story, { program, seq }: EventOf<'program.exited'>, before: Picture): void => {
  const departure = story.departures.get(program);
  if (departure?.seq !== seq) return;
  const { owned } = departure;
  if (owned.length === 0) {
    // While the group shares out anew, nobody knows who will own nothing.
    const isIdle =
      before.groups[group]?.state === 'Stable' &&
      membersOf(before).some((one) => one.program === program && !one.isGhost);
    if (isIdle) mistake(story, 'killed-idle', 'session-timeout', [seq]);
  } else if (!Object.keys(before.programs).some((other) => other !== program && isAlive(before, other))) {
    story.hints.set('killed-alone', [seq]);
  } else if (story.objectives.has('session-timeout') && !owned.some((partition) => isAhead(before, partition))) {
    mistake(story, 'killed-quiet', 'read-again', [seq]);
  }
};

/** Whether more was taken of the partition than is committed. */
const isAhead = ({ groups }: Picture, partition: string): boolean =>
  (groups[group]?.position[partition] ?? 0) > (groups[group]?.committed[partition] ?? 0);
