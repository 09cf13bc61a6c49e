import type { TechnologyModel } from '../../technology-model.ts';
import type { opentelemetryEvents } from './events.ts';
import { applyOpenTelemetry } from './fold.ts';
import { emptyOpenTelemetry, type OpenTelemetryPicture } from './picture.ts';

export interface OpenTelemetryParts {
  events: typeof opentelemetryEvents;
  picture: OpenTelemetryPicture;
  program: object;
  held: never;
  reason: never;
  sign: never;
  station: never;
  lab: object;
  env: never;
}

/** Traces, as the programs themselves export them. */
export const opentelemetry: TechnologyModel<OpenTelemetryParts> = {
  name: 'OpenTelemetry',
  picture: emptyOpenTelemetry,
  program: () => ({}),
  apply: applyOpenTelemetry,
  interpret: () => ({ begin: () => {}, take: () => {} }),
  messageOf: () => undefined,
  historyOf: () => () => false,
  begins: [],
  finishes: [],
  still: ['span.ended'],
  trackState: () => undefined,
};
