import { z } from 'zod';
import type { LabEvent } from './events.ts';
import { platformEvents } from './platform/events.ts';
import { grpcEvents } from './technologies/grpc/events.ts';
import { httpEvents } from './technologies/http/events.ts';
import { kafkaEvents } from './technologies/kafka/events.ts';
import { opentelemetryEvents } from './technologies/opentelemetry/events.ts';
import { rabbitmqEvents } from './technologies/rabbitmq/events.ts';
import { smtpEvents } from './technologies/smtp/events.ts';
import { sqliteEvents } from './technologies/sqlite/events.ts';
import type { Part, PartsOf } from './technologies.ts';
import type { Technology } from './technology.ts';

// Apart from `technologyModels`: whoever folds and draws needs no schemas, which weigh as much as a lesson's page may.
const technologyEvents = {
  grpc: grpcEvents,
  http: httpEvents,
  rabbitmq: rabbitmqEvents,
  kafka: kafkaEvents,
  sqlite: sqliteEvents,
  smtp: smtpEvents,
  opentelemetry: opentelemetryEvents,
} satisfies { [Of in Technology]: PartsOf[Of]['events'] };

const [first, ...others] = platformEvents;

/** Reads an event of the platform or of any technology. */
export const labEvent: z.ZodType<LabEvent> = z.discriminatedUnion('type', [
  first,
  ...others,
  ...Object.values(technologyEvents).flatMap((events): Part<'events'>[number][] => [...events]),
]);
