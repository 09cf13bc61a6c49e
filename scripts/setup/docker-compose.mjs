import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { mustRun, run } from './command.mjs';
import { dataDir, ensureDir, projectDir } from './folders.mjs';

const folder = path.join(dataDir, 'docker');
const environmentFile = path.join(folder, 'compose.env');
const usualPorts = { amqp: 5672, management: 15672, kafka: 9092, programs: 9094 };

/**
 * Writes the composed brokers' configuration, brings them up and waits for their health checks. The site itself stays on
 * this machine, so they are told to advertise loopback ports.
 * @param {() => Promise<string>} node24
 */
export async function startCompose(node24) {
  ensureDir(folder);
  // The containers' users must be able to read what is mounted; nobody else comes through here.
  chmodSync(dataDir, 0o700);
  const ports = await portsOf();
  const configure = [
    path.join(projectDir, 'scripts/setup/docker-files.ts'),
    ...['--out', folder, '--rabbitmq-host', '127.0.0.1', '--kafka-host', '127.0.0.1'],
    ...['--amqp-port', `${ports.amqp}`, '--management-port', `${ports.management}`],
    ...['--kafka-port', `${ports.kafka}`, '--kafka-program-port', `${ports.programs}`],
  ];
  await mustRun(await node24(), configure, { cwd: projectDir, timeoutMs: 20_000 });
  const variables = [
    `TRAMTIN_DOCKER_CONFIG=${folder}`,
    `TRAMTIN_RABBITMQ_PORT=${ports.amqp}`,
    `TRAMTIN_RABBITMQ_MANAGEMENT_PORT=${ports.management}`,
    `TRAMTIN_KAFKA_PORT=${ports.kafka}`,
    `TRAMTIN_KAFKA_PROGRAM_PORT=${ports.programs}`,
  ];
  writeFileSync(environmentFile, `${variables.join('\n')}\n`);
  await mustRun('docker', [...compose(), 'up', '--detach', '--wait', '--no-deps', 'rabbitmq', 'kafka'], {
    cwd: projectDir,
    timeoutMs: 600_000,
  });
  const setup = JSON.parse(readFileSync(path.join(folder, 'site/setup.json'), 'utf8'));
  return { rabbitmq: setup.rabbitmq, kafka: setup.kafka };
}

/** Stops the brokers that {@link startCompose} brought up; their volumes stay. */
export async function stopCompose() {
  if (!existsSync(environmentFile)) return;
  await run('docker', [...compose(), 'stop', 'rabbitmq', 'kafka'], { cwd: projectDir, timeoutMs: 60_000 });
}

const compose = () => ['compose', '--project-name', 'tram-tin', '--env-file', environmentFile];

/** The usual ports where they are free the first time, others where not; the same ever after. */
async function portsOf() {
  const file = path.join(folder, 'ports.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const ports = {};
  for (const [name, usual] of Object.entries(usualPorts))
    ports[name] = (await listenOnce(usual)) ?? (await listenOnce(0));
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

function listenOnce(/** @type {number} */ wanted) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port: wanted }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
