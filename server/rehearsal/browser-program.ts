import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserProgram, BrowserTask } from '#model/browser-task.ts';
import { labFolder } from '#server/sandboxes/labs.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import type { Sandbox } from '#server/sandboxes/sandbox.ts';

/** Any: the paths of the site that a task names are never asked of a host here. */
const site = 'http://site.invalid';

/**
 * Carries out a browser's task where there is no browser: the same program on Node, whose requests go to what carries a browser's,
 * without the web server before it. What it reports says that it is Node.
 */
export const carryOut = async (sandbox: Sandbox, { program, line, env }: BrowserTask): Promise<void> => {
  const file = path.join(labFolder(sandbox.lab.slug), 'programs', 'browser.ts');
  const browser: BrowserProgram = await import(pathToFileURL(file).href);
  const report = await browser.carryOut(line, env, (input, init) =>
    carried(sandbox, new Request(absolute(input), init)),
  );
  try {
    sandbox.browserReport(program, report);
  } catch (error) {
    // The rehearsal has ended meanwhile.
    if (!Refusal.is(error)) throw error;
  }
};

const absolute = (input: RequestInfo | URL): RequestInfo | URL =>
  typeof input === 'string' ? new URL(input, site) : input;

const carried = async (sandbox: Sandbox, request: Request): Promise<Response> => {
  const [, , , , , program = '', ...method] = new URL(request.url).pathname.split('/');
  try {
    return await sandbox.carry(program, `/${method.join('/')}`, request);
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return Response.json({ code: error.code, sentence: error.sentence }, { status: error.status });
  }
};
