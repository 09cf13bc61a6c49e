import { chmodSync, existsSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whole } from '../../debian.mjs';
import { versionOf } from './installed.mjs';

/** @import { Apt } from '../../debian.mjs' */

/**
 * RabbitMQ and its Erlang, extracted on first use.
 * @param {import('../../extraction.mjs').Extraction} extraction
 */
export async function extractRabbitmq(extraction) {
  let root = extraction.present(/^rabbitmq-[\d.]+$/);
  if (!root) {
    const apt = extraction.apt();
    const version = await apt.candidate('rabbitmq-server');
    if (!version) throw new Error('APT offers no rabbitmq-server');
    root = path.join(extraction.tools, `rabbitmq-${/^[\d.]*\d/.exec(version)?.[0]}`);
    await whole(root, (partial) => fill(apt, partial));
  }
  const lib = path.join(root, 'usr/lib/rabbitmq/lib');
  const home = path.join(lib, readdirSync(lib).find((name) => name.startsWith('rabbitmq_server-')) ?? '');
  return {
    version: versionOf(home) ?? path.basename(home).replace('rabbitmq_server-', ''),
    home,
    erlangRoot: path.join(root, 'usr/lib/erlang'),
    libraryPath: libraryFolders(root),
  };
}

/**
 * RabbitMQ, the Erlang packages it needs (installed here or not) and the shared libraries this machine lacks.
 * @param {Apt} apt
 * @param {string} root
 */
async function fill(apt, root) {
  const own = (await apt.closure('rabbitmq-server', 'everything')).filter((name) =>
    /^(rabbitmq-server$|erlang-)/.test(name),
  );
  const libraries = (await apt.closure('rabbitmq-server', 'lacking')).filter((name) => name.startsWith('lib'));
  await apt.extract([...own, ...libraries], root);
  const erlang = path.join(root, 'usr/lib/erlang');
  const runtime = readdirSync(erlang).find((name) => name.startsWith('erts-'));
  if (!runtime) throw new Error('the Erlang packages hold no runtime');
  for (const bin of [path.join(erlang, 'bin'), path.join(erlang, runtime, 'bin')]) {
    const script = path.join(bin, 'erl');
    // Debian's own script names /usr/lib/erlang outright and heeds no variable.
    unlinkSync(script);
    writeFileSync(script, selfLocatingErl(runtime));
    chmodSync(script, 0o755);
  }
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

const selfLocatingErl = (/** @type {string} */ runtime) => `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
case "$here" in
  */${runtime}/bin) ROOTDIR=\${here%/${runtime}/bin} ;;
  *) ROOTDIR=\${here%/bin} ;;
esac
BINDIR=$ROOTDIR/${runtime}/bin
EMU=beam
PROGNAME=erl
export ROOTDIR BINDIR EMU PROGNAME
exec "$BINDIR/erlexec" "$@"
`;
