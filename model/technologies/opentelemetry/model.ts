import type { TechnologyModel } from '../../technology-model.ts';
import { nothingTravels } from '../nothing-travels.ts';
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
  ...nothingTravels,
  name: 'OpenTelemetry',
  picture: emptyOpenTelemetry,
  program: () => ({}),
  apply: applyOpenTelemetry,
  still: ['span.ended'],
  trackState: () => undefined,
};
