import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { ClientToServer, JoinReply, ServerToClient } from '#model/socket.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import type { Learners } from '#server/learners/learners.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import type { Sandboxes } from '#server/sandboxes/registry.ts';
import type { Sandbox } from '#server/sandboxes/sandbox.ts';
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
  sandboxes: Sandboxes;
  board: BrokerBoard;
  mostEvents?: number;
}

/** Serves the socket.io contract of `model/socket.ts` on the HTTP server: one room a sandbox, for its owner alone. */
export const serveSockets = (
  http: HttpServer,
  { learners, sandboxes, board, mostEvents = 5_000 }: SocketsSpec,
): Server<ClientToServer, ServerToClient, Record<string, never>, SocketData> => {
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
        const { code, sentence } = Refusal.is(error) ? error : new Refusal(500, 'server-error');
        reply({ ok: false, error: { code, sentence } });
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
        expiresAt: expiry.at(),
        now: Date.now(),
        brokers: board.notices(),
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
    expiry(id, expiresAt) {
      io.to(id).emit('expiry', id, expiresAt);
      if (expiresAt !== null) return;
      outboxes.delete(id);
      io.in(id).socketsLeave(id);
    },
  });
  board.onChange(() => io.emit('brokers', board.notices()));
  return io;
};
