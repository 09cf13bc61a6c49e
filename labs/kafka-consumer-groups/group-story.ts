import type { EventOf } from '#model/events.ts';
import { find } from '#model/findings.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import type { Departure, Story } from './story-state.ts';

/** Less than this after the last heartbeat the session cannot have run out; clocks of broker and client tick apart. */
const nearlyAll = 0.8;
/** Saying goodbye spares the group the wait for the session timeout. */
const promptMs = 2_500;

/** The part of the story that the group `email` itself tells: who is in it and who owns what. */
export const applyGroup = (story: Story, event: EventOf<'group.described' | 'group.joined'>): void => {
  if (event.type === 'group.joined') joined(story, event);
  else described(story, event);
};

const described = (story: Story, event: EventOf<'group.described'>): void => {
  const ids = new Set(event.members.map(({ memberId }) => memberId));
  for (const departure of story.departures.values()) {
    const { silenced } = departure;
    if (silenced && departure.dropped === undefined && !ids.has(silenced.memberId)) departure.dropped = event.seq;
  }
  if (event.state !== 'Stable') return;

  story.members = new Set(event.members.flatMap(({ program }) => program ?? []));
  story.owners = new Map(
    event.members.flatMap(({ program, partitions }) =>
      program === null ? [] : partitions.map((partition) => [partitionId(partition), program] as const),
    ),
  );
  const shares = event.members.map(({ partitions }) => partitions.length);
  if (shares.length === 3 && shares.every((share) => share === 1)) find(story.objectives, 'one-each', [event.seq]);
  if (shares.length === 4 && shares.includes(0)) find(story.objectives, 'idle-member', [event.seq]);
  for (const departure of story.departures.values()) {
    if (departure.taken === undefined) proveTakeover(story, departure, event);
  }
};

const proveTakeover = (story: Story, departure: Departure, { seq, at }: EventOf<'group.described'>): void => {
  const { program, owned, silenced, how } = departure;
  if (owned.length === 0) return;
  const owners = owned.map((partition) => story.owners.get(partition));
  if (owners.some((owner) => owner === undefined || owner === program)) return;
  departure.taken = seq;
  if (how === 'killed' && silenced && at - silenced.lastHeartbeatAt >= silenced.sessionTimeoutMs * nearlyAll) {
    find(story.objectives, 'session-timeout', [departure.seq, silenced.seq, seq]);
  }
  if (how === 'leaving' && at - departure.at <= promptMs) provePoliteLeave(story, departure);
};

/** The group may have shared out anew before or after the operating system told of the program's end. */
export const provePoliteLeave = (story: Story, { taken, exited, seq, silenced }: Departure): void => {
  if (taken === undefined || exited === undefined || silenced) return;
  find(
    story.objectives,
    'polite-leave',
    [seq, exited, taken].sort((a, b) => a - b),
  );
};

const joined = (story: Story, { program, memberId, seq }: EventOf<'group.joined'>): void => {
  const departure = story.departures.get(program);
  if (departure?.how !== 'frozen' || !departure.silenced || departure.dropped === undefined) return;
  if (departure.silenced.memberId === memberId || departure.owned.length === 0) return;
  find(story.objectives, 'frozen-out', [departure.seq, departure.silenced.seq, departure.dropped, seq]);
};
