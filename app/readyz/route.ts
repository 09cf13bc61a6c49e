import { platform } from '#server/platform.ts';

export const dynamic = 'force-dynamic';

/** Ready: no broker is still starting and at least one is there; the body tells of each. */
export const GET = (): Response => {
  const brokers = platform().board.notices();
  const ready = brokers.every(({ state }) => state !== 'starting') && brokers.some(({ state }) => state === 'ready');
  return Response.json({ ready, brokers }, { status: ready ? 200 : 503 });
};
