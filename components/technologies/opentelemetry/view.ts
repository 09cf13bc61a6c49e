import type { TechnologyView } from '#components/technology-view.ts';
import type { OpenTelemetryParts } from '#model/technologies/opentelemetry/model.ts';
import { nothingTravels } from '../nothing-travels.ts';
import { copy } from './copy.vi.ts';
import { sentences } from './sentences.vi.ts';
import { Waterfall } from './waterfall.tsx';

/** A waterfall on the timetable's axis; nothing of it stands on the stage. */
export const opentelemetry: TechnologyView<OpenTelemetryParts> = {
  ...nothingTravels,
  corner: copy.corner,
  stations: {},
  sentences,
  timeView: { name: copy.tab, Drawing: Waterfall },
};
