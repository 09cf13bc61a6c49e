import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun, run } from './command.mjs';
import { whole } from './debian.mjs';
import { ensureDir, projectDir, toolsDir } from './folders.mjs';

/** Whether the Chromium that comes by npm runs here; elsewhere Playwright fetches its own. */
export const chromiumComesByNpm = process.platform === 'linux' && process.arch === 'x64';

/**
 * Path of a Chromium: the one from npm, unpacked into the tools folder on first use, or undefined where Playwright's own
 * serves.
 */
const executablePath = chromiumComesByNpm ? await unpackChromium() : undefined;

/** Flags for a Chromium that runs headless, perhaps as root, and calls nobody. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For Playwright's `launch`, wherever a browser is started. */
export const launchOptions = { ...(executablePath ? { executablePath } : {}), args };

async function unpackChromium() {
  const manifest = path.join(projectDir, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = path.join(ensureDir(toolsDir()), `chromium-${version}`);
  const launcher = path.join(folder, 'launch');
  if (existsSync(launcher)) return launcher;
  await whole(folder, async (partial) => {
    const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
    // The package unpacks into the temporary folder, and its own libraries only where it takes the machine for a Lambda.
    const env = { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
    await mustRun(process.execPath, ['--input-type=module', '-e', unpack], { cwd: projectDir, env, timeoutMs: 60_000 });
    const { stdout } = await run('ldd', [path.join(partial, 'chromium')], { timeoutMs: 5_000 });
    const script = launchScript({ ownLibraries: stdout === '' || stdout.includes('not found') });
    writeFileSync(path.join(partial, 'launch'), script);
    // Its own fonts.conf looks for fonts where a Lambda has them; without any the browser draws no text and may crash.
    writeFileSync(path.join(partial, 'fonts/fonts.conf'), fontsConfig(folder));
    chmodSync(path.join(partial, 'launch'), 0o755);
  });
  return launcher;
}

/** @param {string} folder */
function fontsConfig(folder) {
  const text = (/** @type {string} */ value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${text(path.join(folder, 'fonts/fonts'))}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${text(path.join(folder, 'fonts/cache'))}</cachedir>
</fontconfig>
`;
}

/**
 * Fonts and, on a machine without them, libraries that came along are the browser's affair only, not ours.
 * @param {{ ownLibraries: boolean }} machine
 */
function launchScript({ ownLibraries }) {
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_PATH="$here/fonts"
${ownLibraries ? 'export LD_LIBRARY_PATH="$here/al2023/lib"\n' : ''}exec "$here/chromium" "$@"
`;
}
