import type { EventOf } from '../../events.ts';

type WebMessage = Pick<EventOf<'web.message'>, 'exchange' | 'direction' | 'number'>;

/** Id of the message that such an event is about, unique within the sandbox. */
export const idOfWebMessage = ({ exchange, direction, number }: WebMessage): string =>
  `${exchange}${direction === 'out' ? '>' : '<'}${number}`;
