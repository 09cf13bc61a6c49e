import type { TechnologyView } from '#components/technology-view.ts';
import type { HttpParts } from '#model/technologies/http/model.ts';
import { card } from './card.ts';
import { copy } from './copy.vi.ts';
import { inspector } from './inspector.tsx';
import { sentences } from './sentences.vi.ts';
import { Socket } from './socket.tsx';

/** A connection as a grey track, a request and its answer as a carriage on it. */
export const http: TechnologyView<HttpParts> = {
  corner: copy.corner,
  stations: { socket: { Drawing: Socket, rowName: copy.row, isPassing: true } },
  card,
  aftermath: () => null,
  legend: ({ stations }) =>
    stations.some(({ kind }) => kind === 'socket')
      ? [{ text: copy.legend, drawing: <path d="M1 10H20" stroke="var(--http)" strokeWidth="5" /> }]
      : [],
  phases: () => [],
  priorityOf: () => 0,
  reasons: copy.reasons,
  signs: {},
  saying: () => undefined,
  inscriptionIn: () => undefined,
  sentences,
  isSpoken: ({ type }) => type === 'request.failed',
  inspector,
};
