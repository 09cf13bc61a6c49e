import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identify } from '#server/processes/identity.mjs';
import { createApt } from './debian.mjs';
import { ensureDir, toolsDir } from './folders.mjs';

/** @typedef {ReturnType<typeof createExtraction>} Extraction */

/**
 * What is extracted already, or can be, shared by all technologies of one set-up. A version once extracted stays: a
 * newer one in the distribution would not read the older one's data.
 */
export function createExtraction() {
  const tools = ensureDir(toolsDir());
  sweepInterrupted(tools);
  /** @type {Map<string | undefined, import('./debian.mjs').Apt>} */
  const apts = new Map();
  return {
    /** Folder of all that is extracted. */
    tools,
    /** Where something of that name was extracted; undefined when it was not. */
    present(/** @type {RegExp} */ name) {
      const found = readdirSync(tools).find((entry) => name.test(entry));
      return found ? path.join(tools, found) : undefined;
    },
    /** Packages of this machine's own sources, or of another suite (as `suiteOf` finds it). */
    apt(/** @type {{ suite: string, line: string } | undefined} */ elsewhere = undefined) {
      const apt = apts.get(elsewhere?.suite) ?? createApt(tools, elsewhere);
      apts.set(elsewhere?.suite, apt);
      return apt;
    },
    close() {
      for (const apt of apts.values()) apt.remove();
    },
  };
}

/**
 * Removes what set-ups that were cut short left behind; their names end in the pid of who was at it.
 * @param {string} tools
 */
function sweepInterrupted(tools) {
  for (const name of readdirSync(tools)) {
    const pid = /(?:\.partial|^apt)-(\d+)/.exec(name)?.[1];
    if (pid && !identify(Number(pid))) rmSync(path.join(tools, name), { recursive: true, force: true });
  }
}
