import type { EventOf } from '../../events.ts';

/** What the picture of a sandbox has of its mails. */
export interface SmtpPicture {
  /** The newest, oldest first. */
  mails: MailPicture[];
  /** How many each server has taken over and refused, by its program. */
  mailServers: Record<string, { accepted: number; refused: number }>;
}

export interface MailPicture extends Pick<EventOf<'mail.sent'>, 'to' | 'title' | 'subject'> {
  id: string;
  client: string;
  server: string;
  sentAt: number;
  sentSeq: number;
  /** Absent while the server has not answered. */
  ended?: { at: number; seq: number; reply: string; accepted: boolean };
}

/** Nothing is there yet. */
export const emptySmtp: SmtpPicture = { mails: [], mailServers: {} };

/** Mails that a server has taken over, of those that are still known; oldest first. */
export const inboxOf = ({ mails }: Pick<SmtpPicture, 'mails'>, server: string): MailPicture[] =>
  mails.filter((mail) => mail.server === server && mail.ended?.accepted);
