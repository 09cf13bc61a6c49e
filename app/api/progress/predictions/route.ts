import { answer } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';

/**
 * `PredictionShares` of `?lab=`: how many learners of this site got its predictions wrong at their first try; 503
 * `progress-away`. It says nothing of anybody, and is the same for everybody.
 */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const lab = new URL(request.url).searchParams.get('lab');
    if (!lab) throw new Refusal(400, 'bad-request', 'lab');
    const shares = await platform().progress.shares(lab);
    if (!shares) throw new Refusal(503, 'progress-away');
    return Response.json(shares, { headers: { 'cache-control': 'no-store' } });
  });
}
