import { answer } from '#server/http/answer.ts';
import { withLimitedBody } from '#server/http/body.ts';
import { platform } from '#server/platform.ts';

interface Context {
  params: Promise<{ key: string; path: string[] }>;
}

/**
 * Lets a request in at the door of a sandbox: from a terminal, which has no cookie. Who has the address of the door may do
 * what its learner does there, and nothing else.
 */
const knock = (incoming: Request, { params }: Context): Promise<Response> =>
  answer(incoming, async () => {
    const { key, path } = await params;
    const { sandbox, expiry } = platform().sandboxes.behindDoor(key);
    expiry.touch();
    const { search } = new URL(incoming.url);
    return sandbox.knock(`/${path.map(encodeURIComponent).join('/')}${search}`, withLimitedBody(incoming));
  });

export const GET = knock;
export const POST = knock;
