import type { EventDraft } from '../../events.ts';

/** Events of mails of `client` to `server` as tests write them. */
export const draftsOf = (client: string, server: string) => {
  const base = { origin: 'client' as const, program: client };
  return {
    sent: (mail: string, subject?: string): EventDraft => ({
      type: 'mail.sent',
      ...base,
      mail,
      server,
      to: ['an@example.com'],
      title: `Đơn ${mail}`,
      ...(subject !== undefined && { subject }),
    }),
    accepted: (mail: string): EventDraft => ({ type: 'mail.accepted', ...base, mail, reply: '250 OK' }),
    refused: (mail: string, code: number | null = 451, reply = '451 later'): EventDraft => ({
      type: 'mail.refused',
      ...base,
      mail,
      code,
      reply,
    }),
  };
};
