import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserProgram, BrowserTask } from '#model/browser-task.ts';
import { labFolder } from '#server/sandboxes/labs.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';
import type { Sandbox } from '#server/sandboxes/sandbox.ts';

/**
 * Carries out a browser's task where there is no browser, and resolves with its report: the same program on Node, and the report
 * says that it is Node. `ask` answers the requests that it makes of the site.
 */
export const carryOut = async (
  { lab, line, env }: BrowserTask,
  ask: (path: string, init?: RequestInit) => Promise<Response>,
): Promise<unknown> => {
  const file = path.join(labFolder(lab), 'programs', 'browser.ts');
  const browser: BrowserProgram = await import(pathToFileURL(file).href);
  return browser.carryOut(line, env, (input, init) => ask(String(input), init));
};

/** Its requests go to what carries a browser's, without the web server before it. */
export const carryOutIn = async (sandbox: Sandbox, task: BrowserTask): Promise<void> => {
  const report = await carryOut(task, (place, init) => carried(sandbox, new Request(new URL(place, anySite), init)));
  try {
    sandbox.browserReport(task.program, report);
  } catch (error) {
    // The rehearsal has ended meanwhile.
    if (!Refusal.is(error)) throw error;
  }
};

const anySite = 'http://site.invalid';

const carried = async (sandbox: Sandbox, request: Request): Promise<Response> => {
  const [, , , , , program = '', ...method] = new URL(request.url).pathname.split('/');
  try {
    return await sandbox.carry(program, `/${method.join('/')}`, request);
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return Response.json({ code: error.code, sentence: error.sentence }, { status: error.status });
  }
};
