import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

const queue = 'letters.priority';

/** A VIP letter on its way through the queue that knows priorities. */
export interface Vip {
  /** Of its publishing. */
  seq: number;
  at: number;
  /** What the sender held when it came. */
  ahead: ReadonlySet<string>;
  /** Acks of these before its own. */
  first: number[];
  /** How many of these acks came before the broker handed it over. */
  firstInQueue: number;
}

export interface Vips {
  vips: Map<string, Vip>;
}

/** Before the first of them. */
export const noVips = (): Vips => ({ vips: new Map() });

/** Follows every VIP letter, and returns the one that is done with this event. */
export const follow = ({ vips }: Vips, event: LabEvent, { queues }: Picture): Vip | undefined => {
  switch (event.type) {
    case 'message.published': {
      if (event.routingKey !== queue || !event.properties.priority) return undefined;
      const ahead = queues[queue]?.unacked.map(({ message }) => message);
      vips.set(event.message, { seq: event.seq, at: event.at, ahead: new Set(ahead), first: [], firstInQueue: 0 });
      return undefined;
    }
    case 'message.delivered': {
      const vip = vips.get(event.message);
      if (vip) vip.firstInQueue = vip.first.length;
      return undefined;
    }
    case 'message.dropped':
      vips.delete(event.message);
      return undefined;
    case 'message.acked': {
      for (const { ahead, first } of vips.values()) if (ahead.has(event.message)) first.push(event.seq);
      const done = vips.get(event.message);
      vips.delete(event.message);
      return done;
    }
    default:
      return undefined;
  }
};
