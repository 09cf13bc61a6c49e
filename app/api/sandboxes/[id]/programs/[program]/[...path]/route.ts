import { answer, learnerOf } from '#server/http/answer.ts';
import { withLimitedBody } from '#server/http/body.ts';
import { platform } from '#server/platform.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';

interface Context {
  params: Promise<{ id: string; program: string; path: string[] }>;
}

/** A method of a service: `shop.v1.StockService/GetStock`. */
const method = /^[A-Za-z][\w.]{0,120}\/[A-Za-z]\w{0,80}$/;

/** Carries a call of the learner's browser to a program of its own sandbox, and the answer back, bodies untouched. */
export const POST = (incoming: Request, { params }: Context): Promise<Response> =>
  answer(incoming, async () => {
    const { id, program, path } = await params;
    const { sandbox, expiry } = platform().sandboxes.get(learnerOf(incoming), id);
    const called = path.join('/');
    if (!method.test(called)) throw new Refusal(400, 'bad-request', 'path');
    expiry.touch();
    return sandbox.carry(program, `/${called}`, withLimitedBody(incoming));
  });
