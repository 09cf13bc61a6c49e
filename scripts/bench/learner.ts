import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { LabEvent } from '#model/events.ts';
import type { Control, Lab } from '#model/lab.ts';
import type { ClientToServer, ServerToClient } from '#model/socket.ts';
import { isEffectOf } from '#server/rehearsal/effect.ts';
import { isMoving } from '#server/rehearsal/moving.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { type Clicks, createClicks } from './clicks.ts';

/** One learner in front of one lab: a cookie, the requests and the socket that a page has, without a page. */
export interface LoadLearner {
  readonly lab: string;
  /** Opens the lab, asking again from its place in the queue; settles with how that went and never rejects. */
  open(): Promise<Opening>;
  /** Presses the control once; does nothing before the lab is open. */
  click(): Promise<void>;
  readonly clicks: Clicks;
  readonly arrivals: Arrivals;
  /** Asks the server how far the log reaches, so that what never came is known. */
  check(): Promise<void>;
  /** Closes the sandbox and the socket. */
  leave(): Promise<void>;
}

/** `ms` from the first request to a broker's first word of one of the lab's programs. */
export type Opening = { state: 'moving'; ms: number; queued: boolean } | { state: 'refused'; code: string };

const askAgainMs = 2_000;
const limits = { opening: 180_000, reply: 20_000 };
const opened = z.object({ sandboxId: z.string() });
const refusal = z.object({ code: z.string() });

/** A learner who has not come yet; `control` is what is clicked, with the value 1 where it takes an amount. */
export const createLoadLearner = (url: string, lab: Lab, control: Control): LoadLearner => {
  const clicks = createClicks();
  const arrivals = createArrivals();
  const starts: LabEvent[] = [];
  const moving = Promise.withResolvers<number>();
  let cookie = '';
  let sandboxId = '';
  let joining = false;
  let known: { epoch: number; after: number } | undefined;
  let socket: Socket<ServerToClient, ClientToServer> | undefined;
  let isEffect: ReturnType<typeof isEffectOf> = () => false;

  const post = async (path: string, body: unknown, method = 'POST'): Promise<Response> => {
    const answer = await fetch(`${url}/api/sandboxes${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const [issued] = answer.headers.getSetCookie();
    if (issued) cookie = issued.split(';')[0] ?? '';
    return answer;
  };

  /** Learns of a batch, whether it came by itself or with the answer to a join. */
  const see = (events: readonly LabEvent[]): void => {
    const now = performance.now();
    for (const event of events) {
      if (event.type === 'program.started') {
        starts.push(event);
        isEffect = isEffectOf(lab, control, starts);
      } else if (isEffect(event)) clicks.effect(now);
    }
    if (isMoving(events, lab)) moving.resolve(now);
    if (known) known.after = events.at(-1)?.seq ?? known.after;
  };

  /** What comes between the question and its answer is in the answer too, and what follows may come in the same turn. */
  const join = (): void => {
    joining = true;
    socket?.timeout(limits.reply).emit('join', { sandboxId, ...known }, (failed, reply) => {
      joining = false;
      if (failed || !reply.ok) return;
      const { epoch, events, base } = reply;
      if (known?.epoch === epoch && base === null) arrivals.came(epoch, seqsOf(events));
      else {
        known = { epoch, after: base?.seq ?? 0 };
        arrivals.began(epoch, events.at(-1)?.seq ?? known.after);
      }
      see(events);
    });
  };

  /** Resolves with the sandbox's id, or the code of the refusal; who asks again says so, which keeps the place. */
  const ask = async (onQueued: () => void): Promise<{ id: string } | { code: string }> => {
    for (let waiting = false; ; waiting = true) {
      const from = performance.now();
      const answer = await post('', { lab: lab.slug, waiting });
      const body: unknown = await answer.json().catch(() => undefined);
      if (!answer.ok) return { code: `${answer.status} ${refusal.safeParse(body).data?.code ?? ''}`.trim() };
      const id = opened.safeParse(body).data?.sandboxId;
      if (id !== undefined) return { id };
      onQueued();
      // A server that holds the question until it knows more is asked again at once, as a page does.
      if (waiting) await wait(Math.max(0, askAgainMs - (performance.now() - from)));
    }
  };

  return {
    lab: lab.slug,
    clicks,
    arrivals,
    async open() {
      const from = performance.now();
      let queued = false;
      try {
        const answer = await ask(() => {
          queued = true;
        });
        if ('code' in answer) return { state: 'refused', code: answer.code };
        sandboxId = answer.id;
        socket = io(url, { extraHeaders: { cookie }, transports: ['websocket'], forceNew: true });
        socket.on('events', (id, epoch, events) => {
          if (id !== sandboxId || joining) return;
          arrivals.came(epoch, seqsOf(events));
          see(events);
        });
        socket.on('restarted', join);
        socket.on('connect', join);
        const late = wait(limits.opening, undefined, { ref: false });
        const at = await Promise.race([moving.promise, late]);
        return at === undefined
          ? { state: 'refused', code: 'never moved' }
          : { state: 'moving', ms: at - from, queued };
      } catch (error) {
        return { state: 'refused', code: error instanceof Error ? error.name : String(error) };
      }
    },
    async click() {
      if (!sandboxId) return;
      const withdraw = clicks.sent(performance.now());
      const action = { action: control.id, ...(control.kind === 'amount' && { value: 1 }) };
      const answer = await post(`/${sandboxId}/actions`, action).catch(() => undefined);
      if (!answer?.ok) withdraw();
      await answer?.body?.cancel();
    },
    async check() {
      const reply = await socket?.timeout(limits.reply).emitWithAck('join', { sandboxId, ...known });
      if (reply?.ok) arrivals.reaches(reply.epoch, reply.events.at(-1)?.seq ?? 0);
    },
    async leave() {
      socket?.disconnect();
      if (sandboxId) await post(`/${sandboxId}`, {}, 'DELETE').catch(() => {});
    },
  };
};

const seqsOf = (events: readonly LabEvent[]): number[] => events.map(({ seq }) => seq);
