import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun, run } from './command.mjs';
import { dataDir, ensureDir, projectDir } from './folders.mjs';
import { readJson } from './json-file.mjs';
import { freePort, listenOnce } from './ports.mjs';
import { technologies } from './technologies.mjs';

/** @import { ContainerPort, SetupFile } from './technology-setup.ts' */

const folder = path.join(dataDir, 'docker');
const environmentFile = path.join(folder, 'compose.env');
const services = Object.keys(technologies);
const ports = Object.values(technologies).flatMap((technology) => technology.ports);

/**
 * Writes the composed brokers' configuration, brings them up and waits for their health checks. The site itself stays on
 * this machine, so they are told to advertise loopback ports.
 * @param {() => Promise<string>} node24
 * @returns {Promise<SetupFile>}
 */
export async function startCompose(node24) {
  ensureDir(folder);
  // The containers' users must be able to read what is mounted; nobody else comes through here.
  chmodSync(dataDir, 0o700);
  const chosen = await choosePorts();
  const configure = [
    path.join(projectDir, 'scripts/setup/docker-files.ts'),
    ...['--out', folder],
    ...services.flatMap((service) => [`--${service}-host`, '127.0.0.1']),
    ...chosen.flatMap(({ option, port }) => [`--${option}`, `${port}`]),
  ];
  await mustRun(await node24(), configure, { cwd: projectDir, timeoutMs: 20_000 });
  const variables = [`TRAMTIN_DOCKER_CONFIG=${folder}`, ...chosen.map(({ variable, port }) => `${variable}=${port}`)];
  writeFileSync(environmentFile, `${variables.join('\n')}\n`);
  await mustRun('docker', [...compose(), 'up', '--detach', '--wait', '--no-deps', ...services], {
    cwd: projectDir,
    timeoutMs: 600_000,
  });
  return JSON.parse(readFileSync(path.join(folder, 'site/setup.json'), 'utf8'));
}

/** Stops the brokers that {@link startCompose} brought up; their volumes stay. */
export async function stopCompose() {
  if (!existsSync(environmentFile)) return;
  await run('docker', [...compose(), 'stop', ...services], { cwd: projectDir, timeoutMs: 60_000 });
}

const compose = () => ['compose', '--project-name', 'tram-tin', '--env-file', environmentFile];

/**
 * The usual ports where they are free the first time, others where not; the same ever after.
 * @returns {Promise<(ContainerPort & { port: number })[]>}
 */
async function choosePorts() {
  const file = path.join(folder, 'ports.json');
  const before = new Map(Object.entries(readJson(file) ?? {}));
  const chosen = [];
  for (const each of ports) {
    const kept = before.get(each.name);
    const port = kept ?? (await listenOnce(each.usual, '127.0.0.1')) ?? (await freePort());
    chosen.push({ ...each, port: Number(port) });
  }
  writeFileSync(file, JSON.stringify(Object.fromEntries(chosen.map(({ name, port }) => [name, port]))));
  return chosen;
}
