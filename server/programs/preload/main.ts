// Runs inside every lab program before its own code (`node --import`): lays its cables, and instruments the client libraries
// that it uses, as OpenTelemetry's auto-instrumentation does, to report what only a client knows. Programs stay free of it.
import { writeSync } from 'node:fs';
import type { Preload } from '#server/programs/report.ts';

const reportsTo = 3;

// Written before the call returns, so that a SIGKILL right after it loses nothing.
const write = (line: string): void => {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(reportsTo, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
    }
  }
};

// The first line of all tells that Node runs.
write('{}');

const nearEnds = process.env.TRAMTIN_CABLES;
delete process.env.TRAMTIN_CABLES;
if (nearEnds) (await import('./cables.ts')).layCables(JSON.parse(nearEnds));

const preloads: Record<string, string> = JSON.parse(process.env.TRAMTIN_PRELOADS ?? '{}');
delete process.env.TRAMTIN_PRELOADS;
for (const [of, url] of Object.entries(preloads)) {
  const { patch }: Preload = await import(url);
  patch((kind, fields) => write(JSON.stringify({ ...fields, of, kind })));
}
