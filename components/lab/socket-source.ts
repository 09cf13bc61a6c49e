import type { Socket } from 'socket.io-client';
import type { Playback } from '#model/playback.ts';
import {
  type ApiError,
  type BrokerNotice,
  type ClientToServer,
  type Ending,
  type Errand,
  endingOf,
  type Place,
  type ServerName,
  type ServerToClient,
} from '#model/socket.ts';

/**
 * Why the page has no running sandbox any more: its own ending; the learner closed it here; the site was started anew, or another one answers now, which
 * know nothing of it; the learner left it while the server could not be reached.
 */
export type RunEnd = Ending | 'put-away' | 'restarted' | 'elsewhere' | 'left' | 'unknown';

export interface SourceListener {
  /** The sandbox's log is here; called after every join, with who has answered. */
  joined: (by: ServerName) => void;
  /** The sandbox has begun anew; what is played is still the log of before. */
  restarted: () => void;
  connection: (online: boolean) => void;
  /** The server wants no further connection for now, and says why; it is asked again. */
  turnedAway: (sentence: string) => void;
  /** Whether events are fetched by long polling, because the way to the server lets no WebSocket through. */
  polling: (polling: boolean) => void;
  expiry: (leftMs: number) => void;
  brokers: (brokers: BrokerNotice[]) => void;
  ended: (why: RunEnd) => void;
  /** What is to be done with the sandbox waits for its turn, or no more. */
  turn: (errand: Errand, place: Place | null) => void;
  refused: (error: ApiError) => void;
}

/** Until the other transport is tried, where a proxy lets a connection hang instead of turning it down. */
const patienceMs = 5_000;
/** Until a server that has turned the page away is asked again. */
const askAgainMs = 5_000;

/** Feeds a playback from a sandbox's socket, over lost connections, without a gap or a duplicate. Returns how to stop. */
export const connectSource = (
  sandboxId: string,
  playback: Playback,
  /** The server that ran the sandbox when it was last joined. */
  known: ServerName | undefined,
  listener: SourceListener,
): (() => void) => {
  let socket: Socket<ServerToClient, ClientToServer> | undefined;
  let stopped = false;
  let epoch: number | undefined;
  let after = 0;
  let joining = false;
  let server = known;
  let again: ReturnType<typeof setTimeout> | undefined;

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
        if (!reply.ok) {
          const why = endingOf(reply.error.code) ?? (server && lossOf(server, reply.server));
          return why ? listener.ended(why) : listener.refused(reply.error);
        }
        server = reply.server;
        const resumed = reply.base === null && epoch === reply.epoch;
        epoch = reply.epoch;
        if (resumed) playback.append(reply.events.filter((event) => event.seq > after));
        else playback.load({ base: reply.base, events: reply.events, growing: true, serverNow: reply.now });
        after = reply.events.at(-1)?.seq ?? (resumed ? after : (reply.base?.seq ?? 0));
        listener.connection(true);
        listener.expiry(reply.leftMs);
        listener.brokers(reply.brokers);
        listener.joined(reply.server);
      });
  };

  const begin = ({ io }: typeof import('socket.io-client')): void => {
    if (stopped) return;
    const opened: Socket<ServerToClient, ClientToServer> = io({
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      timeout: patienceMs,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
    });
    socket = opened;
    opened.on('connect', () => {
      const { engine } = opened.io;
      const tellTransport = (): void => listener.polling(engine.transport.name === 'polling');
      engine.on('upgrade', tellTransport);
      tellTransport();
      join();
    });
    opened.on('disconnect', () => {
      joining = false;
      listener.connection(false);
    });
    opened.on('connect_error', (error) => {
      listener.connection(false);
      const sentence = sentenceOf(error);
      if (sentence !== undefined) {
        listener.turnedAway(sentence);
        // What the server itself turned down is not tried again by the library.
        again = setTimeout(() => opened.connect(), askAgainMs);
        return;
      }
      // Polling goes first from now on; a WebSocket that can be had is taken up beside it.
      opened.io.opts.transports = ['polling', 'websocket'];
    });
    opened.on('events', (id, of, events) => {
      if (id !== sandboxId || joining) return;
      if (of !== epoch || events[0]?.seq !== after + 1) return join();
      after = events.at(-1)?.seq ?? after;
      playback.append(events);
    });
    opened.on('expiry', (id, leftMs) => {
      if (id === sandboxId) listener.expiry(leftMs);
    });
    opened.on('ended', (id, why) => {
      if (id === sandboxId) listener.ended(why);
    });
    opened.on('restarted', (id) => {
      if (id !== sandboxId) return;
      listener.restarted();
      epoch = undefined;
      after = 0;
      join();
    });
    opened.on('brokers', (brokers) => listener.brokers(brokers));
    opened.on('turn', (id, errand, place) => {
      if (id === sandboxId) listener.turn(errand, place);
    });
  };
  void import('socket.io-client').then(begin, () => listener.connection(false));

  return () => {
    stopped = true;
    clearTimeout(again);
    window.removeEventListener('offline', networkLost);
    socket?.disconnect();
  };
};

/** The sentence of a refusal; undefined where the server was not reached at all. */
const sentenceOf = (error: Error): string | undefined => {
  if (!('data' in error) || typeof error.data !== 'object' || error.data === null) return undefined;
  return 'sentence' in error.data && typeof error.data.sentence === 'string' ? error.data.sentence : undefined;
};

/** What has become of a sandbox that `now` does not know and `before` ran. */
const lossOf = (before: ServerName, now: ServerName): RunEnd => {
  if (before.site !== now.site) return 'elsewhere';
  return before.start === now.start ? 'unknown' : 'restarted';
};
