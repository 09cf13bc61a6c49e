// Runs inside every lab program before its own code (`node --import`): hands Node what the server has stripped of types, lays
// the program's cables, and instruments the client libraries that it uses, as OpenTelemetry's auto-instrumentation does, to
// report what only a client knows. Programs stay free of it. Plain JavaScript: nothing has stripped it.
import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { PerformanceObserver } from 'node:perf_hooks';

const reportsTo = 3;

// Written before the call returns, so that a SIGKILL right after it loses nothing.
const write = (/** @type {string} */ line) => {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(reportsTo, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
    }
  }
};

/** Takes a variable of the platform's out of the environment before the program sees it. */
const take = (/** @type {string} */ variable) => {
  const value = process.env[variable];
  delete process.env[variable];
  return value === undefined ? {} : JSON.parse(value);
};

// The first line of all tells that Node runs.
write('{}');

/** @type {Record<string, string>} */
const sources = take('TRAMTIN_SOURCES');
registerHooks({
  load(url, context, nextLoad) {
    const source = sources[url];
    return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

// What the program times by itself, as User Timing has it.
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const detail = 'detail' in entry ? (entry.detail ?? {}) : {};
    write(JSON.stringify({ of: 'program', kind: 'timed', name: entry.name, ms: entry.duration, detail }));
  }
}).observe({ entryTypes: ['measure'] });

const nearEnds = take('TRAMTIN_CABLES');
if (Object.keys(nearEnds).length > 0) (await import('./cables.ts')).layCables(nearEnds);

/** @type {Record<string, string>} */
const preloads = take('TRAMTIN_PRELOADS');
for (const [of, url] of Object.entries(preloads)) {
  /** @type {import('#server/programs/report.ts').Preload} */
  const { patch } = await import(url);
  patch((kind, fields) => write(JSON.stringify({ ...fields, of, kind })));
}
