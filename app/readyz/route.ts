import { platform } from '#server/platform.ts';

export const dynamic = 'force-dynamic';

/**
 * Ready: no broker is still starting and at least one is there; the body tells of each, and of the database of progress.
 * That may be away while labs go on, so it takes nobody out of service.
 */
export const GET = async (): Promise<Response> => {
  const { board, progress } = platform();
  const brokers = board.notices();
  const ready = brokers.every(({ state }) => state !== 'starting') && brokers.some(({ state }) => state === 'ready');
  const { there, waiting } = await progress.state();
  const database = { state: there ? 'ready' : 'away', waiting };
  return Response.json({ ready, brokers, progress: database }, { status: ready ? 200 : 503 });
};
