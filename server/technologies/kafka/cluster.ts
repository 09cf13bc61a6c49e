import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { accepts } from '#server/processes/accepts.mjs';
import { type BoundProcess, spawnBound } from '#server/processes/bound-process.ts';
import { claimPorts } from '#server/processes/ports.ts';
import { type BrokerNode, untilAnswering } from '../broker-node.ts';
import type { KafkaAddress } from './address.ts';
import type { KafkaPrograms } from './node.ts';
import { format, jvmArguments, logDirOf, newClusterId, writeNodeFolder } from './node-folder.ts';
import { runTool } from './tool.ts';
import { adminClient } from './warm.ts';

/** A controller and three brokers on loopback, open to everybody: for tests and measurements that lose a broker. */
export interface KafkaCluster {
  readonly address: KafkaAddress;
  readonly version: string;
  /** Number of the controller; the brokers are 1, 2 and 3. */
  readonly controller: number;
  /** Sends a signal to the node of that number; resolves when it has ended, where the signal ends it. */
  signal(node: number, signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts the broker of that number again, on its own data; resolves once it listens, and the controller learns of it after that. */
  start(broker: number): Promise<void>;
  tool: BrokerNode<KafkaAddress>['tool'];
  stop(): Promise<void>;
}

/** Properties of all nodes besides those without which they would not find each other. */
export type NodeProperties = Readonly<Record<string, string | number | boolean>>;

interface ClusterOptions {
  /** An empty folder, which whoever asks removes. */
  dataDir: string;
  properties: NodeProperties;
}

const brokerNumbers = [1, 2, 3];
/** The controller is a node of its own, as in production: a broker that dies takes no vote along. */
const controllerNumber = 10;
const stopLimitMs = 8_000;
const betweenLooksMs = 20;

/** Starts the cluster, and resolves once the controller knows all three brokers. */
export async function startKafkaCluster(
  programs: KafkaPrograms,
  { dataDir, properties }: ClusterOptions,
): Promise<KafkaCluster> {
  const numbers = [controllerNumber, ...brokerNumbers];
  const ports = await claimPorts(path.join(dataDir, 'ports.json'), numbers.length);
  const portOf = (number: number): number => ports[numbers.indexOf(number)] ?? 0;
  const doorOf = (number: number): string => `127.0.0.1:${portOf(number)}`;
  const folderOf = (number: number): string => path.join(dataDir, `node-${number}`);
  const address: KafkaAddress = {
    adminBrokers: brokerNumbers.map(doorOf),
    programBrokers: brokerNumbers.map(doorOf),
  };
  const clusterId = newClusterId();
  const settings = new Map<number, string>();
  for (const number of numbers) {
    mkdirSync(folderOf(number));
    const isController = number === controllerNumber;
    const listener = isController ? 'CONTROLLER' : 'PLAINTEXT';
    const all = {
      'process.roles': isController ? 'controller' : 'broker',
      'node.id': number,
      'controller.quorum.voters': `${controllerNumber}@${doorOf(controllerNumber)}`,
      'controller.listener.names': 'CONTROLLER',
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      listeners: `${listener}://${doorOf(number)}`,
      'log.dirs': logDirOf(folderOf(number)),
      'auto.create.topics.enable': false,
      'offsets.topic.num.partitions': 1,
      // Its default alone is 128 MB of the heap.
      'log.cleaner.dedupe.buffer.size': 8_388_608,
      ...properties,
    };
    const text = Object.entries(all).map(([key, value]) => `${key}=${value}\n`);
    settings.set(number, writeNodeFolder(folderOf(number), text.join('')));
  }
  await Promise.all(
    [...settings].map(([number, file]) =>
      format(programs.java, jvmArguments(programs.libs, folderOf(number)), {
        dataDir: folderOf(number),
        settings: file,
        clusterId,
      }),
    ),
  );

  const running = new Map<number, BoundProcess>();
  const nodeAt = (number: number): BoundProcess => {
    const node = running.get(number);
    if (!node) throw new Error(`node ${number} does not run`);
    return node;
  };
  const launch = async (number: number): Promise<void> => {
    const folder = folderOf(number);
    const node = await spawnBound({
      command: programs.java,
      args: [...jvmArguments(programs.libs, folder), '-Xmx192m', 'kafka.Kafka', settings.get(number) ?? ''],
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: folder },
      logFile: path.join(folder, 'output.log'),
      signalOnOrphaning: 'SIGKILL',
    });
    running.set(number, node);
    void node.ended.then(() => running.delete(number));
    const door = { host: '127.0.0.1', port: portOf(number) };
    await untilAnswering(node, new AbortController().signal, () => accepts(door, 1_000));
  };
  const untilComplete = async (): Promise<void> => {
    const admin = adminClient(address, 'cluster').admin();
    await admin.connect();
    try {
      while ((await admin.describeCluster()).brokers.length < brokerNumbers.length) await wait(betweenLooksMs);
    } finally {
      await admin.disconnect();
    }
  };
  const stop = async (): Promise<void> => {
    for (const node of running.values()) node.kill('SIGCONT');
    // Brokers take their leave of the controller: it goes last.
    for (const group of [brokerNumbers, [controllerNumber]]) {
      await Promise.all(group.map((number) => running.get(number)?.stop(stopLimitMs)));
    }
  };

  try {
    await Promise.all(numbers.map(launch));
    await untilComplete();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    address,
    version: programs.version,
    controller: controllerNumber,
    signal: async (number, signal) => {
      const node = nodeAt(number);
      node.kill(signal);
      if (signal === 'SIGTERM' || signal === 'SIGKILL') await node.ended;
    },
    start: launch,
    tool: (name, args) => runTool(programs, address, { dataDir, name, args }),
    stop,
  };
}
