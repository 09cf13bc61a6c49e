import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What is told of a connection that is looked into; each before the bytes go on. */
export interface Listener {
  /** Bytes of this program's own, and what came from the other end. */
  said(bytes: Uint8Array): void;
  heard(bytes: Uint8Array): void;
  /** It is over: with the error's code where it did not end as it should. */
  ended(error: string | null): void;
}

/** Makes pairs of sockets within the program, so that what goes from one to the other can be seen. */
export interface Relay {
  /** `own` is for whoever shall believe that it has the connection itself; `far` is its other end, once it is there. */
  pair(): { own: Socket; far: Promise<Socket> };
}

const host = '127.0.0.1';

/**
 * node:http2 reads and writes a socket's handle itself, where nobody sees the bytes, and behaves otherwise with a stream that is
 * no socket (calls end prematurely). So it gets a real one, and the bytes are seen between that and the connection.
 */
export const openRelay = async (): Promise<Relay> => {
  const waiting = new Map<number, (far: Socket) => void>();
  const early = new Map<number, Socket>();
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (far) => {
    const port = far.remotePort ?? 0;
    far.on('error', () => {});
    const take = waiting.get(port);
    if (take) take(far);
    else early.set(port, far);
  });
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  const door = { host, port: typeof address === 'object' && address ? address.port : 0 };
  return {
    pair() {
      const own = connect({ ...door, noDelay: true });
      const far = new Promise<Socket>((resolve) => {
        own.once('connect', () => {
          // By its port, so that nobody else is taken for it.
          const port = own.localPort ?? 0;
          const there = early.get(port);
          early.delete(port);
          if (there) resolve(there);
          else
            waiting.set(port, (socket) => {
              waiting.delete(port);
              resolve(socket);
            });
        });
      });
      return { own, far };
    },
  };
};

/** Joins a pair to the connection that its own end stands for: each hears of the other's end as of its own. */
export const join = ({ own, far }: ReturnType<Relay['pair']>, connection: Socket, listener: Listener): void => {
  let error: string | null = null;
  connection.on('error', (reason: NodeJS.ErrnoException) => {
    error = reason.code ?? reason.message;
    own.destroy(reason);
  });
  connection.on('close', () => {
    listener.ended(error);
    void far.then((other) => other.destroySoon());
  });
  let isJoined = false;
  own.on('close', () => {
    // Given up before its other end was there.
    if (!isJoined) connection.destroy();
  });
  void far.then((other) => {
    isJoined = true;
    other.on('close', () => connection.destroySoon());
    // Given up: once its last bytes are through, nobody waits for the other end, which may never say a word again.
    const leave = (): void => {
      if (own.closed && other.readableEnded) connection.destroySoon();
    };
    own.on('close', leave);
    other.on('end', leave);
    pass(other, connection, listener.said);
    pass(connection, other, listener.heard);
  });
};

const pass = (from: Socket, to: Socket, tell: (bytes: Uint8Array) => void): void => {
  from.on('data', (bytes: Buffer) => {
    tell(bytes);
    if (!to.write(bytes)) from.pause();
  });
  to.on('drain', () => void from.resume());
  from.on('end', () => void to.end());
  from.resume();
};
