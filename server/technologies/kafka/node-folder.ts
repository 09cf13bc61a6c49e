import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { kafkaLog4j } from './properties.ts';

const formatLimitMs = 60_000;

/** Where a node keeps its log, below its folder. */
export const logDirOf = (dataDir: string): string => path.join(dataDir, 'logs');

/** Puts a node's properties and logging into its folder, and gives the file of properties. */
export function writeNodeFolder(dataDir: string, properties: string): string {
  for (const folder of [logDirOf(dataDir), path.join(dataDir, 'tmp')]) mkdirSync(folder, { recursive: true });
  const file = path.join(dataDir, 'server.properties');
  writeFileSync(file, properties, { mode: 0o600 });
  writeFileSync(path.join(dataDir, 'log4j2.xml'), kafkaLog4j);
  return file;
}

/** What Java is told for a node in that folder, but for its heap and what it runs. */
export const jvmArguments = (libs: string, dataDir: string): string[] => [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  // Classes kept by the set-up, already parsed; where the file is missing or of another Java, Java goes without.
  '-Xshare:auto',
  ...(existsSync(`${libs}.jsa`) ? [`-XX:SharedArchiveFile=${libs}.jsa`] : []),
  '-Djava.net.preferIPv4Stack=true',
  `-Djava.io.tmpdir=${path.join(dataDir, 'tmp')}`,
  `-Dlog4j2.configurationFile=${path.join(dataDir, 'log4j2.xml')}`,
  ...['-cp', path.join(libs, '*')],
];

/** A name for a cluster, as Kafka wants it. */
export const newClusterId = (): string => randomBytes(16).toString('base64url');

/** Writes the folder's identity once; a folder half formatted has no `meta.properties` and is formatted again. */
export async function format(
  java: string,
  args: readonly string[],
  { dataDir, settings, clusterId }: { dataDir: string; settings: string; clusterId: string },
): Promise<void> {
  if (existsSync(path.join(logDirOf(dataDir), 'meta.properties'))) return;
  const tool = [...args, '-Xmx128m', 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', settings];
  await promisify(execFile)(java, tool, { cwd: dataDir, timeout: formatLimitMs });
}
