import { actionRequest } from '#model/control.ts';
import { answer, learnerOf, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

/** Takes an action. The answer only says that it was accepted; what happened comes as events, or is the browser's to do. */
export const POST = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const request = await readBody(incoming, actionRequest);
    const { sandbox, expiry } = platform().sandboxes.get(learnerOf(incoming), (await params).id);
    const browser = await sandbox.act(request);
    expiry.touch();
    return Response.json({ accepted: true, ...(browser && { browser }) }, { status: 202 });
  });
