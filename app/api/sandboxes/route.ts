import { z } from 'zod';
import { answer, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';
import type { OpenSandbox } from '#server/sandboxes/registry.ts';

const request = z.object({ lab: z.string().min(1).max(80) });

const described = ({ sandbox, expiry }: OpenSandbox) => ({
  state: 'open',
  sandboxId: sandbox.id,
  epoch: sandbox.epoch(),
  expiresAt: expiry.at(),
});

/** Opens the learner's sandbox of a lab, or finds it open, or tells the place in the queue. */
export const POST = (incoming: Request): Promise<Response> =>
  answer(incoming, async () => {
    const { lab } = await readBody(incoming, request);
    const { learners, sandboxes } = platform();
    const known = learners.fromCookies(incoming.headers.get('cookie'));
    const learner = known ? { id: known } : learners.issue();
    const opened = await sandboxes.open(learner.id, lab);
    const headers = 'setCookie' in learner ? { 'set-cookie': learner.setCookie } : undefined;
    const init = headers ? { headers } : {};
    return 'position' in opened
      ? Response.json({ state: 'queued', position: opened.position }, { status: 202, ...init })
      : Response.json(described(opened), { status: 201, ...init });
  });

/** The learner's open sandbox of a lab, if there is one. */
export const GET = (incoming: Request): Promise<Response> =>
  answer(incoming, async () => {
    const { learners, sandboxes } = platform();
    const lab = new URL(incoming.url).searchParams.get('lab') ?? '';
    const learner = learners.fromCookies(incoming.headers.get('cookie'));
    const found = learner ? sandboxes.find(learner, lab) : undefined;
    return Response.json({ sandbox: found ? described(found) : null });
  });
