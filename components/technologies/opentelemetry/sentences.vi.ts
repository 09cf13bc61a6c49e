import type { TechnologyView } from '#components/technology-view.ts';
import type { OpenTelemetryParts } from '#model/technologies/opentelemetry/model.ts';
import { copy } from './copy.vi.ts';

/** What programs say of themselves. */
export const sentences: TechnologyView<OpenTelemetryParts>['sentences'] = {
  'span.ended': ({ program, name, ms, trace, error }) =>
    `${program} gửi span ${name}: ${copy.ms(ms)}${error === null ? '' : `, lỗi ${error}`} (trace ${trace.slice(0, 8)})`,
};
