import { chmodSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from '../../command.mjs';

/**
 * Puts an `erl` that finds itself into an extracted tree: Debian's own names /usr/lib/erlang outright and heeds no variable.
 * @param {string} root
 * @param {string} [libraries] folder of the OpenSSL that came along, below `root`: else it would open this machine's legacy.so and openssl.cnf, which are of another version
 */
export function selfLocatingErl(root, libraries) {
  const erlang = path.join(root, 'usr/lib/erlang');
  const runtime = runtimeIn(erlang);
  for (const bin of [path.join(erlang, 'bin'), path.join(erlang, runtime, 'bin')]) {
    const script = path.join(bin, 'erl');
    unlinkSync(script);
    writeFileSync(script, erl(runtime, libraries));
    chmodSync(script, 0o755);
  }
}

/**
 * Name of the folder that holds the virtual machine.
 * @param {string} erlang
 */
function runtimeIn(erlang) {
  const runtime = readdirSync(erlang).find((name) => name.startsWith('erts-'));
  if (!runtime) throw new Error('the Erlang packages hold no runtime');
  return runtime;
}

/**
 * Erlang's release, told by itself: it runs here, and so does its cryptography. Throws where it does not.
 * @param {{ erlangRoot: string, libraryPath: string[] }} programs
 */
export async function runtimeVersion({ erlangRoot, libraryPath }) {
  const ask = 'crypto:strong_rand_bytes(1), io:format("~s", [erlang:system_info(otp_release)]), halt().';
  const env = { ...process.env, ...(libraryPath.length > 0 ? { LD_LIBRARY_PATH: libraryPath.join(':') } : {}) };
  const { stdout } = await mustRun(path.join(erlangRoot, 'bin/erl'), ['-noshell', '-eval', ask], {
    env,
    timeoutMs: 30_000,
  });
  return stdout.trim();
}

const erl = (/** @type {string} */ runtime, /** @type {string | undefined} */ libraries) => `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
case "$here" in
  */${runtime}/bin) ROOTDIR=\${here%/${runtime}/bin} ;;
  *) ROOTDIR=\${here%/bin} ;;
esac
BINDIR=$ROOTDIR/${runtime}/bin
EMU=beam
PROGNAME=erl
export ROOTDIR BINDIR EMU PROGNAME
${libraries ? openssl(libraries) : ''}exec "$BINDIR/erlexec" "$@"
`;

const openssl = (
  /** @type {string} */ libraries,
) => `OPENSSL_MODULES=\${ROOTDIR%/usr/lib/erlang}/${libraries}/ossl-modules
OPENSSL_CONF=/dev/null
export OPENSSL_MODULES OPENSSL_CONF
`;
