import type { z } from 'zod';
import type { platformEvents } from './platform/events.ts';
import type { Part } from './technologies.ts';

/**
 * Everything that can happen in a sandbox, as past-tense facts. What the socket sends, what a log file holds and what
 * `reduce` folds is exactly this union; `event-schema.ts` reads it.
 */
export type LabEvent = z.infer<(typeof platformEvents)[number] | Part<'events'>[number]>;
export type LabEventType = LabEvent['type'];
export type EventOf<Type extends LabEventType> = Extract<LabEvent, { type: Type }>;
/** An event before the log has given it its place (`seq`) and time (`at`). */
export type EventDraft = DistributiveOmit<LabEvent, 'seq' | 'at'>;
/** Some of what an event of that type tells, besides its place, its time and who says so. */
export type EventFields<Type extends LabEventType> = Partial<Omit<EventOf<Type>, 'type' | 'seq' | 'at' | 'origin'>>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
