import { answer, learnerOf } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

/** Empties the sandbox and begins its log again. */
export const POST = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    await platform().sandboxes.reset(learnerOf(incoming), (await params).id);
    return Response.json({ accepted: true }, { status: 202 });
  });
