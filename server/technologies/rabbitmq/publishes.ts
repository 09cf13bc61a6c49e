/** A message as the program handed it to its library. */
export interface Sent {
  base: string;
  exchange: string;
  routingKey: string;
  /** Whether the broker will answer for it: it was published on a confirm channel. */
  confirm: boolean;
  /** Whether it comes back if no queue takes it. */
  mandatory: boolean;
  site?: string | undefined;
}

/** One connection of one program: its own name of it, which a later start of the same program does not use again. */
export interface Origin {
  program: string;
  connection: string;
}

/**
 * Publishes as both ends know them. The program tells what it sent, the broker what arrived, in either order; what a
 * connection took along when it ended is what was sent on it and never arrived.
 */
export interface Publishes {
  sent(from: Origin, sent: Sent): void;
  /** Returns how it was sent, where the program has told so already. */
  arrived(from: Origin, base: string, id: string): Sent | undefined;
  /** Id of the oldest message of that base which arrived and has not been confirmed or returned yet. */
  answerable(from: Origin, base: string, answer: 'confirm' | 'return'): string | undefined;
  /** The broker has given its answer for it. */
  answered(from: Origin, base: string, answer: 'confirm' | 'return'): void;
  /**
   * The connection is over; returns what was sent on it and never arrived. What arrived may still be told as sent, and
   * answers to it as heard: the newest connections that are over are kept for that.
   */
  end(from: Origin): Sent[];
}

interface Waiting {
  id: string;
  confirm: boolean;
  mandatory: boolean;
}

const keptOver = 20;

interface Connection {
  sent: Sent[];
  /** Ids by base of what arrived and has not been told as sent: the broker's word may come first. */
  arrived: Map<string, string[]>;
  waiting: Map<string, Waiting[]>;
}

/** Knows only what is told from now on: an answer to an older publish finds nothing. */
export const createPublishes = (): Publishes => {
  const connections = new Map<string, Connection>();
  let over: string[] = [];
  const keyOf = ({ program, connection }: Origin): string => `${program}#${connection}`;
  const at = (from: Origin): Connection => {
    const known = connections.get(keyOf(from));
    if (known) return known;
    const fresh: Connection = { sent: [], arrived: new Map(), waiting: new Map() };
    connections.set(keyOf(from), fresh);
    return fresh;
  };
  const match = ({ waiting }: Connection, { base, confirm, mandatory }: Sent, id: string): void => {
    if (confirm || mandatory) waiting.set(base, [...(waiting.get(base) ?? []), { id, confirm, mandatory }]);
  };
  const isFor = (answer: 'confirm' | 'return', one: Waiting): boolean =>
    answer === 'confirm' ? one.confirm : one.mandatory;

  return {
    sent(from, sent) {
      const connection = at(from);
      const [id, ...others] = connection.arrived.get(sent.base) ?? [];
      if (id === undefined) {
        connection.sent.push(sent);
        return;
      }
      if (others.length > 0) connection.arrived.set(sent.base, others);
      else connection.arrived.delete(sent.base);
      match(connection, sent, id);
    },
    arrived(from, base, id) {
      const connection = at(from);
      const index = connection.sent.findIndex((one) => one.base === base);
      const [sent] = index < 0 ? [] : connection.sent.splice(index, 1);
      if (sent) match(connection, sent, id);
      else connection.arrived.set(base, [...(connection.arrived.get(base) ?? []), id]);
      return sent;
    },
    answerable: (from, base, answer) =>
      at(from)
        .waiting.get(base)
        ?.find((one) => isFor(answer, one))?.id,
    answered(from, base, answer) {
      const { waiting } = at(from);
      const list = waiting.get(base) ?? [];
      const one = list.find((candidate) => isFor(answer, candidate));
      if (!one) return;
      if (answer === 'confirm') one.confirm = false;
      // After its confirm nothing comes back any more.
      one.mandatory = false;
      const left = list.filter((candidate) => candidate.confirm || candidate.mandatory);
      if (left.length > 0) waiting.set(base, left);
      else waiting.delete(base);
    },
    end(from) {
      const connection = at(from);
      const key = keyOf(from);
      over = [...over.filter((one) => one !== key), key];
      for (const oldest of over.splice(0, over.length - keptOver)) connections.delete(oldest);
      return connection.sent.splice(0);
    },
  };
};
