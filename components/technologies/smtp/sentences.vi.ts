import type { TechnologyView } from '#components/technology-view.ts';
import type { SmtpParts } from '#model/technologies/smtp/model.ts';
import { copy } from './copy.vi.ts';

/** What was sent by mail, and what the server said. */
export const sentences: TechnologyView<SmtpParts>['sentences'] = {
  'mail.sent': ({ program, title, to }) => copy.sent(program, `"${title}"`, to.join(', ')),
  'mail.accepted': ({ program, reply }) => copy.accepted(program, reply),
  'mail.refused': ({ program, reply }) => copy.refused(program, reply),
};
