import { z } from 'zod';
import type { LabEvent } from './events.ts';
import { platformEvents } from './platform/events.ts';
import { type Part, technologyModels } from './technologies.ts';

const [first, ...others] = platformEvents;

/** Reads an event of the platform or of any technology. */
export const labEvent: z.ZodType<LabEvent> = z.discriminatedUnion('type', [
  first,
  ...others,
  ...Object.values(technologyModels).flatMap(({ events }): Part<'events'>[number][] => [...events]),
]);
