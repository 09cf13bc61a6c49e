import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type BoundProcess, type BoundProcessSpec, spawnBound } from '#server/processes/bound-process.ts';
import { claimFolder, leaveFolder, occupyFolder } from '#server/processes/broker-folder.ts';
import { claimPorts } from '#server/processes/ports.ts';
import { type BrokerNode, type BrokerNodeOptions, passwordIn, untilAnswering } from '../broker-node.ts';
import type { RabbitmqAddress } from './address.ts';
import { takesClients, warmRabbitmq } from './warm.ts';

/** A RabbitMQ found on this machine or extracted: program folders only, data lives elsewhere. */
export const rabbitmqPrograms = z.object({
  /** Folder that holds `sbin/rabbitmq-server`, the real script, not a distribution's wrapper. */
  home: z.string(),
  erlangRoot: z.string(),
  version: z.string(),
  /** Shared libraries that came with the extraction. */
  libraryPath: z.array(z.string()),
});
export type RabbitmqPrograms = z.infer<typeof rabbitmqPrograms>;

// Connections and message stores are closed within a tenth of a second, 4.3 has ended after two; 3.10 idles for six seconds.
const stopLimitMs = 2_500;
const toolLimitMs = 30_000;
const username = 'tramtin';
const platformPlugins = ['rabbitmq_management', 'rabbitmq_event_exchange'];

/**
 * Starts a RabbitMQ of our own on loopback (own node name, cookie, epmd and ports; nothing of /etc/rabbitmq), waits
 * until it takes clients and a probe message has come through. Rejects when it ends or stays silent. `morePlugins` are enabled
 * besides those that the platform needs.
 */
export async function startRabbitmqNode(
  programs: RabbitmqPrograms,
  { dataDir, log, signal }: BrokerNodeOptions,
  morePlugins: readonly string[] = [],
): Promise<BrokerNode<RabbitmqAddress>> {
  await claimFolder(dataDir);
  const [amqpPort = 0, managementPort = 0, distributionPort = 0, epmdPort = 0] = await claimPorts(
    path.join(dataDir, 'ports.json'),
    4,
  );
  const password = passwordIn(dataDir);
  writeConfiguration(dataDir, { amqpPort, managementPort, password, plugins: [...platformPlugins, ...morePlugins] });
  const env = environment(programs, dataDir, { distributionPort, epmdPort });
  const address: RabbitmqAddress = {
    host: '127.0.0.1',
    amqpPort,
    managementUrl: `http://127.0.0.1:${managementPort}`,
    username,
    password,
  };

  const shared = { cwd: dataDir, env, signalOnOrphaning: 'SIGKILL' } satisfies Partial<BoundProcessSpec>;
  const epmd = await spawnBound({
    ...shared,
    command: path.join(programs.erlangRoot, runtimeOf(programs.erlangRoot), 'bin/epmd'),
    args: ['-address', '127.0.0.1', '-port', `${epmdPort}`],
    logFile: path.join(dataDir, 'log/epmd.log'),
  });
  const broker = await spawnBound({
    ...shared,
    command: path.join(programs.home, 'sbin/rabbitmq-server'),
    args: [],
    logFile: path.join(dataDir, 'log/output.log'),
  });
  occupyFolder(dataDir, [epmd.pid, broker.pid]);
  const ended = broker.ended.then((end) => {
    epmd.kill('SIGKILL');
    return end;
  });
  const stop = () => stopBoth(broker, epmd, dataDir);
  const tool = async (name: string, args: readonly string[]): Promise<string> => {
    const file = path.join(programs.home, 'sbin', name);
    const own = { NODE_ENV: 'production' as const, ...env };
    return (await promisify(execFile)(file, args, { cwd: dataDir, env: own, timeout: toolLimitMs })).stdout;
  };

  try {
    await untilAnswering(broker, signal, () => takesClients(address));
    await warmRabbitmq(address);
  } catch (error) {
    broker.kill('SIGKILL');
    await stop();
    throw error;
  }
  log(`RabbitMQ ${programs.version} serves AMQP on 127.0.0.1:${amqpPort} (pid ${broker.pid})`);
  return { address, version: programs.version, pid: broker.pid, ended, tool, stop };
}

