import { answer, learnerOf } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';
import { addressOf } from '#server/visitors/visitors.ts';

interface Context {
  params: Promise<{ id: string }>;
}

/** Empties the sandbox and begins its log again; where that has to wait for its turn, the socket tells the place. */
export const POST = (incoming: Request, { params }: Context): Promise<Response> =>
  answer(incoming, async () => {
    await platform().sandboxes.reset(learnerOf(incoming), (await params).id, addressOf(incoming));
    return Response.json({ accepted: true }, { status: 202 });
  });

/** A reset that still waits for its turn does not happen. */
export const DELETE = (incoming: Request, { params }: Context): Promise<Response> =>
  answer(incoming, async () => {
    platform().sandboxes.cancelReset(learnerOf(incoming), (await params).id);
    return Response.json({ accepted: true }, { status: 202 });
  });
