import type { EventOf } from '../../events.ts';
import type { Apply, Picture } from '../../picture.ts';

const keptMails = 24;

/** What was sent by mail, and what became of it. */
export const applySmtp: Apply = (draft, event) => {
  switch (event.type) {
    case 'mail.sent': {
      const { mail: id, program: client, server, to, title, subject, at: sentAt, seq: sentSeq } = event;
      const sent = { id, client, server, to, title, sentAt, sentSeq, ...(subject !== undefined && { subject }) };
      draft.mails = [...draft.mails, sent].slice(-keptMails);
      break;
    }
    case 'mail.accepted':
      end(draft, event, true);
      break;
    case 'mail.refused':
      end(draft, event, false);
      break;
  }
};

const end = (draft: Picture, event: EventOf<'mail.accepted' | 'mail.refused'>, accepted: boolean): void => {
  const mail = draft.mails.findLast(({ id }) => id === event.mail);
  if (!mail) return;
  const { at, seq, reply } = event;
  mail.ended = { at, seq, reply, accepted };
  draft.mailServers[mail.server] ??= { accepted: 0, refused: 0 };
  const counts = draft.mailServers[mail.server];
  if (counts) counts[accepted ? 'accepted' : 'refused'] += 1;
};
