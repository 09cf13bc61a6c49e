import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { KafkaAddress } from './address.ts';

const limitMs = 30_000;

/** What Kafka's shell scripts of that name start. */
const classes: Readonly<Record<string, string>> = {
  'kafka-consumer-groups.sh': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-transactions.sh': 'org.apache.kafka.tools.TransactionsCommand',
};

/** Runs one of Kafka's command line tools, logged in as the administrator; the tools lie beside the broker's own jars. */
export const runTool = async (
  { java, libs }: { java: string; libs: string },
  { admin }: KafkaAddress,
  { dataDir, name, args }: { dataDir: string; name: string; args: readonly string[] },
): Promise<string> => {
  const tool = classes[name];
  if (!tool) throw new Error(`Kafka has no tool ${name} here`);
  if (!existsSync(`${libs}-tools`)) throw new Error(`no ${libs}-tools: set the brokers up again`);
  const login = path.join(dataDir, 'tool.properties');
  writeFileSync(login, admin ? loginOf(admin) : '', { mode: 0o600 });
  const classpath = ['-cp', [path.join(libs, '*'), path.join(`${libs}-tools`, '*')].join(path.delimiter)];
  const all = ['-XX:TieredStopAtLevel=1', '-Xmx128m', ...classpath, tool, '--command-config', login, ...args];
  return (await promisify(execFile)(java, all, { cwd: dataDir, timeout: limitMs })).stdout;
};

const loginOf = ({ username, password }: NonNullable<KafkaAddress['admin']>): string =>
  [
    'security.protocol=SASL_PLAINTEXT',
    'sasl.mechanism=PLAIN',
    `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="${username}" password="${password}";`,
    '',
  ].join('\n');
