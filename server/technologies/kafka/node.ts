import path from 'node:path';
import { z } from 'zod';
import { accepts } from '#server/processes/accepts.mjs';
import { spawnBound } from '#server/processes/bound-process.ts';
import { claimFolder, leaveFolder, occupyFolder } from '#server/processes/broker-folder.ts';
import { claimPorts } from '#server/processes/ports.ts';
import { type BrokerNode, type BrokerNodeOptions, passwordIn, untilAnswering } from '../broker-node.ts';
import type { KafkaAddress } from './address.ts';
import { format, jvmArguments, newClusterId, writeNodeFolder } from './node-folder.ts';
import { jwksUrl, kafkaAdmin, kafkaProperties } from './properties.ts';
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
  await format(programs.java, java, { dataDir, settings, clusterId: newClusterId() });

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

const javaArguments = ({ libs }: KafkaPrograms, dataDir: string, key: TokenKey): string[] => [
  `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl(key.jwksFile)}`,
  ...jvmArguments(libs, dataDir),
];

function writeConfiguration(
  dataDir: string,
  setting: { admin: number; programs: number; controller: number; password: string; key: TokenKey },
): string {
  const { admin, programs, controller, password, key } = setting;
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
  return writeNodeFolder(dataDir, text);
}
