import type { EventOf } from '../../events.ts';
import type { Direction } from './picture.ts';

const arrows = { out: '>', back: '<' } as const;

/** Id of a message of a call, unique within the sandbox. */
const messageId = (call: string, direction: Direction, number: number): string =>
  `${call}${arrows[direction]}${number}`;

/** Id of the message that such an event is about. */
export const idOfMessage = ({ call, direction, number }: EventOf<'call.message'>): string =>
  messageId(call, direction, number);
