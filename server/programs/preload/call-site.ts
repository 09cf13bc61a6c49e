import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The platform's own frames, and those of the library that is called. */
const frames = 6;

/** URL of the folder of the program's files. */
const own = `${pathToFileURL(path.dirname(process.argv[1] ?? '')).href}/`;

const isFrame = (frame: unknown): frame is NodeJS.CallSite =>
  typeof frame === 'object' && frame !== null && 'getFileName' in frame && 'getLineNumber' in frame;

/**
 * Where in the program's own code the call is that is being reported, such as `worker.ts:35`; nothing where it comes from
 * elsewhere, such as a timer of the library.
 */
export const callSite = (): { site?: string } => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const held: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = frames;
    Error.prepareStackTrace = (_, stack) => stack;
    Error.captureStackTrace(held, callSite);
    const stack: unknown[] = Array.isArray(held.stack) ? held.stack : [];
    const found = stack.filter(isFrame).find((frame) => frame.getFileName()?.startsWith(own));
    if (!found) return {};
    return { site: `${found.getFileName()?.slice(own.length)}:${found.getLineNumber()}` };
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
};
