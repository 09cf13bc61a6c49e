import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logFile } from '#model/log-file.ts';

export const dynamic = 'force-static';

/** The recording that the home page plays. Parsed when the site is built, as those of the labs are. */
export async function GET(): Promise<Response> {
  const trace = await readFile(join(process.cwd(), 'components', 'home', 'trace.json'), 'utf8');
  return Response.json(logFile.parse(JSON.parse(trace)));
}
