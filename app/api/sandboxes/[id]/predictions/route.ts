import { z } from 'zod';
import { answer, learnerOf, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

const request = z.object({ prediction: z.string().max(80), option: z.string().max(80) });

/** Commits the learner to a prediction. */
export const POST = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const { prediction, option } = await readBody(incoming, request);
    const { sandbox, expiry } = platform().sandboxes.get(learnerOf(incoming), (await params).id);
    await sandbox.settled();
    sandbox.predict(prediction, option);
    expiry.touch();
    return Response.json({ accepted: true }, { status: 202 });
  });
