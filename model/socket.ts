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
  /** The sandbox's end has moved: ms from now, whatever the clocks of the two ends say. */
  expiry: (sandboxId: string, leftMs: number) => void;
  ended: (sandboxId: string, why: Ending) => void;
  /** Reset: the log begins again from 1; join again. */
  restarted: (sandboxId: string, epoch: number) => void;
  /** State of every broker whenever one changes. */
  brokers: (status: BrokerNotice[]) => void;
  /** What is to be done with the sandbox waits for its turn, or no more (`null`). */
  turn: (sandboxId: string, errand: Errand, place: Place | null) => void;
}

/** What waits for its turn although the sandbox is open: its reset, or the new start of what a broker took along. */
export type Errand = 'reset' | 'revival';

/** Where somebody stands who waits. */
export interface Place {
  /** Counted from 1 over everybody who waits; over those alone who wait for the same, where that is a lab that runs alone. */
  position: number;
  /** Until it will be done if all goes on as it did lately, in ms. */
  waitMs: number;
  /** What is waited for: one's turn, that there is room on the machine, or that nobody else has a lab that runs alone. */
  for: 'turn' | 'room' | 'alone';
}

const endings = ['idle', 'shared', 'closed', 'reset-failed'] as const;

/** Why a sandbox has ended: nobody used it, only one may have it and others wait, its learner closed it, or it could not be begun again. */
export type Ending = (typeof endings)[number];

/** The ending that a refusal's code tells; undefined where the server knows of none. */
export const endingOf = (code: string): Ending | undefined => endings.find((ending) => code === `ended-${ending}`);

/** Which server answers: a site keeps its name over a new start, a start has its own. */
export interface ServerName {
  site: string;
  start: string;
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
      leftMs: number;
      /** Server clock in ms, to translate `at`. */
      now: number;
      brokers: BrokerNotice[];
      server: ServerName;
    }
  | { ok: false; error: ApiError; server: ServerName };

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
