import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { ApiError } from '#model/socket.ts';
import { createRateLimits } from '#server/sandboxes/rate-limit.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import { clientAddress } from './client-address.ts';

/** What comes from one address, and how much of it may come. */
export interface Visitors {
  /**
   * Notes on the request where it comes from, for `addressOf`; where too many have come to the API from there, answers it
   * and returns false.
   */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
  /** Throws a `Refusal` where too many have come from there that nobody knew. */
  newLearner(address: string | undefined): void;
  /** Takes a connection in; throws a `Refusal` where too many are open from there. Returns how to let go of it. */
  connect(request: IncomingMessage): () => void;
}

export interface VisitorsSpec {
  trustedProxies: BlockList;
  requestsPerSecond: number;
  learnersPerHour: number;
  connections: number;
  now?: () => number;
}

// A request that a route handler gets has no socket any more.
const addressHeader = 'x-tramtin-address';
/** Of a room full of pages that load at the same moment. */
const burstSeconds = 3;
const retryMs = 10_000;

/** Counts what comes from each address. */
export const createVisitors = (spec: VisitorsSpec): Visitors => {
  const now = spec.now ?? Date.now;
  const { requestsPerSecond, learnersPerHour } = spec;
  const requests = createRateLimits(requestsPerSecond, { burst: burstSeconds * requestsPerSecond, now });
  const learners = createRateLimits(learnersPerHour / 3600, { burst: learnersPerHour, now });
  const connections = new Map<string, number>();
  return {
    admit(request, response) {
      const address = clientAddress(spec.trustedProxies, request);
      delete request.headers[addressHeader];
      if (address !== undefined) request.headers[addressHeader] = address;
      if (!request.url?.startsWith('/api/')) return true;
      const waitMs = requests.take(address);
      if (waitMs === 0) return true;
      const { status, code, sentence, retryAfter } = Refusal.tooMuch('too-many-requests-here', waitMs);
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': String(retryAfter) });
      response.end(JSON.stringify({ code, sentence } satisfies ApiError));
      return false;
    },
    newLearner(address) {
      const waitMs = learners.take(address);
      if (waitMs > 0) throw Refusal.tooMuch('too-many-learners-here', waitMs);
    },
    connect(request) {
      const address = clientAddress(spec.trustedProxies, request);
      if (address === undefined) return () => {};
      const there = connections.get(address) ?? 0;
      if (there >= spec.connections) throw Refusal.tooMuch('too-many-connections-here', retryMs);
      connections.set(address, there + 1);
      return () => {
        const left = (connections.get(address) ?? 1) - 1;
        if (left > 0) connections.set(address, left);
        else connections.delete(address);
      };
    },
  };
};

/** Where a request comes from, as `admit` has noted it; undefined for this machine itself. */
export const addressOf = ({ headers }: Request): string | undefined => headers.get(addressHeader) ?? undefined;
