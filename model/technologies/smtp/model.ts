import type { LabEvent } from '../../events.ts';
import type { TechnologyModel } from '../../technology-model.ts';
import type { smtpEvents } from './events.ts';
import { applySmtp } from './fold.ts';
import { interpretSmtp } from './interpret.ts';
import { emptySmtp, type SmtpPicture } from './picture.ts';
import type { InboxStation } from './stations.ts';
import { trackState } from './track-state.ts';

export interface SmtpParts {
  events: typeof smtpEvents;
  picture: SmtpPicture;
  program: object;
  held: never;
  /** The server said no, or there was none. */
  reason: 'mail-refused' | 'no-server';
  sign: never;
  station: InboxStation;
  lab: {
    /** Roles whose programs take over mails: each has a port of its own, as `PORT` in its environment. */
    mailServers?: readonly string[];
  };
  /** Address of the mail server of a role, as `smtp://host:port`. */
  env: { mailServers: string };
}

const messageOf = (event: LabEvent): string | undefined => ('mail' in event ? event.mail : undefined);

/** Mails over SMTP, as nodemailer in the client has them. */
export const smtp: TechnologyModel<SmtpParts> = {
  name: 'SMTP',
  picture: emptySmtp,
  program: () => ({}),
  apply: applySmtp,
  interpret: interpretSmtp,
  messageOf,
  historyOf: (message) => (event) => messageOf(event) === message,
  begins: ['mail.sent'],
  finishes: [],
  still: [],
  trackState,
};
