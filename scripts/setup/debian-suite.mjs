import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './command.mjs';
import { whole } from './debian.mjs';

/** Why no other suite of Debian's can be asked for here; a key of `copy.noSuite`. */
export class NoSuite extends Error {
  /** @type {'noMirror' | 'notDebian' | 'noKeyring'} */
  why;

  /** @param {NoSuite['why']} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/**
 * Another suite of Debian's than this machine's own: from the mirror that `TRAMTIN_DEBIAN_MIRROR` names, else from the one
 * that serves this machine. Throws {@link NoSuite}; that the mirror has the suite is seen only when it is asked for.
 * @param {string} suite
 * @param {import('./extraction.mjs').Extraction} extraction
 */
export async function suiteOf(suite, extraction) {
  const mirror = process.env.TRAMTIN_DEBIAN_MIRROR || (await ownMirror());
  const { stdout } = await mustRun('dpkg', ['--print-architecture'], { timeoutMs: 20_000 });
  // Nothing but the packages' index, and no other architecture of this machine's.
  const only = `arch=${stdout.trim()} target=Packages lang=none pdiffs=no`;
  return { suite, line: `deb [signed-by=${await keyring(extraction)} ${only}] ${mirror} ${suite} main` };
}

/** The mirror of this machine's own release; its security archive and other people's sources have no other suites. */
async function ownMirror() {
  const release = osRelease();
  const isUbuntu = /\bubuntu\b/.test(`${release.get('ID')} ${release.get('ID_LIKE')}`);
  if (isUbuntu) throw new NoSuite('notDebian');
  // Names what it would fetch, whether there are lists already or not.
  const { stdout } = await mustRun('apt-get', ['--print-uris', 'update'], { timeoutMs: 20_000 });
  const mirrors = [...stdout.matchAll(/^'([^']+?)\/dists\/([^/']+)\/InRelease'/gm)]
    .map(([, mirror = '', suite = '']) => ({ mirror, suite }))
    .filter(({ mirror, suite }) => !mirror.startsWith('cdrom:') && !/security|updates|backports/.test(suite));
  const own = mirrors.find(({ suite }) => suite === release.get('VERSION_CODENAME')) ?? mirrors[0];
  if (!own) throw new NoSuite('noMirror');
  return own.mirror;
}

/** @returns {Map<string, string>} */
function osRelease() {
  const file = '/etc/os-release';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new Map([...text.matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, name = '', value = '']) => [name, value]));
}

const keyringFile = 'usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Debian's keys: this machine's, else out of the package that its own sources offer, which its own keys vouch for.
 * @param {import('./extraction.mjs').Extraction} extraction
 */
async function keyring(extraction) {
  const own = path.join('/', keyringFile);
  if (existsSync(own)) return own;
  const root = path.join(extraction.tools, 'debian-archive-keyring');
  try {
    await whole(root, (partial) => extraction.apt().extract(['debian-archive-keyring'], partial));
  } catch {
    throw new NoSuite('noKeyring');
  }
  return path.join(root, keyringFile);
}
