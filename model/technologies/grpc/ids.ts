import type { EventOf, LabEvent } from '../../events.ts';
import type { Direction } from './picture.ts';

/** Frames that are no message, as drawings name them; `end` is an empty one that only says END_STREAM. */
export type Sign = 'headers' | 'end' | 'trailers' | 'reset' | 'goaway';

const arrows = { out: '>', back: '<' } as const;

/** Id of a message of a call, or of a sign on a call or a connection, unique within the sandbox. */
export const frameId = (on: string, direction: Direction, what: number | Sign): string =>
  `${on}${arrows[direction]}${what}`;

/** Id of the message that such an event is about. */
export const idOfMessage = ({ call, direction, number }: EventOf<'call.message'>): string =>
  frameId(call, direction, number);

/** A sign under way: what it is, which way it goes, and its id. */
export interface SignOnWire {
  sign: Sign;
  direction: Direction;
  id: string;
}

/** The sign that an event is about; undefined where it is about none. */
export const signIn = (event: LabEvent): SignOnWire | undefined => {
  const on = (place: string, sign: Sign, direction: Direction): SignOnWire => ({
    sign,
    direction,
    id: frameId(place, direction, sign),
  });
  switch (event.type) {
    case 'call.opened':
      return on(event.call, 'headers', 'out');
    case 'call.answered':
      return on(event.call, 'headers', 'back');
    case 'call.half-closed':
      // Where a message says it too, that is what goes.
      return event.bytes === 0 ? on(event.call, 'end', 'out') : undefined;
    case 'call.closed':
      return on(event.call, 'trailers', 'back');
    case 'call.reset':
      return on(event.call, 'reset', event.direction);
    case 'http2.left':
      return on(event.connection, 'goaway', event.direction);
    default:
      return undefined;
  }
};

/** The call on which a message or a sign goes. */
export const callOfFrame = (id: string): string => id.replace(/[<>]\w+$/, '');
