import type { LabEvent } from './events.ts';
import { recordId } from './record.ts';

/** Id of the message or record that an event is about, if it is about one. */
export const messageOf = (event: LabEvent): string | undefined => {
  switch (event.type) {
    case 'message.published':
    case 'message.delivered':
    case 'message.handled':
    case 'message.acked':
    case 'message.nacked':
    case 'message.confirmed':
    case 'message.refused':
    case 'message.returned':
    case 'message.vanished':
    case 'message.dead-lettered':
    case 'message.dropped':
      return event.message;
    case 'record.appended':
    case 'record.consumed':
    case 'record.handled':
      return recordId(event);
    default:
      return undefined;
  }
};

/**
 * Everything the log says of one message, in order, also what brought it back: the death of a connection that
 * held it without an ack.
 */
export const historyOf = (events: readonly LabEvent[], message: string): LabEvent[] => {
  const history: LabEvent[] = [];
  const holders = new Set<string>();
  for (const event of events) {
    if (messageOf(event) === message) {
      history.push(event);
      if (event.type === 'message.delivered' && event.ackMode === 'manual') holders.add(event.program);
      if (event.type === 'message.acked' || event.type === 'message.nacked') holders.delete(event.program);
    } else if (event.type === 'connection.closed' && holders.delete(event.program)) {
      history.push(event);
    } else if (event.type === 'program.exited' && holders.has(event.program)) {
      history.push(event);
    }
  }
  return history;
};

/** What the log says after that seq; all of it where it has begun anew. */
export const eventsAfter = (events: readonly LabEvent[], seq: number): readonly LabEvent[] => {
  const first = events[0]?.seq ?? 0;
  const last = events.at(-1)?.seq ?? 0;
  return last < seq ? events : events.slice(Math.max(0, seq + 1 - first));
};

/** The newest messages and records of the log, newest first, each once. */
export const newestMessages = (events: readonly LabEvent[], limit: number): string[] => {
  const found = new Set<string>();
  for (let i = events.length - 1; i >= 0 && found.size < limit; i -= 1) {
    const event = events[i];
    if (event?.type === 'message.published' || event?.type === 'message.vanished') found.add(event.message);
    if (event?.type === 'record.appended') found.add(recordId(event));
  }
  return [...found];
};

const farBack = 800;

/** When a program last finished a message among the first `shown` events, in server ms; 0 where it has not lately. */
export const lastFinish = (events: readonly LabEvent[], shown: number, program: string): number => {
  for (let i = shown - 1; i >= Math.max(0, shown - farBack); i -= 1) {
    const event = events[i];
    if (!event || !('program' in event) || event.program !== program) continue;
    if (event.type === 'message.acked' || event.type === 'message.nacked') return event.at;
    if (event.type === 'message.handled' || event.type === 'record.handled') return event.at;
    if (event.type === 'program.started') return event.at;
  }
  return 0;
};
