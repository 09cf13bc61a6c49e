import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { KafkaAddress } from './address.ts';

const limitMs = 30_000;

/** What Kafka's shell scripts of that name start. */
const classes: Readonly<Record<string, string>> = {
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
  'kafka-console-consumer.sh': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-share-consumer.sh': 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
  'kafka-consumer-groups.sh': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-groups.sh': 'org.apache.kafka.tools.GroupsCommand',
  'kafka-producer-perf-test.sh': 'org.apache.kafka.tools.ProducerPerformance',
  'kafka-share-groups.sh': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  'kafka-topics.sh': 'org.apache.kafka.tools.TopicCommand',
  'kafka-transactions.sh': 'org.apache.kafka.tools.TransactionsCommand',
  'kafka-verifiable-consumer.sh': 'org.apache.kafka.tools.VerifiableConsumer',
};

interface ToolCall {
  dataDir: string;
  name: string;
  args: readonly string[];
}
type ToolPrograms = Readonly<Record<'java' | 'libs', string>>;

/** Runs one of Kafka's command line tools, logged in as the administrator; the tools lie beside the broker's own jars. */
export const runTool = async (programs: ToolPrograms, address: KafkaAddress, call: ToolCall): Promise<string> =>
  (
    await promisify(execFile)(programs.java, argumentsOf(programs, address, call), {
      cwd: call.dataDir,
      timeout: limitMs,
    })
  ).stdout;

/** Starts one that goes on until it is killed. */
export const startTool = (programs: ToolPrograms, address: KafkaAddress, call: ToolCall): ChildProcess =>
  spawn(programs.java, argumentsOf(programs, address, call), {
    cwd: call.dataDir,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const argumentsOf = ({ libs }: ToolPrograms, { admin }: KafkaAddress, { dataDir, name, args }: ToolCall): string[] => {
  const tool = classes[name];
  if (!tool) throw new Error(`Kafka has no tool ${name} here`);
  if (!existsSync(`${libs}-tools`)) throw new Error(`no ${libs}-tools: set the brokers up again`);
  const login = path.join(dataDir, 'tool.properties');
  writeFileSync(login, admin ? loginOf(admin) : '', { mode: 0o600 });
  const classpath = ['-cp', [path.join(libs, '*'), path.join(`${libs}-tools`, '*')].join(path.delimiter)];
  return ['-XX:TieredStopAtLevel=1', '-Xmx128m', ...classpath, tool, '--command-config', login, ...args];
};

const loginOf = ({ username, password }: NonNullable<KafkaAddress['admin']>): string =>
  [
    'security.protocol=SASL_PLAINTEXT',
    'sasl.mechanism=PLAIN',
    `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="${username}" password="${password}";`,
    '',
  ].join('\n');
