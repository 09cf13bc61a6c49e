import { z } from 'zod';
import { answer, learnerOf, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

const request = z.object({ program: z.string().max(64), report: z.unknown() });

/** Takes what a program in the learner's browser has to report; it is one of the sandbox's events then. */
export const POST = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const { program, report } = await readBody(incoming, request);
    const { sandbox } = platform().sandboxes.get(learnerOf(incoming), (await params).id);
    sandbox.browserReport(program, report);
    return Response.json({ accepted: true }, { status: 202 });
  });
