import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { accepts } from '#server/processes/accepts.mjs';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';
import { run } from '../../command.mjs';
import { freePort } from '../../ports.mjs';
import { until } from '../../until.mjs';

/**
 * Runs a throw-away Kafka once and lets Java keep the classes that it loaded, already parsed, beside the jars: every
 * later start is about a second shorter. Java ignores an archive that does not fit, and Kafka starts without one too, so
 * a failure here is nobody's concern.
 * @param {{ java: string, libs: string }} programs
 */
export async function archiveClasses({ java, libs }) {
  const target = `${libs}.jsa`;
  if (existsSync(target)) return;
  const work = `${libs}.partial-${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    const [client, controller] = await Promise.all([freePort(), freePort()]);
    const settings = path.join(work, 'server.properties');
    writeFileSync(settings, properties(path.join(work, 'logs'), client, controller));
    const common = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m', '-Djava.net.preferIPv4Stack=true'];
    const classpath = ['-cp', path.join(libs, '*')];
    const format = ['kafka.tools.StorageTool', 'format', '-t', 'AAAAAAAAAAAAAAAAAAAAAQ', '-c', settings];
    const archive = path.join(work, 'classes.jsa');
    const formatted = await run(java, [...common, ...classpath, ...format], { timeoutMs: 30_000 });
    if (formatted.code !== 0) return;
    const serve = [`-XX:ArchiveClassesAtExit=${archive}`, ...classpath, 'kafka.Kafka', settings];
    const { command, args } = dieWithParent(java, [...common, ...serve], 'SIGKILL');
    const broker = spawn(command, args, { cwd: work, stdio: 'ignore' });
    const ended = new Promise((resolve) => {
      broker.once('error', resolve);
      broker.once('exit', resolve);
    });
    const limit = setTimeout(() => broker.kill('SIGKILL'), 60_000);
    await until(() => accepts({ host: '127.0.0.1', port: client }, 1_000), {
      everyMs: 100,
      limitMs: 60_000,
      abandoned: ended,
    });
    broker.kill('SIGTERM');
    await ended;
    clearTimeout(limit);
    if (existsSync(archive)) renameSync(archive, target);
  } catch {
    // See above: without the archive Kafka only starts more slowly.
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const properties = (/** @type {string} */ logs, /** @type {number} */ client, /** @type {number} */ controller) => `\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${client},CONTROLLER://127.0.0.1:${controller}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
log.dirs=${logs}
offsets.topic.replication.factor=1
`;
