import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and hands back what it said; never throws, a program that cannot be started has code -1.
 * Past `timeoutMs` it is killed and the code is -2.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    let verdict;
    const child = spawn(command, args, {
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
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
    });
    if (options.onLine) {
      const lines = lineSplitter(options.onLine);
      child.stdout.on('data', lines);
      child.stderr.on('data', lines);
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, stdout, stderr: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: verdict ?? code ?? -1, stdout, stderr });
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
  const said = `${result.stderr}\n${result.stdout}`.trim().split('\n').slice(-12).join('\n');
  throw new Error(`${command} ${args.slice(0, 3).join(' ')}: ${result.code}\n${said}`);
}

/** @param {(line: string) => void} onLine */
function lineSplitter(onLine) {
  let rest = '';
  return (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
