import type { LabEvent } from '../../../events.ts';
import type { Apply } from '../../../picture.ts';
import { addSample } from '../../samples.ts';

/** How long the queues were lately, and how much was done; after the parts that say where every message is. */
export const applySamples: Apply = (draft, event) => {
  const queues = touched(event);
  for (const name of queues === 'all' ? Object.keys(draft.queues) : queues) {
    const queue = draft.queues[name];
    if (!queue) continue;
    const last = queue.samples.at(-1);
    const [ready, unacked] = [queue.ready.length, queue.unacked.length];
    const acked = (last?.acked ?? 0) + (event.type === 'message.acked' ? 1 : 0);
    addSample(queue.samples, { at: event.at, ready, unacked, acked });
  }
};

const touched = (event: LabEvent): readonly string[] | 'all' => {
  switch (event.type) {
    case 'message.published':
      return event.queues;
    case 'message.dead-lettered':
      return [event.queue, ...event.queues];
    case 'message.delivered':
    case 'message.acked':
    case 'message.nacked':
    case 'message.dropped':
      return [event.queue];
    case 'message.refused':
    case 'connection.closed':
      return 'all';
    default:
      return [];
  }
};
