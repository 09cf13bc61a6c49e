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
  /** @type {import('./debian.mjs').Apt | undefined} */
  let apt;
  return {
    /** Folder of all that is extracted. */
    tools,
    /** Where something of that name was extracted; undefined when it was not. */
    present(/** @type {RegExp} */ name) {
      const found = readdirSync(tools).find((entry) => name.test(entry));
      return found ? path.join(tools, found) : undefined;
    },
    apt() {
      apt ??= createApt(tools);
      return apt;
    },
    close: () => apt?.remove(),
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
