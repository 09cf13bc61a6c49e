import { platform } from '#server/platform.ts';

export const dynamic = 'force-dynamic';

/** Figures in Prometheus' text format. */
export const GET = async (): Promise<Response> => {
  const { metrics } = platform();
  return new Response(await metrics.metrics(), { headers: { 'content-type': metrics.contentType } });
};
