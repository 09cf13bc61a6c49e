import type { Part, PartsOf } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';
import { grpc } from './technologies/grpc/view.ts';
import { http } from './technologies/http/view.tsx';
import { kafka } from './technologies/kafka/view.ts';
import { opentelemetry } from './technologies/opentelemetry/view.ts';
import { rabbitmq } from './technologies/rabbitmq/view.ts';
import { smtp } from './technologies/smtp/view.tsx';
import { sqlite } from './technologies/sqlite/view.ts';
import type { Sentences, SignView, StationViews, TechnologyView, TypeIn } from './technology-view.ts';

/** The technologies as learners see them. */
export const technologyViews = { grpc, http, rabbitmq, kafka, sqlite, smtp, opentelemetry } satisfies {
  [Of in Technology]: TechnologyView<PartsOf[Of]>;
};

/** Their stations, by kind. */
export const stationViews: StationViews<Part<'station'>> = {
  ...grpc.stations,
  ...http.stations,
  ...rabbitmq.stations,
  ...kafka.stations,
  ...sqlite.stations,
  ...smtp.stations,
  ...opentelemetry.stations,
};

/** Why a message of any of them left its way. */
export const reasons: Readonly<Record<Part<'reason'>, string>> = {
  ...grpc.reasons,
  ...http.reasons,
  ...rabbitmq.reasons,
  ...kafka.reasons,
  ...sqlite.reasons,
  ...smtp.reasons,
  ...opentelemetry.reasons,
};

/** What any of them has under way that is no message. */
export const signs: Readonly<Record<Part<'sign'>, SignView>> = {
  ...grpc.signs,
  ...rabbitmq.signs,
  ...kafka.signs,
  ...sqlite.signs,
  ...smtp.signs,
  ...opentelemetry.signs,
};

/** A plain sentence for each of their events. */
export const technologySentences: Sentences<TypeIn<Part<'events'>>> = {
  ...grpc.sentences,
  ...http.sentences,
  ...rabbitmq.sentences,
  ...kafka.sentences,
  ...sqlite.sentences,
  ...smtp.sentences,
  ...opentelemetry.sentences,
};
