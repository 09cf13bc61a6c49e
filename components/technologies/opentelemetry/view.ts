import type { TechnologyView } from '#components/technology-view.ts';
import type { OpenTelemetryParts } from '#model/technologies/opentelemetry/model.ts';
import { copy } from './copy.vi.ts';
import { sentences } from './sentences.vi.ts';
import { Waterfall } from './waterfall.tsx';

/** A waterfall under the timetable; nothing of it stands on the stage. */
export const opentelemetry: TechnologyView<OpenTelemetryParts> = {
  corner: copy.corner,
  stations: {},
  card: () => undefined,
  aftermath: () => null,
  legend: () => [],
  phases: () => [],
  priorityOf: () => 0,
  reasons: {},
  signs: {},
  saying: () => undefined,
  inscriptionIn: () => undefined,
  sentences,
  isSpoken: () => false,
  inspector: {
    labelIn: () => undefined,
    states: () => [],
    isLoss: () => false,
    hasBegun: () => false,
    Facts: () => null,
  },
  BelowTimetable: Waterfall,
};
