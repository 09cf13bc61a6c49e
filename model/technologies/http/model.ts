import type { LabEvent } from '../../events.ts';
import type { TechnologyModel } from '../../technology-model.ts';
import type { httpEvents } from './events.ts';
import { applyHttp } from './fold.ts';
import { interpretHttp } from './interpret.ts';
import { emptyHttp, type HttpPicture } from './picture.ts';
import type { SocketStation } from './stations.ts';
import { trackState } from './track-state.ts';

export interface HttpParts {
  events: typeof httpEvents;
  picture: HttpPicture;
  program: object;
  held: never;
  /** The connection ended, or never came about. */
  reason: 'unanswered';
  sign: never;
  station: SocketStation;
  lab: {
    /** Roles whose programs answer HTTP/1.1: each has a port of its own, as `PORT` in its environment. */
    webServers?: readonly string[];
    /** What the learner may ask from a terminal of their own, and of which of these roles. */
    door?: Door;
  };
  /** Addresses of the servers of a role, with commas between them. */
  env: { webServers: string };
}

/** A way into the sandbox from outside, with requests to try. */
export interface Door {
  role: string;
  requests: readonly DoorRequest[];
}

export interface DoorRequest {
  /** Its words are in the lab's copy. */
  id: string;
  method: 'GET' | 'POST';
  path: string;
  /** JSON. */
  body?: Readonly<Record<string, string | number>>;
}

const messageOf = (event: LabEvent): string | undefined => ('request' in event ? event.request : undefined);

/** Requests over HTTP/1.1, as the client's node:http has them. */
export const http: TechnologyModel<HttpParts> = {
  name: 'HTTP/1.1',
  picture: emptyHttp,
  program: () => ({}),
  apply: applyHttp,
  interpret: interpretHttp,
  messageOf,
  historyOf: (message) => (event) => messageOf(event) === message,
  begins: ['request.made'],
  finishes: [],
  still: ['http1.opened', 'http1.closed'],
  trackState,
};
