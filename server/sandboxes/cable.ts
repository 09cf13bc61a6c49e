import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The cable between one program and its broker: a TCP proxy on loopback that can be cut. */
export interface Cable {
  /** The address, led through this cable; opened on the first call, leading to the newest address. */
  leads(url: string): Promise<string>;
  isCut(): boolean;
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

interface Ends {
  near: Socket;
  /** Absent for who connected while it was cut. */
  far: Socket | undefined;
}

/** A whole cable that leads nowhere yet. */
export const createCable = (): Cable => {
  const lines = new Set<Ends>();
  let server: Promise<Server> | undefined;
  let target = { host: '127.0.0.1', port: 0 };
  let mending: NodeJS.Timeout | undefined;

  const join = (ends: Ends): void => {
    const { near } = ends;
    const far = connect({ ...target, allowHalfOpen: true, noDelay: true });
    ends.far = far;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      // While it is cut the other side hears nothing, not even of an end.
      one.on('close', () => {
        if (mending) return;
        lines.delete(ends);
        if (one.errored) other.resetAndDestroy();
        else other.destroySoon();
      });
    }
    far.on('error', () => {});
  };

  const part = ({ near, far }: Ends, lost: Lost): void => {
    if (!far) return;
    for (const socket of lost === 'answers' ? [far] : [near, far]) {
      socket.unpipe();
      socket.resume();
    }
  };

  const reset = ({ near, far }: Ends): void => {
    near.resetAndDestroy();
    far?.resetAndDestroy();
  };

  const mend = (): void => {
    mending = undefined;
    for (const ends of lines) {
      if (ends.far) {
        lines.delete(ends);
        reset(ends);
      } else if (ends.near.destroyed) {
        lines.delete(ends);
      } else {
        join(ends);
      }
    }
  };

  const listen = async (): Promise<Server> => {
    const opened = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
      const ends: Ends = { near, far: undefined };
      lines.add(ends);
      near.on('error', () => {});
      // Unread, what it writes waits in the socket, as a SYN would be sent again until it gets through.
      if (!mending) join(ends);
    });
    opened.listen(0, '127.0.0.1');
    await once(opened, 'listening');
    return opened;
  };

  return {
    async leads(url) {
      const led = new URL(url);
      target = { host: led.hostname, port: Number(led.port) };
      server ??= listen();
      const address = (await server).address();
      if (address === null || typeof address === 'string') throw new Error('the cable has no port');
      led.host = `127.0.0.1:${address.port}`;
      return led.href;
    },
    isCut: () => mending !== undefined,
    cut(forMs, lost, onMended) {
      if (mending) return;
      for (const ends of lines) part(ends, lost);
      mending = setTimeout(() => {
        mend();
        onMended();
      }, forMs);
    },
    close() {
      clearTimeout(mending);
      mending = undefined;
      for (const ends of lines) reset(ends);
      lines.clear();
      void server?.then((opened) => opened.close());
    },
  };
};
