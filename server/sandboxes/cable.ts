import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Door, doorKey } from '#server/processes/ports.ts';

/** The cable between one program and its brokers: a TCP proxy on loopback, with a near end for each door, that can be cut. */
export interface Cable {
  /** The near end of this cable for that door; there from the first call on. */
  leads(door: Door): Promise<Door>;
  isCut(): boolean;
  /** Who connects to that door from now on is kept waiting, until it is let through. */
  holdBack(door: Door): void;
  letThrough(door: Door): void;
  /**
   * For `forMs` nothing passes and neither side is told: what they write is read and thrown away, who connects is kept
   * waiting. Then what was cut is reset on both sides, and who waited is let through. `onMended` is called after that.
   * Where only answers are lost, what the program writes goes on to the broker meanwhile.
   */
  cut(forMs: number, lost: Lost, onMended: () => void): void;
  /** Resets what goes through it and gives the port back. */
  close(): void;
}

/** What a cut cable swallows. */
export type Lost = 'both-ways' | 'answers';

interface Connection {
  door: Door;
  near: Socket;
  /** Absent for who is kept waiting. */
  far: Socket | undefined;
}

const nearHost = '127.0.0.1';

/** A whole cable that leads nowhere yet. */
export const createCable = (): Cable => {
  const connections = new Set<Connection>();
  /** Keys of the doors before which who connects is kept waiting. */
  const held = new Set<string>();
  const servers = new Map<string, Promise<Server>>();
  let mending: NodeJS.Timeout | undefined;

  const join = (connection: Connection): void => {
    const { near, door } = connection;
    const far = connect({ ...door, allowHalfOpen: true, noDelay: true });
    connection.far = far;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      // While it is cut the other side hears nothing, not even of an end.
      one.on('close', () => {
        if (mending) return;
        connections.delete(connection);
        if (one.errored) other.resetAndDestroy();
        else other.destroySoon();
      });
    }
    far.on('error', () => {});
  };

  const part = ({ near, far }: Connection, lost: Lost): void => {
    if (!far) return;
    for (const socket of lost === 'answers' ? [far] : [near, far]) {
      socket.unpipe();
      socket.resume();
    }
  };

  const reset = ({ near, far }: Connection): void => {
    near.resetAndDestroy();
    far?.resetAndDestroy();
  };

  const mend = (): void => {
    mending = undefined;
    for (const connection of connections) {
      if (connection.far) {
        connections.delete(connection);
        reset(connection);
      } else {
        admit(connection);
      }
    }
  };

  /** Leads on who waited, unless they have given up or something still holds them back. */
  const admit = (connection: Connection): void => {
    if (connection.far || mending || held.has(doorKey(connection.door))) return;
    if (connection.near.destroyed) connections.delete(connection);
    else join(connection);
  };

  const listen = async (door: Door): Promise<Server> => {
    const opened = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
      const connection: Connection = { door, near, far: undefined };
      connections.add(connection);
      near.on('error', () => {});
      // Unread, what it writes waits in the socket, as a SYN would be sent again until it gets through.
      admit(connection);
    });
    opened.listen(0, nearHost);
    await once(opened, 'listening');
    // One connection that could not be taken, for want of descriptors, ends nobody's else.
    opened.on('error', () => {});
    return opened;
  };

  return {
    async leads(door) {
      const key = doorKey(door);
      const server = servers.get(key) ?? listen(door);
      servers.set(key, server);
      const address = (await server).address();
      if (address === null || typeof address === 'string') throw new Error('the cable has no port');
      return { host: nearHost, port: address.port };
    },
    isCut: () => mending !== undefined,
    holdBack: (door) => void held.add(doorKey(door)),
    letThrough(door) {
      held.delete(doorKey(door));
      for (const connection of connections) admit(connection);
    },
    cut(forMs, lost, onMended) {
      if (mending) return;
      for (const connection of connections) part(connection, lost);
      mending = setTimeout(() => {
        mend();
        onMended();
      }, forMs);
    },
    close() {
      clearTimeout(mending);
      mending = undefined;
      for (const connection of connections) reset(connection);
      connections.clear();
      for (const server of servers.values()) void server.then((opened) => opened.close());
    },
  };
};
