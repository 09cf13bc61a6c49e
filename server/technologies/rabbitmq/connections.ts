import type { Origin } from './publishes.ts';

/** Which program is at the other end of each connection. The broker's names of connections end in both ports. */
export interface Connections {
  /** Until then, and after its end, no new connection is taken for the program's: its start comes first in the log. */
  programStarted(program: string): void;
  /** All that the program had to say has been heard. */
  programExited(program: string): void;
  programFrozen(program: string): void;
  programThawed(program: string): void;
  /** The program says which port its end of a connection has. */
  heard(program: string, localPort: number): void;
  /** The program has seen its own end of the connection close: no more will be said of what it did on it. */
  disconnected(from: Origin): void;
  /** Whether the program will say no more of what it did on the connection before that ended; a frozen one says nothing. */
  isSilent(connection: string): boolean;
  /** Whether the end of that connection has been told: nothing that its program says of it has reached the broker since. */
  isOver(from: Origin): boolean;
  /** A connection of the lab's came; `providedName` is the name that the client gave it. */
  created(connection: string, providedName: string | undefined): void;
  /** Its program as far as anybody can tell, open or just closed. */
  programOf(connection: string): string | undefined;
  /** Its program is known and has been told; false where it closed meanwhile. */
  open(connection: string, program: string): boolean;
  isThere(connection: string): boolean;
  /** The program of a connection that has been told as open and is. */
  opened(connection: string): string | undefined;
  /** As `opened`, and also when it closed a moment ago: the firehose may be behind. */
  lately(connection: string): string | undefined;
  /** Program and its own name of the connection, where the client gave it one. */
  originOf(connection: string): Origin | undefined;
  close(connection: string): void;
  /** Connections that are there. */
  all(): string[];
}

interface Connection {
  origin: Origin | undefined;
  program?: string;
}

const keptClosed = 20;
/** A program that never ends may lose its connection again and again. */
const keptOver = 500;

/** Knows of no program and no connection yet. */
export const createConnections = (): Connections => {
  const programs = new Set<string>();
  const frozen = new Set<string>();
  /** The program's own names of its connections: those that it has seen end, and those whose end has been told. */
  const ended = new Set<string>();
  const over = new Set<string>();
  /** By the port that the program's own end has. */
  const ports = new Map<string, string>();
  const connections = new Map<string, Connection>();
  let closed = new Map<string, Connection>();

  const find = (connection: string): Connection | undefined => connections.get(connection) ?? closed.get(connection);

  return {
    programStarted: (program) => void programs.add(program),
    programExited(program) {
      programs.delete(program);
      frozen.delete(program);
      // Its next start may be there before the broker has told of their end.
      for (const { origin } of connections.values()) if (origin?.program === program) keep(ended, keyOf(origin));
    },
    programFrozen: (program) => void frozen.add(program),
    programThawed: (program) => void frozen.delete(program),
    disconnected: (from) => keep(ended, keyOf(from)),
    isSilent(connection) {
      const from = find(connection)?.origin;
      if (!from) return true;
      return !programs.has(from.program) || frozen.has(from.program) || ended.has(keyOf(from));
    },
    isOver: (from) => over.has(keyOf(from)),
    heard: (program, localPort) => void ports.set(`${localPort}`, program),
    created: (connection, providedName) => void connections.set(connection, { origin: readName(providedName) }),
    programOf(connection) {
      const known = find(connection);
      if (known?.program) return known.program;
      const program = known?.origin?.program ?? ports.get(portOf(connection));
      return program !== undefined && programs.has(program) ? program : undefined;
    },
    open(connection, program) {
      const one = connections.get(connection);
      if (one) one.program = program;
      return one !== undefined;
    },
    isThere: (connection) => connections.has(connection),
    opened: (connection) => connections.get(connection)?.program,
    lately: (connection) => find(connection)?.program,
    originOf: (connection) => find(connection)?.origin,
    close(connection) {
      const one = connections.get(connection);
      connections.delete(connection);
      ports.delete(portOf(connection));
      if (one?.origin) keep(over, keyOf(one.origin));
      if (one) closed = new Map([...closed, [connection, one] as const].slice(-keptClosed));
    },
    all: () => [...connections.keys()],
  };
};

const keyOf = ({ program, connection }: Origin): string => `${program}#${connection}`;

const keep = (known: Set<string>, key: string): void => {
  known.add(key);
  const [oldest] = known;
  if (known.size > keptOver && oldest !== undefined) known.delete(oldest);
};

const portOf = (connection: string): string => /:(\d+) -> /.exec(connection)?.[1] ?? '';

/** `producer#4711.2` is the second connection that process 4711 of the program `producer` opened. */
const readName = (name: string | undefined): Origin | undefined => {
  const [, program, connection] = /^(.+)#(\d+\.\d+)$/.exec(name ?? '') ?? [];
  return program === undefined || connection === undefined ? undefined : { program, connection };
};
