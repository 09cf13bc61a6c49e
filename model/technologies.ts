import { type GrpcParts, grpc } from './technologies/grpc/model.ts';
import { type HttpParts, http } from './technologies/http/model.ts';
import { type KafkaParts, kafka } from './technologies/kafka/model.ts';
import { type OpenTelemetryParts, opentelemetry } from './technologies/opentelemetry/model.ts';
import { type RabbitmqParts, rabbitmq } from './technologies/rabbitmq/model.ts';
import { type SmtpParts, smtp } from './technologies/smtp/model.ts';
import { type SqliteParts, sqlite } from './technologies/sqlite/model.ts';
import type { Technology } from './technology.ts';
import type { TechnologyModel, TechnologyParts } from './technology-model.ts';

/** What each technology adds to the types that all share. */
export interface PartsOf {
  grpc: GrpcParts;
  http: HttpParts;
  rabbitmq: RabbitmqParts;
  kafka: KafkaParts;
  sqlite: SqliteParts;
  smtp: SmtpParts;
  opentelemetry: OpenTelemetryParts;
}

/** The technologies as the model knows them. */
export const technologyModels = { grpc, http, rabbitmq, kafka, sqlite, smtp, opentelemetry } satisfies {
  [Of in Technology]: TechnologyModel<PartsOf[Of]>;
};

/** Their parts of the picture before the first event. */
export const emptyParts: AllParts<'picture'> = {
  ...grpc.picture,
  ...http.picture,
  ...rabbitmq.picture,
  ...kafka.picture,
  ...sqlite.picture,
  ...smtp.picture,
  ...opentelemetry.picture,
};

/** Their parts of a program that has just started. */
export const startedParts = (): AllParts<'program'> => ({
  ...grpc.program(),
  ...http.program(),
  ...rabbitmq.program(),
  ...kafka.program(),
  ...sqlite.program(),
  ...smtp.program(),
  ...opentelemetry.program(),
});

/** What any one of the technologies adds. */
export type Part<Name extends keyof TechnologyParts> = PartsOf[keyof PartsOf][Name];
/** What all of them add together. */
export type AllParts<Name extends keyof TechnologyParts> = Together<Part<Name>>;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
