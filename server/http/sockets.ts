import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { ApiError, ClientToServer, JoinReply, ServerName, ServerToClient } from '#model/socket.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import type { Learners } from '#server/learners/learners.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import type { Sandboxes } from '#server/sandboxes/registry.ts';
import type { Sandbox } from '#server/sandboxes/sandbox.ts';
import type { Visitors } from '#server/visitors/visitors.ts';
import { isOwnOrigin } from './origin.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const joinRequest = z.object({
  sandboxId: z.string().max(64),
  epoch: z.number().int().optional(),
  after: z.number().int().nonnegative().optional(),
});

interface SocketData {
  learner: string | undefined;
}

/** A page that joins gets at most `mostEvents` of them, and the state before those where it lacks more. */
export interface SocketsSpec {
  learners: Learners;
  /** Limits connections by address; without it there may be any number. */
  visitors?: Visitors;
  sandboxes: Sandboxes;
  board: BrokerBoard;
  /** The same over a new start: by it a page tells this site started anew from another one at the same address. */
  site: string;
  mostEvents?: number;
}

/** Serves the socket.io contract of `model/socket.ts` on the HTTP server: one room a sandbox, for its owner alone. */
export const serveSockets = (
  http: HttpServer,
  { learners, visitors, sandboxes, board, site, mostEvents = 5_000 }: SocketsSpec,
): Server<ClientToServer, ServerToClient, Record<string, never>, SocketData> => {
  const server: ServerName = { site, start: randomUUID() };
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>(http, {
    // Next listens for upgrades on the same server.
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    // A dead connection is noticed within their sum, in ms.
    pingInterval: 8_000,
    pingTimeout: 6_000,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, isOwnOrigin({ origin, host }));
    },
  });

  io.use((socket, next) => {
    try {
      const letGo = visitors?.connect(socket.request) ?? (() => {});
      socket.conn.once('close', letGo);
      next();
    } catch (error) {
      next(refusalOf(error));
      // Once it has been told; the page asks again after a while.
      setImmediate(() => socket.conn.close());
    }
  });
  io.on('connection', (socket) => {
    socket.data.learner = learners.fromCookies(socket.handshake.headers.cookie);
    socket.on('join', async (request, reply) => {
      if (typeof reply !== 'function') return;
      try {
        const joined = await join(socket.data.learner, request);
        for (const room of socket.rooms) if (room !== socket.id && room !== joined.room) await socket.leave(room);
        joined.flush();
        const entered = socket.join(joined.room);
        reply(joined.reply());
        await entered;
      } catch (error) {
        reply({ ok: false, error: refusalOf(error).data, server });
      }
    });
  });

  const join = async (learner: string | undefined, request: unknown) => {
    const parsed = joinRequest.safeParse(request);
    if (!parsed.success) throw new Refusal(400, 'bad-request');
    const { sandboxId, epoch: knownEpoch, after } = parsed.data;
    const { sandbox, expiry } = sandboxes.get(learner, sandboxId);
    await sandbox.settled();
    // These, with the socket entering the room between them, happen in one turn: what waits goes to the pages that are
    // in the room already, the reply holds everything until now, and the batches begin where the reply ends.
    const flush = (): void => outboxes.get(sandboxId)?.flush();
    const reply = (): JoinReply => {
      const log = sandbox.log();
      const epoch = sandbox.epoch();
      // From here on, and no longer than the sandbox: what happens while nobody looks is in the log.
      if (!outboxes.has(sandboxId)) outboxes.set(sandboxId, outboxOf(sandbox));
      const missing = after !== undefined && knownEpoch === epoch ? log.since(after) : undefined;
      return {
        ok: true,
        epoch,
        ...(missing && missing.length <= mostEvents ? { base: null, events: missing } : log.newest(mostEvents)),
        leftMs: expiry.leftMs(),
        now: Date.now(),
        brokers: board.notices(),
        server,
      };
    };
    return { room: sandboxId, flush, reply };
  };

  const outboxes = new Map<string, Outbox>();
  const outboxOf = (sandbox: Sandbox): Outbox =>
    createOutbox((events) => io.to(sandbox.id).emit('events', sandbox.id, sandbox.epoch(), events));
  sandboxes.listen({
    event: ({ id }, event) => outboxes.get(id)?.add(event),
    restarted(sandbox) {
      outboxes.get(sandbox.id)?.flush();
      io.to(sandbox.id).emit('restarted', sandbox.id, sandbox.epoch());
    },
    expiry: (id, leftMs) => io.to(id).emit('expiry', id, leftMs),
    ended(id, why) {
      io.to(id).emit('ended', id, why);
      outboxes.delete(id);
      io.in(id).socketsLeave(id);
    },
    turn: (id, errand, place) => io.to(id).emit('turn', id, errand, place),
  });
  board.onChange(() => io.emit('brokers', board.notices()));
  return io;
};

/** As the page gets it: in the reply to its join, or as the reason why it cannot connect. */
const refusalOf = (error: unknown): Error & { data: ApiError } => {
  const { code, sentence } = Refusal.is(error) ? error : new Refusal(500, 'server-error');
  return Object.assign(new Error(code), { data: { code, sentence } });
};
