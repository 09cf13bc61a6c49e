import type { EventOf, LabEvent } from '#model/events.ts';
import { pairsOf } from './bindings.ts';

/** Header pairs that the publisher gave a message. */
export const headersOf = ({ properties }: EventOf<'message.published'>): [name: string, value: string][] => {
  const { headers } = properties;
  return typeof headers === 'object' && headers !== null ? pairsOf({ ...headers }) : [];
};

/** Whether the learner asked for mandatory orders from now on; undefined for any event but such a request. */
export const mandatoryAfter = (event: LabEvent): boolean | undefined =>
  event.type === 'action.accepted' && event.action === 'publish' && typeof event.value === 'object'
    ? event.value?.mandatory === 'yes'
    : undefined;
