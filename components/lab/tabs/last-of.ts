import type { EventOf, LabEvent, LabEventType } from '#model/events.ts';

/** The newest event of a type; of one list again and again, `eventsOf` is faster. */
export const lastOf = <Type extends LabEventType>(events: readonly LabEvent[], type: Type): EventOf<Type> | undefined =>
  events.findLast((event): event is EventOf<Type> => event.type === type);
