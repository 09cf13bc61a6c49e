import type { BrowserProgram, BrowserTask } from '#model/browser-task.ts';
import { type Answer, sandboxApi } from './sandbox-api.ts';

/** Carries out in this page what the lab's program for the browser is told, and reports what became of it. */
export const carryOut = async (
  sandboxId: string,
  { lab, program, line, env }: BrowserTask,
): Promise<Answer<unknown>> => {
  // Only files of that one name: the other programs of a lab are none that a browser could run.
  const { carryOut }: BrowserProgram = await import(`../../labs/${lab}/programs/browser.ts`);
  return sandboxApi.report(sandboxId, program, await carryOut(line, env, fetch));
};
