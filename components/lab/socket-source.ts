import type { Socket } from 'socket.io-client';
import type { Playback } from '#model/playback.ts';
import type { ApiError, BrokerNotice, ClientToServer, ServerToClient } from '#model/socket.ts';

export interface SourceListener {
  /** The sandbox's log is here; called after every join. */
  joined: () => void;
  connection: (online: boolean) => void;
  /** Server time in ms; null when the sandbox has ended. */
  expiry: (expiresAt: number | null, serverNow: number) => void;
  brokers: (brokers: BrokerNotice[]) => void;
  refused: (error: ApiError) => void;
}

/** Feeds a playback from a sandbox's socket, over lost connections, without a gap or a duplicate. Returns how to stop. */
export const connectSource = (sandboxId: string, playback: Playback, listener: SourceListener): (() => void) => {
  let socket: Socket<ServerToClient, ClientToServer> | undefined;
  let stopped = false;
  let epoch: number | undefined;
  let after = 0;
  let joining = false;
  let offset = 0;

  // Left to itself the socket finds out by its next heartbeat. Where the server is this very machine it is back at once.
  const networkLost = (): void => {
    socket?.io.engine?.close();
  };
  window.addEventListener('offline', networkLost);

  const join = (): void => {
    if (joining || !socket?.connected) return;
    joining = true;
    socket
      .timeout(8000)
      .emit('join', { sandboxId, ...(epoch === undefined ? {} : { epoch, after }) }, (failed, reply) => {
        joining = false;
        if (stopped) return;
        if (failed) return join();
        if (!reply.ok) return listener.refused(reply.error);
        const resumed = reply.base === null && epoch === reply.epoch;
        epoch = reply.epoch;
        offset = reply.now - Date.now();
        if (resumed) playback.append(reply.events.filter((event) => event.seq > after));
        else playback.load({ base: reply.base, events: reply.events, growing: true, serverNow: reply.now });
        after = reply.events.at(-1)?.seq ?? (resumed ? after : (reply.base?.seq ?? 0));
        listener.connection(true);
        listener.expiry(reply.expiresAt, reply.now);
        listener.brokers(reply.brokers);
        listener.joined();
      });
  };

  void import('socket.io-client').then(({ io }) => {
    if (stopped) return;
    const opened: Socket<ServerToClient, ClientToServer> = io({
      transports: ['websocket', 'polling'],
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
    });
    socket = opened;
    opened.on('connect', join);
    opened.on('disconnect', () => {
      joining = false;
      listener.connection(false);
    });
    opened.on('connect_error', () => listener.connection(false));
    opened.on('events', (id, of, events) => {
      if (id !== sandboxId || joining) return;
      if (of !== epoch || events[0]?.seq !== after + 1) return join();
      after = events.at(-1)?.seq ?? after;
      playback.append(events);
    });
    opened.on('expiry', (id, expiresAt) => {
      if (id === sandboxId) listener.expiry(expiresAt, Date.now() + offset);
    });
    opened.on('restarted', (id) => {
      if (id !== sandboxId) return;
      epoch = undefined;
      after = 0;
      join();
    });
    opened.on('brokers', (brokers) => listener.brokers(brokers));
  });

  return () => {
    stopped = true;
    window.removeEventListener('offline', networkLost);
    socket?.disconnect();
  };
};
