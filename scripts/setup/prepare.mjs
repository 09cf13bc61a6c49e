import { setUpBrokers } from './brokers.mjs';
import { generateContracts } from './contracts.mjs';
import { copy } from './copy.vi.mjs';
import { findNode24, installPackages, packagesMatch } from './packages.mjs';
import { takeTurn } from './setup-turn.mjs';

/** Says a line with the seconds since the command began. */
export const say = (/** @type {string} */ line) => console.log(copy.step(performance.now() / 1000, line));

/**
 * Brings packages, the contracts' code, Node and brokers in place, the brokers while the packages come. What is there and
 * whole is kept. Resolves once the packages are there; brokers may follow later. `done` lets another set-up of this checkout have its turn.
 */
export async function prepare() {
  const done = await takeTurn((pid) => say(copy.waitingForTurn(pid)));
  /** @type {(file: string) => void} */
  let tellNode24 = () => {};
  /** @type {Promise<string>} */
  const node24 = new Promise((resolve) => {
    tellNode24 = resolve;
  });
  const brokers = setUpBrokers({ say, node24: () => node24 });
  // Awaited by the caller; a failure before that must not end the process without a word.
  brokers.catch(() => {});
  if (packagesMatch()) say(copy.packagesKept);
  else {
    say(copy.packagesComing);
    await installPackages();
    say(copy.packagesCame);
  }
  if (await generateContracts()) say(copy.contracts);
  const node = await findNode24();
  say(copy.node(node.version));
  tellNode24(node.file);
  return { node24: node.file, brokers, done };
}
