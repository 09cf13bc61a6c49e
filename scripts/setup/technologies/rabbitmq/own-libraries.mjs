import {
  chmodSync,
  closeSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { mustRun } from '../../command.mjs';
import { selfLocatingErl } from './erlang-runtime.mjs';

/** @import { Apt } from '../../debian.mjs' */

/**
 * RabbitMQ, its Erlang and every shared library that these need, the C library and its loader included: packages of a newer
 * distribution then run on this one. The tree may be moved. Throws where a library would come from elsewhere.
 * @param {Apt} apt
 * @param {string} root
 */
export async function fillWithOwnLibraries(apt, root) {
  // The whole closure would add systemd, PAM and what sets up users: nobody here calls them.
  const programs = (await apt.closure('rabbitmq-server', 'everything')).filter((name) =>
    /^(rabbitmq-server$|erlang-)/.test(name),
  );
  await apt.extract([...programs, ...(await apt.libraries(programs))], root);
  const loader = filesIn(path.join(root, 'usr/lib')).find((file) =>
    /^ld(-linux.*|64)?\.so\.\d$/.test(path.basename(file)),
  );
  if (!loader) throw new Error('the packages hold no loader');
  selfLocatingErl(root, path.relative(root, path.dirname(loader)));
  const elves = filesIn(path.join(root, 'usr/lib/erlang')).filter(isElf);
  await Promise.all(elves.map((file) => proveOwn(file, loader)));
  for (const file of elves) if (!file.endsWith('.so')) wrap(file, loader);
}

/**
 * Every file below a folder, without links.
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** @param {string} file */
function isElf(file) {
  const magic = Buffer.alloc(4);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, magic);
  closeSync(descriptor);
  return magic.toString('latin1') === '\x7fELF';
}

/**
 * @param {string} file
 * @param {string} loader
 */
async function proveOwn(file, loader) {
  const folder = realpathSync(path.dirname(loader));
  const { stdout } = await mustRun(loader, ['--library-path', folder, '--list', file], { timeoutMs: 20_000 });
  for (const [, library = ''] of stdout.matchAll(/ => (.+?)(?: \(0x|$)/gm)) {
    const own = library.startsWith('/') && realpathSync(library).startsWith(`${folder}${path.sep}`);
    if (!own) throw new Error(`${path.basename(file)} would take ${library}, which did not come along`);
  }
}

/**
 * Puts a script in the program's place that starts it by the loader that came along, with the libraries that did. No
 * variable is set, so nothing of it reaches the shell, df or ps of this machine, which Erlang calls.
 * @param {string} program
 * @param {string} loader
 */
function wrap(program, loader) {
  const libraries = path.relative(path.dirname(program), path.dirname(loader));
  renameSync(program, `${program}.elf`);
  writeFileSync(
    program,
    `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
libraries=$here/${libraries}
exec "$libraries/${path.basename(loader)}" --argv0 "$0" --library-path "$libraries" "$here/${path.basename(program)}.elf" "$@"
`,
  );
  chmodSync(program, 0o755);
}
