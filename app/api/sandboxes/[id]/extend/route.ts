import { answer, learnerOf } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

/** Puts the sandbox's end a whole idle time ahead. */
export const POST = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const { expiry } = platform().sandboxes.get(learnerOf(incoming), (await params).id);
    expiry.touch();
    return Response.json({ leftMs: expiry.leftMs() });
  });
