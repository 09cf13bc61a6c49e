import type { TechnologyView } from '#components/technology-view.ts';
import type { SmtpParts } from '#model/technologies/smtp/model.ts';
import { copy } from './copy.vi.ts';
import { Inbox } from './inbox.tsx';
import { inspector } from './inspector.tsx';
import { sentences } from './sentences.vi.ts';

/** Mails as carriages on a calm track, and the inbox that they end in. */
export const smtp: TechnologyView<SmtpParts> = {
  corner: copy.corner,
  stations: { inbox: { Drawing: Inbox, rowName: () => copy.row } },
  card: () => undefined,
  aftermath: () => null,
  legend: ({ stations }) =>
    stations.some(({ kind }) => kind === 'inbox')
      ? [{ text: copy.legend, drawing: <path d="M1 10H20" stroke="var(--smtp)" strokeWidth="5" /> }]
      : [],
  phases: () => [],
  priorityOf: () => 0,
  reasons: copy.reasons,
  signs: {},
  saying: () => undefined,
  inscriptionIn: () => undefined,
  sentences,
  isSpoken: ({ type }) => type === 'mail.refused',
  inspector,
};
