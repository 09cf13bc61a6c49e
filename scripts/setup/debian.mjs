import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { mustRun } from './command.mjs';
import { onPath } from './folders.mjs';

/** Whether Debian packages can be fetched and opened here; neither needs root. */
export const canExtract = () => process.platform === 'linux' && Boolean(onPath('apt-get') && onPath('dpkg-deb'));

/** For what hangs: a mirror that is silent is given up by APT itself, and a busy machine may take minutes. */
const limitMs = 300_000;

/** @typedef {ReturnType<typeof createApt>} Apt */

/**
 * A private APT state: it works with missing or stale lists, takes no system lock, leaves the system's caches alone and
 * checks signatures as the system does. One `update` serves all packages of one set-up.
 * @param {string} tools
 * @param {{ suite: string, line: string }} [elsewhere] instead of this machine's own sources: one suite and its line of a `sources.list`
 */
export function createApt(tools, elsewhere) {
  const state = path.join(tools, ['apt', process.pid, elsewhere?.suite].filter(Boolean).join('-'));
  const sources = path.join(state, 'sources.list');
  const emptyStatus = path.join(state, 'empty-status');
  /** @type {Promise<void> | undefined} */
  let updated;

  const onlyFrom = [
    ...['-o', `Dir::Etc::sourcelist=${sources}`, '-o', 'Dir::Etc::sourceparts=/dev/null'],
    // A preference of this machine's could hide the packages, and its package cache knows others.
    ...['-o', 'Dir::Etc::preferences=/dev/null', '-o', 'Dir::Etc::preferencesparts=/dev/null'],
    ...['-o', 'Dir::Cache::pkgcache=pkgcache.bin', '-o', 'APT::Update::Error-Mode=any'],
  ];
  const options = (/** @type {string} */ status) => [
    ...['-o', `Dir::State=${state}`, '-o', `Dir::State::lists=${state}/lists`, '-o', `Dir::State::status=${status}`],
    ...['-o', `Dir::Cache=${state}`, '-o', `Dir::Cache::archives=${state}/archives`, '-o', 'Debug::NoLocking=1'],
    ...['-o', 'APT::Get::List-Cleanup=0', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20'],
    // As root, apt would hand the work to a user that may not enter the data folder.
    ...(process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : []),
    ...(elsewhere ? onlyFrom : []),
  ];
  const systemStatus = '/var/lib/dpkg/status';
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };

  function update() {
    updated ??= (async () => {
      for (const folder of ['lists/partial', 'archives/partial'])
        mkdirSync(path.join(state, folder), { recursive: true });
      writeFileSync(emptyStatus, '');
      if (elsewhere) writeFileSync(sources, `${elsewhere.line}\n`);
      await mustRun('apt-get', [...options(systemStatus), '-qq', 'update'], { env, timeoutMs: limitMs });
    })();
    return updated;
  }

  /** Names that installing `name` would bring: all of them, or only those that this machine lacks. */
  async function closure(/** @type {string} */ name, /** @type {'everything' | 'lacking'} */ scope) {
    await update();
    const status = scope === 'everything' ? emptyStatus : systemStatus;
    const args = [...options(status), '-s', '-qq', '--no-install-recommends', 'install', name];
    const { stdout } = await mustRun('apt-get', args, { env, timeoutMs: limitMs });
    return [...stdout.matchAll(/^Inst (\S+)/gm)].map(([, inst = '']) => inst);
  }

  /** Shared libraries that these packages depend on, and those that they in turn depend on. */
  async function libraries(/** @type {string[]} */ names) {
    await update();
    /** @type {Set<string>} */
    const found = new Set();
    for (let asked = names; asked.length > 0; ) {
      const { stdout } = await mustRun('apt-cache', [...options(emptyStatus), 'depends', '-i', ...asked], {
        env,
        timeoutMs: limitMs,
      });
      const named = [...stdout.matchAll(/Depends: ((?:lib|zlib)[^\s:]*)/g)].map(([, name = '']) => name);
      asked = [...new Set(named)].filter((name) => !found.has(name) && !name.includes('gconv'));
      for (const name of asked) found.add(name);
    }
    return [...found];
  }

  /** Version offered for a package, without Debian's epoch and revision; undefined where there is none. */
  async function candidate(/** @type {string} */ name) {
    await update();
    const args = [...options(systemStatus), 'policy', name];
    // Not `run`: a machine too busy to answer in time does not mean that there is no such package.
    const { stdout } = await mustRun('apt-cache', args, { env, timeoutMs: limitMs });
    return /Candidate: (?:\d+:)?(\d[^\s]*)/.exec(stdout)?.[1]?.replace(/-[^-]*$/, '');
  }

  async function extract(/** @type {string[]} */ names, /** @type {string} */ root) {
    await update();
    const debs = `${root}.debs`;
    mkdirSync(debs, { recursive: true });
    mkdirSync(root, { recursive: true });
    const args = [...options(emptyStatus), '-qq', 'download', ...names];
    await mustRun('apt-get', args, { env, cwd: debs, timeoutMs: limitMs });
    for (const deb of readdirSync(debs)) {
      await mustRun('dpkg-deb', ['-x', path.join(debs, deb), root], { timeoutMs: limitMs });
    }
    rmSync(debs, { recursive: true, force: true });
    relink(root, root);
  }

  return { closure, libraries, candidate, extract, remove: () => rmSync(state, { recursive: true, force: true }) };
}

/**
 * Extracts into a folder that appears under its final name only when it is whole, so an interrupted set-up leaves
 * nothing that could be taken for a good one.
 * @param {string} target
 * @param {(partial: string) => Promise<void>} fill
 */
export async function whole(target, fill) {
  if (existsSync(target)) return;
  const partial = `${target}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { recursive: true });
    await fill(partial);
    // Someone else may have been quicker; theirs is as good.
    if (!existsSync(target)) renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(`${partial}.debs`, { recursive: true, force: true });
  }
}

/** Debian's packages link across the file system by absolute paths; inside a tree of our own they must be relative. */
function relink(/** @type {string} */ folder, /** @type {string} */ root) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) relink(file, root);
    else if (entry.isSymbolicLink()) {
      const target = readlinkSync(file);
      const inside = path.join(root, target);
      if (!path.isAbsolute(target) || !lstatSync(inside, { throwIfNoEntry: false })) continue;
      unlinkSync(file);
      symlinkSync(path.relative(folder, inside), file);
    }
  }
}
