// Runs inside every lab program before its own code (`node --import`): instruments the client libraries that the lab
// uses, as OpenTelemetry's auto-instrumentation does, and reports what only a client knows. Programs stay free of it.
import { writeSync } from 'node:fs';

const reportsTo = 3;

const libraries: Record<string, () => Promise<{ patch: (tell: (kind: string, fields: object) => void) => void }>> = {
  amqplib: () => import('./amqplib.ts'),
  kafkajs: () => import('./kafkajs.ts'),
  sqlite: () => import('./sqlite.ts'),
};

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

const wanted = process.env.TRAMTIN_PRELOAD?.split(',') ?? [];
delete process.env.TRAMTIN_PRELOAD;
for (const library of wanted) {
  const { patch } = (await libraries[library]?.()) ?? {};
  patch?.((kind, fields) => write(JSON.stringify({ ...fields, of: library, kind })));
}
