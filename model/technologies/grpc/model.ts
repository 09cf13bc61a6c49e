import type { LabEvent } from '../../events.ts';
import type { TechnologyModel } from '../../technology-model.ts';
import type { grpcEvents } from './events.ts';
import { applyGrpc } from './fold.ts';
import { idOfMessage, type Sign, signIn } from './ids.ts';
import { interpretGrpc } from './interpret.ts';
import { emptyGrpc, type GrpcPicture } from './picture.ts';
import type { LaneStation, RailsStation, TunnelStation } from './stations.ts';
import { trackState } from './track-state.ts';
import { idOfWebMessage } from './web-ids.ts';

export interface GrpcParts {
  events: typeof grpcEvents;
  picture: GrpcPicture;
  program: object;
  held: never;
  /** It came to an end that had reset the call, or was under way when the connection broke. */
  reason: 'late' | 'broken';
  sign: Sign;
  station: TunnelStation | LaneStation | RailsStation;
  lab: {
    /** Roles whose programs serve: each has a port of its own, as `PORT` in its environment. */
    servers?: readonly string[];
  };
  /** Addresses of the servers of a role, with commas between them. */
  env: { servers: string };
}

const messageOf = (event: LabEvent): string | undefined =>
  event.type === 'call.message'
    ? idOfMessage(event)
    : event.type === 'web.message'
      ? idOfWebMessage(event)
      : signIn(event)?.id;

/** Calls over HTTP/2, as they are seen on the wire by both ends. */
export const grpc: TechnologyModel<GrpcParts> = {
  name: 'gRPC',
  picture: emptyGrpc,
  program: () => ({}),
  apply: applyGrpc,
  interpret: interpretGrpc,
  messageOf,
  historyOf: (message) => (event) => messageOf(event) === message,
  begins: ['call.message', 'web.message'],
  finishes: [],
  still: ['http2.pinged', 'window.updated'],
  trackState,
};
