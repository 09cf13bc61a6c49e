import type { LabEvent } from './events.ts';
import type { Picture } from './picture.ts';
import type { Technology } from './technology.ts';

/**
 * The socket.io contract. A page joins its sandbox and gets what it lacks; after that `events` come in order, in
 * batches of at most some 50 ms. Joining again with `after` resumes without a gap or a duplicate.
 */
export interface ClientToServer {
  join: (request: JoinRequest, answer: (reply: JoinReply) => void) => void;
}

export interface ServerToClient {
  /** Never empty; `events[0].seq` follows the last one sent. */
  events: (sandboxId: string, epoch: number, events: LabEvent[]) => void;
  /** The sandbox's end has moved, or it has ended (`null`). */
  expiry: (sandboxId: string, expiresAt: number | null) => void;
  /** Reset: the log begins again from 1; join again. */
  restarted: (sandboxId: string, epoch: number) => void;
  /** State of every broker whenever one changes. */
  brokers: (status: BrokerNotice[]) => void;
}

export interface BrokerNotice {
  technology: Technology;
  state: 'starting' | 'ready' | 'lost' | 'missing';
  version: string | null;
  /** Vietnamese; empty when all is well. */
  sentence: string;
  remedy: string;
}

export interface JoinRequest {
  sandboxId: string;
  /** The log that the page knows and the last seq it has; absent on the first visit. */
  epoch?: number;
  after?: number;
}

export type JoinReply =
  | {
      ok: true;
      epoch: number;
      /** State just before `events[0]`; absent where `events` follow `after`. */
      base: Picture | null;
      events: LabEvent[];
      expiresAt: number;
      /** Server clock in ms, to translate `at`. */
      now: number;
      brokers: BrokerNotice[];
    }
  | { ok: false; error: ApiError };

/** Every refusal, over the socket or as the body of a 4xx: a machine-readable code and one Vietnamese sentence. */
export interface ApiError {
  code: string;
  sentence: string;
  /** Whose value was refused: the page has its label and says the sentence there. */
  at?: RefusedAt;
}

/** A control of the lab by its id and, in a form, one of its fields. */
export interface RefusedAt {
  control: string;
  field?: string;
}
