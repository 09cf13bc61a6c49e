import type { EventOf, LabEvent } from '#model/events.ts';

type Delivery = EventOf<'message.delivered'>;

/** What became of one order whose worker was killed, as far as the log has come. */
export interface KillStory {
  killed: EventOf<'program.exited'>;
  /** The oldest order that the worker had not acked, as it was given it; absent where it held none. */
  held?: Delivery;
  closed?: EventOf<'connection.closed'>;
  again?: Delivery;
  acked?: EventOf<'message.acked'>;
}

/** What the events show of the newest kill, and what is in somebody's hands after them. */
interface Reading {
  story: KillStory | undefined;
  /** By message, oldest first. */
  held: Map<string, Delivery>;
}

/** Reads the story of the newest kill after the event with the number `since`. */
const read = (events: readonly LabEvent[], since: number): Reading => {
  let story: KillStory | undefined;
  const held = new Map<string, Delivery>();
  // The broker may tell of the closed connection, and of what it gave to another, before the platform tells of the death.
  const closed = new Map<string, EventOf<'connection.closed'>>();
  const passedOn = new Map<string, { before: Delivery; again: Delivery }>();
  for (const event of events) {
    switch (event.type) {
      case 'message.delivered': {
        const before = held.get(event.message);
        if (before) passedOn.set(before.program, { before, again: event });
        if (story?.held?.message === event.message && event.redelivered) story.again ??= event;
        held.delete(event.message);
        held.set(event.message, event);
        break;
      }
      case 'message.acked':
        if (story?.again?.message === event.message) story.acked ??= event;
        held.delete(event.message);
        break;
      case 'message.nacked':
        held.delete(event.message);
        break;
      case 'connection.closed':
        closed.set(event.program, event);
        if (story?.killed.program === event.program) story.closed ??= event;
        break;
      case 'program.started':
        closed.delete(event.program);
        passedOn.delete(event.program);
        break;
      case 'program.exited': {
        const { program } = event;
        const passed = passedOn.get(program);
        const own = [...held.values()].find((one) => one.program === program) ?? passed?.before;
        for (const one of held.values()) if (one.program === program) held.delete(one.message);
        if (event.cause !== 'killed' || event.seq <= since) break;
        const before = closed.get(program);
        story = {
          killed: event,
          ...(own && { held: own }),
          ...(before && { closed: before }),
          ...(passed && own === passed.before && { again: passed.again }),
        };
        break;
      }
    }
  }
  return { story, held };
};

/** The story of the newest kill after the event with the number `since`; undefined before there is one. */
export const killStory = (events: readonly LabEvent[], since = 0): KillStory | undefined => read(events, since).story;

/** The events that tell it, five at most, causes before effects. Before the kill: who holds what, the newest two. */
export const toldOf = (events: readonly LabEvent[], since = 0): readonly LabEvent[] => {
  const { story, held } = read(events, since);
  if (!story) return [...held.values()].slice(-2);
  const { held: order, killed, closed, again, acked } = story;
  return [order, killed, closed, again, acked].filter((event) => event !== undefined);
};
