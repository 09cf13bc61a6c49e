import type { EventOf, LabEvent } from '#model/events.ts';
import { mistake } from '#model/findings.ts';
import { provePoliteLeave } from './group-story.ts';
import type { Departure, Story } from './story-state.ts';

/** The part of the story about consumers of the group `email` that are killed, freeze, leave or come back. */
export const applyDeparture = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'program.started':
      if (event.role === 'email') started(story, event);
      break;
    case 'action.accepted':
      if (event.program !== null && event.action === 'leave' && story.alive.has(event.program)) leaving(story, event);
      break;
    case 'program.exited':
      exited(story, event);
      break;
    case 'program.frozen':
      if (story.alive.delete(event.program)) depart(story, event.program, 'frozen', event);
      break;
    case 'program.thawed':
      thawed(story, event);
      break;
    case 'member.silenced': {
      const departure = story.departures.get(event.program);
      if (event.group !== 'email' || !departure) break;
      const { seq, memberId, lastHeartbeatAt, sessionTimeoutMs } = event;
      departure.silenced = { seq, memberId, lastHeartbeatAt, sessionTimeoutMs };
      break;
    }
  }
};

const depart = (story: Story, program: string, how: Departure['how'], { seq, at }: LabEvent): Departure => {
  const owned = [...story.owners].flatMap(([partition, owner]) => (owner === program ? [partition] : []));
  const departure: Departure = { program, how, seq, at, owned };
  story.departures.set(program, departure);
  return departure;
};

const started = (story: Story, { program, seq }: EventOf<'program.started'>): void => {
  story.alive.add(program);
  const departure = story.departures.get(program);
  if (departure?.how !== 'killed' || !departure.silenced || departure.dropped !== undefined) return;
  // Its old self is still believed in; the group will wait for both.
  mistake(story, 'ran-too-soon', 'session-timeout', [departure.seq, departure.silenced.seq, seq]);
};

const leaving = (story: Story, event: EventOf<'action.accepted'>): void => {
  if (event.program === null) return;
  const departure = depart(story, event.program, 'leaving', event);
  if (departure.owned.length > 0 && story.open.has('after-kill')) {
    mistake(story, 'left-not-killed', 'session-timeout', [event.seq]);
  }
};

const exited = (story: Story, event: EventOf<'program.exited'>): void => {
  const { program, cause, seq } = event;
  const known = story.departures.get(program);
  const wasAlive = story.alive.delete(program);
  if (known?.how === 'leaving') {
    known.exited = seq;
    provePoliteLeave(story, known);
    return;
  }
  if (!wasAlive || cause !== 'killed') return;
  const departure = depart(story, program, 'killed', event);
  if (!story.members.has(program)) return;
  if (departure.owned.length === 0) {
    mistake(story, 'killed-idle', 'session-timeout', [seq]);
  } else if (story.alive.size === 0) {
    story.hints.set('killed-alone', [seq]);
  } else if (story.objectives.has('session-timeout') && !departure.owned.some((one) => hasUncommitted(story, one))) {
    mistake(story, 'killed-quiet', 'read-again', [seq]);
  }
};

const hasUncommitted = (story: Story, partition: string): boolean =>
  (story.position.get(partition) ?? 0) > (story.committed.get(partition) ?? 0);

const thawed = (story: Story, { program, seq }: EventOf<'program.thawed'>): void => {
  story.alive.add(program);
  const departure = story.departures.get(program);
  if (departure?.how !== 'frozen' || departure.dropped !== undefined || departure.owned.length === 0) return;
  mistake(story, 'thawed-too-soon', 'frozen-out', [departure.seq, seq]);
};
