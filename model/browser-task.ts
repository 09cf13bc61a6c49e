/** What the learner's browser is to do itself, as the answer to an action of its learner. */
export interface BrowserTask {
  /** Slug of the lab. */
  lab: string;
  /** The program of the lab that runs in the browser, by its id. */
  program: string;
  line: string;
  /** Its environment, resolved when the action was accepted; addresses are paths of the site. */
  env: Readonly<Record<string, string>>;
}

/** What `programs/browser.ts` of a lab exports: it carries out one line, and resolves with what it has to report of it. */
export interface BrowserProgram {
  carryOut: (line: string, env: BrowserTask['env'], fetch: typeof globalThis.fetch) => Promise<unknown>;
}
