import type { z } from 'zod';
import type { ApiError } from '#model/socket.ts';
import { platform } from '#server/platform.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import { addressOf } from '#server/visitors/visitors.ts';
import { readText } from './body.ts';
import { isSecure } from './forwarded.ts';
import { isOwnOrigin } from './origin.ts';

/**
 * Runs a route handler's work and turns what it throws into an answer: a `Refusal` into its status with `ApiError` as
 * the body, anything else into a 500 that tells nothing but goes to the log.
 */
export const answer = async (request: Request, work: () => Promise<Response>): Promise<Response> => {
  try {
    const { headers, method } = request;
    const changes = method !== 'GET' && method !== 'HEAD';
    if (changes && !isOwnOrigin({ origin: headers.get('origin'), host: headers.get('host') })) {
      throw new Refusal(403, 'foreign-origin');
    }
    return await work();
  } catch (error) {
    const refusal = Refusal.is(error) ? error : new Refusal(500, 'server-error');
    if (refusal.status === 500) platform().logger.error({ err: error, url: request.url }, 'request failed');
    const { code, sentence, at, status, retryAfter } = refusal;
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    return Response.json({ code, sentence, ...(at ? { at } : {}) } satisfies ApiError, { status, headers });
  }
};

/** The request's JSON body as the schema has it; throws a `Refusal` on one that is too large, no JSON, or not that. */
export const readBody = async <Value>(request: Request, schema: z.ZodType<Value>): Promise<Value> => {
  const parsed = schema.safeParse(parse(await readText(request.body)));
  if (!parsed.success) throw new Refusal(400, 'bad-request', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'bad-request', 'JSON');
  }
};

/** The learner of the request, or the answer `sandbox-not-found` that a stranger gets. */
export const learnerOf = (request: Request): string => {
  const learner = platform().learners.fromCookies(request.headers.get('cookie'));
  if (!learner) throw new Refusal(404, 'sandbox-not-found');
  return learner;
};

/** The learner of the request; a new one, with the cookie that the answer shall set, where there is none yet. */
export const learnerOrNew = (request: Request): { id: string; headers: Record<string, string> } => {
  const { learners, visitors } = platform();
  const known = learners.fromCookies(request.headers.get('cookie'));
  if (known) return { id: known, headers: {} };
  visitors.newLearner(addressOf(request));
  const { id, setCookie } = learners.issue({ secure: isSecure(request) });
  return { id, headers: { 'set-cookie': setCookie } };
};
