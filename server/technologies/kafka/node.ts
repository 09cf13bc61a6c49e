import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { accepts } from '#server/processes/accepts.mjs';
import { spawnBound } from '#server/processes/bound-process.ts';
import { claimFolder, leaveFolder, occupyFolder } from '#server/processes/broker-folder.ts';
import { claimPorts } from '#server/processes/ports.ts';
import { type BrokerNode, type BrokerNodeOptions, passwordIn, untilAnswering } from '../broker-node.ts';
import type { KafkaAddress } from './address.ts';
import { jwksUrl, kafkaAdmin, kafkaLog4j, kafkaProperties } from './properties.ts';
import { type TokenKey, tokenKeyOf } from './token-key.ts';
import { runTool, startTool } from './tool.ts';
import { warmKafka } from './warm.ts';

/** A Java and Kafka's jars, found on this machine or fetched: program folders only, data lives elsewhere. */
export const kafkaPrograms = z.object({
  java: z.string(),
  /** Folder of jars. */
  libs: z.string(),
  version: z.string(),
});
export type KafkaPrograms = z.infer<typeof kafkaPrograms>;

const formatLimitMs = 60_000;
const stopLimitMs = 8_000;

/**
 * Starts a single KRaft node of our own on loopback, formatting its folder on first use, and waits until the internal
 * topics are made and a probe record has come through a group. Rejects when it ends or stays silent.
 */
export async function startKafkaNode(
  programs: KafkaPrograms,
  { dataDir, log, signal }: BrokerNodeOptions,
): Promise<BrokerNode<KafkaAddress>> {
  await claimFolder(dataDir);
  const [admin = 0, programsPort = 0, controller = 0] = await claimPorts(path.join(dataDir, 'ports.json'), 3);
  const password = passwordIn(dataDir);
  const key = tokenKeyOf(dataDir);
  const settings = writeConfiguration(dataDir, { admin, programs: programsPort, controller, password, key });
  const java = javaArguments(programs, dataDir, key);
  await format(programs.java, java, dataDir, settings);

  const broker = await spawnBound({
    command: programs.java,
    args: [...java, ...heap, 'kafka.Kafka', settings],
    cwd: dataDir,
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: dataDir },
    logFile: path.join(dataDir, 'output.log'),
    // It stops in order within half a second, and starts faster after that than after a kill.
    signalOnOrphaning: 'SIGTERM',
  });
  occupyFolder(dataDir, [broker.pid]);
  const address: KafkaAddress = {
    adminBrokers: [`127.0.0.1:${admin}`],
    admin: { username: kafkaAdmin, password },
    programBrokers: [`127.0.0.1:${programsPort}`],
    tokenIssuer: key.issuer,
  };
  const stop = async () => {
    await broker.stop(stopLimitMs);
    leaveFolder(dataDir);
  };

  try {
    await untilAnswering(broker, signal, () => accepts({ host: '127.0.0.1', port: admin }, 1_000));
    await warmKafka(address);
  } catch (error) {
    broker.kill('SIGKILL');
    await stop();
    throw error;
  }
  log(`Kafka ${programs.version} serves on 127.0.0.1:${admin}, lab programs on ${programsPort} (pid ${broker.pid})`);
  return {
    address,
    version: programs.version,
    pid: broker.pid,
    ended: broker.ended,
    tool: (name, args) => runTool(programs, address, { dataDir, name, args }),
    startTool: (name, args) => startTool(programs, address, { dataDir, name, args }),
    stop,
  };
}

const heap = ['-Xms64m', '-Xmx256m'];

function javaArguments({ libs }: KafkaPrograms, dataDir: string, key: TokenKey): string[] {
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    // Classes kept by the set-up, already parsed; where the file is missing or of another Java, Java goes without.
    '-Xshare:auto',
    ...(existsSync(`${libs}.jsa`) ? [`-XX:SharedArchiveFile=${libs}.jsa`] : []),
    '-Djava.net.preferIPv4Stack=true',
    `-Djava.io.tmpdir=${path.join(dataDir, 'tmp')}`,
    `-Dlog4j2.configurationFile=${path.join(dataDir, 'log4j2.xml')}`,
    `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl(key.jwksFile)}`,
    ...['-cp', path.join(libs, '*')],
  ];
}

function writeConfiguration(
  dataDir: string,
  setting: { admin: number; programs: number; controller: number; password: string; key: TokenKey },
): string {
  for (const folder of ['logs', 'tmp']) mkdirSync(path.join(dataDir, folder), { recursive: true });
  const { admin, programs, controller, password, key } = setting;
  const file = path.join(dataDir, 'server.properties');
  const text = kafkaProperties({
    bind: { host: '127.0.0.1', admin, programs, controller },
    advertised: { admin: `127.0.0.1:${admin}`, programs: `127.0.0.1:${programs}` },
    controller: `127.0.0.1:${controller}`,
    logDirs: path.join(dataDir, 'logs'),
    jwksFile: key.jwksFile,
    adminPassword: password,
    issuer: key.issuer.issuer,
    audience: key.issuer.audience,
  });
  writeFileSync(file, text, { mode: 0o600 });
  writeFileSync(path.join(dataDir, 'log4j2.xml'), kafkaLog4j);
  return file;
}

/** Writes the folder's identity once; a folder half formatted has no `meta.properties` and is formatted again. */
async function format(java: string, args: readonly string[], dataDir: string, settings: string): Promise<void> {
  if (existsSync(path.join(dataDir, 'logs/meta.properties'))) return;
  const id = randomBytes(16).toString('base64url');
  const tool = [...args, '-Xmx128m', 'kafka.tools.StorageTool', 'format', '-t', id, '-c', settings];
  await promisify(execFile)(java, tool, { cwd: dataDir, timeout: formatLimitMs });
}
