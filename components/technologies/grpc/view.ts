import type { TechnologyView } from '#components/technology-view.ts';
import type { GrpcParts } from '#model/technologies/grpc/model.ts';
import { card, diedWith } from './card.ts';
import { copy } from './copy.vi.ts';
import { inspector } from './inspector.tsx';
import { Lane } from './lane.tsx';
import { legend } from './legend.tsx';
import { Rails } from './rails.tsx';
import { sentences } from './sentences.vi.ts';
import { signs } from './sign-views.ts';
import { Tunnel } from './tunnel.tsx';
import { WireTab } from './wire-tab.tsx';

/** A connection as a tunnel, calls as its lanes, with a rail out and one back. */
export const grpc: TechnologyView<GrpcParts> = {
  corner: copy.corner,
  stations: {
    tunnel: { Drawing: Tunnel, rowName: (name) => name },
    rails: { Drawing: Rails, rowName: (name) => name },
    lane: { Drawing: Lane, rowName: (name) => name, isPassing: true },
  },
  card,
  aftermath: () => null,
  diedWith,
  legend,
  phases: () => [],
  priorityOf: () => 0,
  reasons: copy.reasons,
  signs,
  saying: ({ reason, names }) => (reason === 'late' ? copy.late(names) : undefined),
  inscriptionIn: () => undefined,
  sentences,
  isSpoken: ({ type }) => type === 'call.reset' || type === 'http2.left',
  inspector,
  Wire: WireTab,
};