async function stopBoth(broker: BoundProcess, epmd: BoundProcess, dataDir: string): Promise<void> {
  await broker.stop(stopLimitMs);
  epmd.kill('SIGKILL');
  await epmd.ended;
  leaveFolder(dataDir);
}

function writeConfiguration(
  dataDir: string,
  {
    amqpPort,
    managementPort,
    password,
    plugins,
  }: { amqpPort: number; managementPort: number; password: string; plugins: readonly string[] },
): void {
  for (const folder of ['mnesia', 'log', 'conf.d']) mkdirSync(path.join(dataDir, folder), { recursive: true });
  const write = (name: string, text: string, mode = 0o600) => writeFileSync(path.join(dataDir, name), text, { mode });
  const cookie = '.erlang.cookie';
  if (!existsSync(path.join(dataDir, cookie))) write(cookie, randomBytes(24).toString('hex'), 0o400);
  write('enabled_plugins', `[${plugins.join(',')}].\n`);
  // Erlang would otherwise ask the machine's resolver for "localhost", which may know another answer.
  write('inetrc', '{hosts_file, ""}.\n{host,{127,0,0,1},["localhost"]}.\n{lookup,[file]}.\n');
  write(
    'rabbitmq.conf',
    [
      `listeners.tcp.1 = 127.0.0.1:${amqpPort}`,
      'management.tcp.ip = 127.0.0.1',
      `management.tcp.port = ${managementPort}`,
      `default_user = ${username}`,
      `default_pass = ${password}`,
      'log.file = rabbit.log',
      'log.file.level = warning',
      'log.console = false',
      'disk_free_limit.absolute = 50MB',
      // With 4.x the log says that this collection is deprecated. Audits need it, the labs do not.
      // Counts of the management API are as old as its samples; the default of 5 s is too old for a moving picture.
      'collect_statistics_interval = 500',
      'management.sample_retention_policies.global.minute = 1',
      'management.sample_retention_policies.basic.minute = 1',
      'management.sample_retention_policies.detailed.minute = 1',
      '',
    ].join('\n'),
  );
}

function environment(
  { home, erlangRoot, libraryPath }: RabbitmqPrograms,
  dataDir: string,
  { distributionPort, epmdPort }: { distributionPort: number; epmdPort: number },
): Record<string, string> {
  const file = (name: string) => path.join(dataDir, name);
  return {
    PATH: `${path.join(erlangRoot, 'bin')}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    HOME: dataDir,
    ...(libraryPath.length > 0 ? { LD_LIBRARY_PATH: libraryPath.join(':') } : {}),
    RABBITMQ_HOME: home,
    RABBITMQ_NODENAME: 'tramtin@localhost',
    RABBITMQ_MNESIA_BASE: file('mnesia'),
    RABBITMQ_LOG_BASE: file('log'),
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    // Each of the next four, left out, is looked for in /etc/rabbitmq.
    RABBITMQ_CONFIG_FILES: file('conf.d'),
    RABBITMQ_ADVANCED_CONFIG_FILE: file('advanced.config'),
    RABBITMQ_CONF_ENV_FILE: file('rabbitmq-env.conf'),
    RABBITMQ_MOTD_FILE: file('motd'),
    RABBITMQ_ENABLED_PLUGINS_FILE: file('enabled_plugins'),
    RABBITMQ_GENERATED_CONFIG_DIR: file('generated'),
    RABBITMQ_PID_FILE: file('rabbit.pid'),
    RABBITMQ_DIST_PORT: `${distributionPort}`,
    ERL_EPMD_PORT: `${epmdPort}`,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_INETRC: file('inetrc'),
    ERL_CRASH_DUMP_SECONDS: '0',
    // Holds for every Erlang VM started from here. Without busy waiting an idle broker leaves the processor alone.
    ERL_FLAGS: '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
    // The script then replaces itself by the VM, so the pid we hold is the broker's.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}

function runtimeOf(erlangRoot: string): string {
  const name = readdirSync(erlangRoot).find((entry) => entry.startsWith('erts-'));
  if (!name) throw new Error(`no Erlang runtime in ${erlangRoot}`);
  return name;
}
