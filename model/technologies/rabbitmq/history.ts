import type { LabEvent } from '../../events.ts';

/** Id of the message that an event of RabbitMQ is about. */
export const messageOf = (event: LabEvent): string | undefined => ('message' in event ? event.message : undefined);

/** What is about a message, and what brought it back: the death of a connection that held it without an ack. */
export const historyOf = (message: string): ((event: LabEvent) => boolean) => {
  const holders = new Set<string>();
  return (event) => {
    if (messageOf(event) === message) {
      if (event.type === 'message.delivered' && event.ackMode === 'manual') holders.add(event.program);
      if (event.type === 'message.acked' || event.type === 'message.nacked') holders.delete(event.program);
      return true;
    }
    if (event.type === 'connection.closed') return holders.delete(event.program);
    return event.type === 'program.exited' && holders.has(event.program);
  };
};
