import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logFile } from '#model/log-file.ts';
import { labSlugs } from '../../../labs.ts';

export const dynamic = 'force-static';

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await labSlugs()).map((slug) => ({ slug }));
}

/** The lab's recorded run, as its folder holds it; 404 where none has been recorded yet. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  if (!(await labSlugs()).includes(slug)) return new Response(null, { status: 404 });
  const trace = await readFile(join(process.cwd(), 'labs', slug, 'trace.json'), 'utf8').catch(() => null);
  if (trace === null) return new Response(null, { status: 404 });
  // Parsed when the site is built: fields that events have gained since it was recorded get their defaults.
  return Response.json(logFile.parse(JSON.parse(trace)));
}
