import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { subjectIn } from '#model/subject.ts';
import { methodOf } from '#model/technologies/grpc/picture.ts';
import { timeoutIn } from '#model/technologies/grpc/timeout.ts';
import { endOf, type HopEnd } from './ends.ts';

interface Moment {
  seq: number;
  at: number;
}

/** One call of a chain, as its client saw it on the wire. */
export interface Hop extends Moment {
  call: string;
  connection: string;
  method: string;
  timeoutMs?: number;
  /** How often the same was tried before, as the header says. */
  attemptsBefore: number;
  ended?: Moment & HopEnd;
  /** GOAWAY of the server while the call went on. */
  left?: Moment;
}

/** What was asked once: the calls of the checkout, those that the order service made because of them, and what the stock wrote. */
export interface Chain {
  id: string;
  attempts: Hop[];
  onward: Hop[];
  /** Whether the stock heeded its signal when it began. */
  heeds: boolean;
  held?: Moment;
  dropped?: Moment;
}

export interface Chains {
  chains: Map<string, Chain>;
  /** Calls that go on, with the chain that they belong to. */
  open: Map<string, { chain: string; hop: Hop }>;
}

/** Before the first of them. */
export const noChains = (): Chains => ({ chains: new Map(), open: new Map() });

/** The last call of the checkout; undefined where none of it came as far as the wire. */
export const lastAttempt = ({ attempts }: Chain): Hop | undefined => attempts.at(-1);

/** Writes down what the event says of chains, and returns those that it is about. */
export const follow = (state: Chains, event: LabEvent, before: Picture): Chain[] => {
  switch (event.type) {
    case 'call.opened':
      return event.side === 'client' ? opened(state, event, before) : [];
    case 'call.closed':
      return event.side === 'client' ? ended(state, event, ({ call }) => call === event.call) : [];
    case 'call.reset':
      return event.side === 'client' ? ended(state, event, ({ call }) => call === event.call) : [];
    case 'http2.closed':
      return event.side === 'client' ? ended(state, event, ({ connection }) => connection === event.connection) : [];
    case 'http2.left':
      return event.side === 'client' && event.direction === 'back' ? left(state, event) : [];
    case 'statement.ran':
      return event.verb === 'insert' ? wrote(state, event) : [];
    default:
      return [];
  }
};

const opened = (state: Chains, event: EventOf<'call.opened'>, before: Picture): Chain[] => {
  const { call, connection, headers, seq, at, program } = event;
  const id = subjectIn(headers);
  if (id === undefined) return [];
  const timeoutMs = timeoutIn(headers);
  const hop: Hop = {
    call,
    connection,
    seq,
    at,
    method: methodOf(event),
    attemptsBefore: Number(headers['grpc-previous-rpc-attempts'] ?? 0),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  const chain = state.chains.get(id) ?? { id, attempts: [], onward: [], heeds: false };
  state.chains.set(id, chain);
  state.open.set(call, { chain: id, hop });
  if (program === 'checkout') chain.attempts.push(hop);
  else {
    chain.onward.push(hop);
    chain.heeds = before.settings.heed === 'on';
  }
  return [chain];
};

type Ends = EventOf<'call.closed'> | EventOf<'call.reset'> | EventOf<'http2.closed'>;

const ended = (state: Chains, event: Ends, isIt: (hop: Hop) => boolean): Chain[] =>
  [...state.open].flatMap(([call, { chain: id, hop }]) => {
    if (!isIt(hop)) return [];
    state.open.delete(call);
    hop.ended = { ...endOf(event), seq: event.seq, at: event.at };
    return state.chains.get(id) ?? [];
  });

const left = (state: Chains, { connection, seq, at }: EventOf<'http2.left'>): Chain[] =>
  [...state.open.values()].flatMap(({ chain: id, hop }) => {
    if (hop.connection !== connection) return [];
    hop.left ??= { seq, at };
    return state.chains.get(id) ?? [];
  });

const wrote = (state: Chains, { table, parameters: [id = ''], seq, at }: EventOf<'statement.ran'>): Chain[] => {
  const chain = state.chains.get(id);
  if (!chain) return [];
  if (table === 'holds') chain.held ??= { seq, at };
  else chain.dropped ??= { seq, at };
  return [chain];
};
