import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { whole } from '../../debian.mjs';
import { NoSuite, suiteOf } from '../../debian-suite.mjs';
import { readJson, writeJson } from '../../json-file.mjs';
import { messageOf } from '../../message-of.mjs';
import { copy } from './copy.vi.mjs';
import { runtimeVersion, selfLocatingErl } from './erlang-runtime.mjs';
import { versionOf } from './installed.mjs';
import { fillWithOwnLibraries } from './own-libraries.mjs';
import { suites, tried } from './versions.mjs';

/** @import { Apt } from '../../debian.mjs' */
/** @import { Extraction } from '../../extraction.mjs' */
/** @import { RabbitmqPrograms } from '#server/technologies/rabbitmq/node.ts' */

/**
 * One source of packages. `folder` tells its extractions from those of others.
 * @typedef {{ name: string, folder: (version: string) => string, apt: (extraction: Extraction) => Promise<Apt>, fill: (apt: Apt, root: string) => Promise<void>, ownLibraries: boolean }} Source
 */

/** @type {Source[]} */
const sources = [
  ...suites.map((suite) => ({
    name: suite,
    folder: (/** @type {string} */ version) => `rabbitmq-${version}-${suite}`,
    apt: async (/** @type {Extraction} */ extraction) => extraction.apt(await suiteOf(suite, extraction)),
    fill: fillWithOwnLibraries,
    ownLibraries: true,
  })),
  {
    name: copy.ownPackages,
    folder: (version) => `rabbitmq-${version}`,
    apt: async (extraction) => extraction.apt(),
    fill: fillForThisMachine,
    ownLibraries: false,
  },
];

/**
 * RabbitMQ and its Erlang from the first source that has them and whose extraction runs. What is extracted already is kept; a
 * source that failed is asked again a day later at the earliest, so that a start goes on without waiting for it.
 * @param {Extraction} extraction
 * @param {(line: string) => void} say
 * @param {string} [version] this one only, wherever it comes from
 */
export async function extractRabbitmq(extraction, say, version) {
  const failures = version ? noFailures : rememberedFailures(extraction.tools);
  /** @type {unknown} */
  let last = new Error(copy.why.noVersion(version ?? ''));
  for (const source of sources) {
    const known = failures.of(source.name);
    try {
      const root =
        present(source, extraction, version) ?? (known ? undefined : await fetch(source, extraction, version));
      if (root) return { programs: programsIn(root, source), why: whyThis(root, source) };
      if (known) say(copy.passedOver(source.name, known));
    } catch (error) {
      const why = whyNot(error);
      say(copy.passedOver(source.name, why));
      failures.add(source.name, why);
      last = error;
    }
  }
  throw last;
}

/**
 * @param {Source} source
 * @param {Extraction} extraction
 * @param {string} [version]
 */
function present({ folder }, extraction, version) {
  const any = new RegExp(`^${folder('[\\d.]+')}$`);
  return extraction.present(version ? new RegExp(`^${folder(version.replaceAll('.', '\\.'))}$`) : any);
}

/**
 * Extracts what that source offers; undefined where another version is wanted.
 * @param {Source} source
 * @param {Extraction} extraction
 * @param {string} [wanted]
 */
async function fetch(source, extraction, wanted) {
  const apt = await source.apt(extraction);
  const offered = /^[\d.]*\d/.exec((await apt.candidate('rabbitmq-server')) ?? '')?.[0];
  if (!offered) throw new Error('APT offers no rabbitmq-server');
  if (wanted && offered !== wanted) return undefined;
  const root = path.join(extraction.tools, source.folder(offered));
  await whole(root, async (partial) => {
    await source.fill(apt, partial);
    await runtimeVersion(programsIn(partial, source));
  });
  return root;
}

/**
 * @param {string} root
 * @param {Source} source
 * @returns {RabbitmqPrograms}
 */
function programsIn(root, { ownLibraries }) {
  const lib = path.join(root, 'usr/lib/rabbitmq/lib');
  const home = path.join(lib, readdirSync(lib).find((name) => name.startsWith('rabbitmq_server-')) ?? '');
  const version = versionOf(home);
  if (!version) throw new Error(`no RabbitMQ in ${home}`);
  const libraryPath = ownLibraries ? [] : libraryFolders(root);
  return { version, home, erlangRoot: path.join(root, 'usr/lib/erlang'), libraryPath };
}

/**
 * @param {string} root
 * @param {Source} source
 */
function whyThis(root, source) {
  const { version } = programsIn(root, source);
  return [copy.extracted(source.name), ...(tried.includes(version) ? [] : [copy.untried(tried)])].join('; ');
}

/**
 * In Vietnamese, for whoever started the set-up.
 * @param {unknown} error
 */
function whyNot(error) {
  if (error instanceof NoSuite) return copy.noSuite[error.why];
  const said = messageOf(error);
  if (/^\S+ .*: -2$/m.test(said)) return copy.why.tooSlow;
  if (/is expired|not valid yet/.test(said)) return copy.why.expired;
  if (/NO_PUBKEY|is not signed|GPG error|couldn't be verified/.test(said)) return copy.why.unsigned;
  if (/does not have a Release file/.test(said)) return copy.why.absent;
  if (/Unable to locate package|APT offers no/.test(said)) return copy.why.noPackage;
  return said.trim().split('\n').at(-1) ?? '';
}

const dayMs = 86_400_000;
const noFailures = { of: () => undefined, add: () => {} };

/**
 * Which sources failed within the last day, with another mirror or the same.
 * @param {string} tools
 */
function rememberedFailures(tools) {
  const file = path.join(tools, 'rabbitmq-passed-over.json');
  const mirror = process.env.TRAMTIN_DEBIAN_MIRROR ?? '';
  const before = readJson(file);
  const failures = new Map(Object.entries(typeof before === 'object' ? (before ?? {}) : {}).filter(isFailure));
  return {
    of(/** @type {string} */ source) {
      const failure = failures.get(source);
      return failure?.mirror === mirror && Date.now() - failure.at < dayMs ? failure.why : undefined;
    },
    add(/** @type {string} */ source, /** @type {string} */ why) {
      failures.set(source, { at: Date.now(), mirror, why });
      writeJson(file, Object.fromEntries(failures));
    },
  };
}

/**
 * @param {[string, unknown]} entry
 * @returns {entry is [string, { at: number, mirror: string, why: string }]}
 */
function isFailure([, value]) {
  return typeof value === 'object' && value !== null && 'at' in value && 'mirror' in value && 'why' in value;
}

/**
 * RabbitMQ, the Erlang packages it needs (installed here or not) and the shared libraries this machine lacks.
 * @param {Apt} apt
 * @param {string} root
 */
async function fillForThisMachine(apt, root) {
  const own = (await apt.closure('rabbitmq-server', 'everything')).filter((name) =>
    /^(rabbitmq-server$|erlang-)/.test(name),
  );
  const libraries = (await apt.closure('rabbitmq-server', 'lacking')).filter((name) => name.startsWith('lib'));
  await apt.extract([...own, ...libraries], root);
  selfLocatingErl(root);
}

/**
 * Folders of shared libraries that came along because this machine lacks them.
 * @param {string} root
 */
function libraryFolders(root) {
  const bases = ['usr/lib', 'lib'].map((name) => path.join(root, name)).filter((folder) => existsSync(folder));
  return bases.flatMap((base) =>
    readdirSync(base)
      .filter((name) => name.endsWith('-linux-gnu') || name.endsWith('-linux-gnueabihf'))
      .map((name) => path.join(base, name)),
  );
}
