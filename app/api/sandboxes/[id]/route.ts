import { answer, learnerOf } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

/** Ends the sandbox and leaves nothing of it on the brokers. */
export const DELETE = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const { sandbox } = platform().sandboxes.get(learnerOf(incoming), (await params).id);
    await platform().sandboxes.close(sandbox.id, 'closed');
    return Response.json({ closed: true });
  });
