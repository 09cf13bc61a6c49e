import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { group, livingOf, ownedBy, ownerOf } from './members.ts';

/** A consumer of the group that was killed, froze or was asked to leave, until the group has got over it. */
export interface Departure {
  how: 'killed' | 'frozen' | 'leaving';
  seq: number;
  at: number;
  /** What it owned, by `partitionId`. */
  owned: string[];
  silenced?: EventOf<'member.silenced'>;
  /** Seq of the description in which the broker no longer knows it. */
  dropped?: number;
  /** The description in which all that it owned has a new owner. */
  taken?: { seq: number; at: number };
  /** Seq of the end of one that was asked to leave. */
  exited?: number;
}

/** Follows the latest departure of each consumer, by program. */
export const takeDeparture = (departures: Map<string, Departure>, event: LabEvent, before: Picture): void => {
  const depart = (program: string, how: Departure['how']): void => {
    if (!isAlive(before, program)) return;
    const owned = ownedBy(before, program);
    // What was never let in has not gone from the group: its former self is what the group still has to get over.
    if (owned.length === 0 && isHaunting(departures.get(program))) return;
    departures.set(program, { how, seq: event.seq, at: event.at, owned });
  };
  switch (event.type) {
    case 'program.frozen':
      depart(event.program, 'frozen');
      break;
    case 'action.accepted':
      if (event.action === 'leave' && event.program !== null) depart(event.program, 'leaving');
      break;
    case 'program.exited': {
      const known = departures.get(event.program);
      if (known?.how === 'leaving' && known.exited === undefined) known.exited = event.seq;
      else if (event.cause === 'killed') depart(event.program, 'killed');
      break;
    }
    case 'member.silenced': {
      const departure = departures.get(event.program);
      if (event.group === group && departure) departure.silenced = event;
      break;
    }
    case 'group.described':
      if (event.group !== group) break;
      for (const [program, departure] of departures) described(program, departure, event, before);
      break;
  }
};

/** Whether it is a consumer of the group that runs and is not frozen. */
export const isAlive = ({ programs }: Picture, program: string): boolean =>
  programs[program]?.role === group && programs[program].state === 'running';

/** Whether the broker goes on counting the process that was killed. */
const isHaunting = (departure: Departure | undefined): boolean =>
  departure?.how === 'killed' && departure.silenced !== undefined && departure.dropped === undefined;

const described = (
  program: string,
  departure: Departure,
  { members, state, seq, at }: EventOf<'group.described'>,
  before: Picture,
): void => {
  const { owned, silenced, taken } = departure;
  if (silenced && !members.some(({ memberId }) => memberId === silenced.memberId)) departure.dropped ??= seq;
  if (taken || state !== 'Stable' || owned.length === 0) return;
  const living = livingOf(members, before);
  const owners = owned.map((partition) => ownerOf(living, partition));
  if (owners.every((owner) => owner !== undefined && owner !== program)) departure.taken = { seq, at };
};
