import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './command.mjs';
import { projectDir } from './folders.mjs';

const folder = path.join(projectDir, 'proto');
/** Within what `buf generate` empties before it writes, and so of one piece with it. */
const stamp = path.join(folder, 'gen/.tramtin-contracts');
const bin = path.join(projectDir, 'node_modules/.bin');
const tools = [path.dirname(process.execPath), bin, process.env.PATH ?? ''].join(path.delimiter);

/**
 * Makes the code of the contracts in `proto/`, unless it is there and of these very files.
 * @returns {Promise<boolean>} whether it had to
 */
export async function generateContracts() {
  const wanted = contractsHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  await buf('generate');
  for (const release of releases()) {
    await buf('generate', release, '--template', 'releases/buf.gen.yaml', '-o', path.join('gen', release));
  }
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * Runs buf on the contracts, with the generator among the packages.
 * @param {string[]} args
 */
export function buf(...args) {
  return mustRun(path.join(bin, 'buf'), args, { cwd: folder, env: { ...process.env, PATH: tools } });
}

/** Other releases of a contract, as whoever was built long ago has it: a folder each, by its path in `proto/`. */
function releases() {
  return readdirSync(path.join(folder, 'releases'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join('releases', name));
}

function contractsHash() {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(proto|yaml)$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
  // The generator is one of the packages.
  for (const file of [...files, path.join(projectDir, 'package-lock.json')]) {
    hash.update(path.relative(projectDir, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
