import { spawn } from 'node:child_process';
import path from 'node:path';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';

/**
 * Runs a program to its end and hands back what it said; never throws, a program that cannot be started has code -1.
 * Past `timeoutMs` it is killed and the code is -2. It dies with this process: half a set-up must not go on in the
 * background while the next one begins.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string, output: string }>} `output` is both, as they came.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    let output = '';
    /** @type {number | undefined} */
    let verdict;
    const bound = dieWithParent(command, args, 'SIGKILL');
    const child = spawn(bound.command, bound.args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = options.timeoutMs
      ? setTimeout(() => {
          verdict = -2;
          child.kill('SIGKILL');
          // A grandchild may keep the pipes open for ever: the answer does not wait for it.
          child.stdout.destroy();
          child.stderr.destroy();
        }, options.timeoutMs)
      : undefined;
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
      output += chunk;
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, stdout, stderr: error.message, output: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: verdict ?? code ?? -1, stdout, stderr, output });
    });
  });
}

/**
 * Like {@link run}, but a failure is an exception that carries the last lines the program wrote.
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function mustRun(command, args, options) {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  const said = result.output.trim().split('\n').slice(-30).join('\n');
  throw new Error(`${path.basename(command)} ${args.slice(0, 3).join(' ')}: ${result.code}\n${said}`);
}
