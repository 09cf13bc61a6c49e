import { z } from 'zod';
import { listedLab } from '#app/labs.ts';
import type { Place } from '#model/socket.ts';
import { answer, learnerOrNew, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';
import type { OpenSandbox } from '#server/sandboxes/registry.ts';
import { addressOf } from '#server/visitors/visitors.ts';

const request = z.object({ lab: z.string().min(1).max(80), waiting: z.boolean().default(false) });

const described = ({ sandbox, expiry }: OpenSandbox) => ({
  state: 'open',
  sandboxId: sandbox.id,
  epoch: sandbox.epoch(),
  leftMs: expiry.leftMs(),
  ...(sandbox.lab.door && { doorKey: sandbox.doorKey }),
});
const queued = (place: Place) => ({ state: 'queued', ...place });
const labIn = ({ url }: Request): string => new URL(url).searchParams.get('lab') ?? '';

/**
 * Opens the learner's sandbox of a lab or finds it open. Who has to wait is told the place, and asks again to keep it: the
 * answer to that comes when the sandbox is open, or after some seconds.
 */
export const POST = (incoming: Request): Promise<Response> =>
  answer(incoming, async () => {
    const { lab, waiting: asksAgain } = await readBody(incoming, request);
    const { id, headers } = learnerOrNew(incoming);
    const opened = await platform().sandboxes.open(id, lab, { address: addressOf(incoming), asksAgain });
    return 'position' in opened
      ? Response.json(queued(opened), { status: 202, headers })
      : Response.json(described(opened), { status: 201, headers });
  });

/**
 * The learner's open sandbox of a lab, or the place of a page that was waiting for it, if there is one; without a lab all
 * that the learner has, by the labs' titles.
 */
export const GET = (incoming: Request): Promise<Response> =>
  answer(incoming, async () => {
    const { learners, sandboxes } = platform();
    const lab = labIn(incoming);
    const learner = learners.fromCookies(incoming.headers.get('cookie'));
    if (!lab) {
      const held = learner ? sandboxes.held(learner) : [];
      const titled = held.map(async (room) => ({ ...room, title: (await listedLab(room.lab)).copy.title }));
      return Response.json({ rooms: await Promise.all(titled) });
    }
    const found = learner && sandboxes.find(learner, lab);
    const place = learner && !found && sandboxes.place(learner, lab);
    return Response.json({ sandbox: found ? described(found) : null, place: place ? queued(place) : null });
  });

/** Gives up the place before a lab; who has none, as a page whose first request was never answered, leaves nothing. */
export const DELETE = (incoming: Request): Promise<Response> =>
  answer(incoming, async () => {
    const { learners, sandboxes } = platform();
    const learner = learners.fromCookies(incoming.headers.get('cookie'));
    if (learner) sandboxes.leave(learner, labIn(incoming));
    return Response.json({ left: true });
  });
