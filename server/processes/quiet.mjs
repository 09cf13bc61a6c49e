// Plain JavaScript: the set-up reads it as well, on a Node that may not run TypeScript. Every warning that is silenced
// anywhere is here, with its cause.

/**
 * For whoever strips types by `node:module`, which Node 24 still calls experimental, or runs TypeScript or `node:sqlite`, which
 * Node 22 and 23 do. `npm run labs`, `npm run bench:programs` and `npm run measure` repeat it in package.json.
 */
export const quietExperiments = '--disable-warning=ExperimentalWarning';
