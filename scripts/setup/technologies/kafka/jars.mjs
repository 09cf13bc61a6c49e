import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from '../../command.mjs';

/** The Kafka that the native broker runs. */
export const kafkaVersion = '4.3.1';

const pomOf = (/** @type {string} */ dependencies) => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tramtin</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>${dependencies}</dependencies>
</project>
`;

const broker = pomOf(`
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${kafkaVersion}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-slf4j-impl</artifactId>
      <version>2.25.4</version>
    </dependency>
`);

// What the commands of the lessons need lies among the broker's jars already; the rest is Kafka Connect's.
const tools = pomOf(`
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka-tools</artifactId>
      <version>${kafkaVersion}</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
    </dependency>
`);

/** @typedef {{ java: string, maven: import('./maven.mjs').Maven, target: string }} How */

/** Fetches Kafka's own jars. */
export const fetchJars = (/** @type {How} */ how) =>
  fetch(how, { pom: broker, needed: `kafka_2.13-${kafkaVersion}.jar`, timeoutMs: 150_000 });

/** Fetches Kafka's command line tools, apart from the broker's jars: its class archive fits those alone. */
export const fetchTools = (/** @type {How} */ how) =>
  fetch(how, { pom: tools, needed: `kafka-tools-${kafkaVersion}.jar`, timeoutMs: 30_000 });

/**
 * Fetches jars with Maven, which honours the user's own mirrors and proxies, into a folder that appears only when all of
 * them are there.
 * @param {How} how
 * @param {{ pom: string, needed: string, timeoutMs: number }} what
 */
async function fetch({ java, maven, target }, { pom, needed, timeoutMs }) {
  if (existsSync(target)) return;
  const work = `${target}.partial-${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(path.join(work, 'libs'), { recursive: true });
  writeFileSync(path.join(work, 'pom.xml'), pom);
  const goal = [
    ...['-q', '-B', '-f', path.join(work, 'pom.xml')],
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
    ...[`-DoutputDirectory=${path.join(work, 'libs')}`, '-DincludeScope=runtime'],
  ];
  try {
    const limits = { cwd: work, timeoutMs };
    if ('command' in maven) {
      const env = { ...process.env, JAVA_HOME: path.dirname(path.dirname(java)) };
      await mustRun(maven.command, goal, { ...limits, env });
    } else {
      await mustRun(java, [...extractedMaven(maven.home, work), ...goal], limits);
    }
    const jars = readdirSync(path.join(work, 'libs')).filter((name) => name.endsWith('.jar'));
    if (!jars.includes(needed)) throw new Error(`Maven left ${jars.length} jars without ${needed}`);
    renameSync(path.join(work, 'libs'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Arguments that start a Maven without its shell script, which looks for files in the system's own folders. */
function extractedMaven(/** @type {string} */ home, /** @type {string} */ work) {
  const launcher = readdirSync(path.join(home, 'boot')).find((name) => /^plexus-classworlds.*\.jar$/.test(name));
  if (!launcher) throw new Error(`no Maven launcher in ${home}`);
  const trust = writeTrustStore(path.join(work, 'trust.jks'));
  return [
    ...(trust ? [`-Djavax.net.ssl.trustStore=${trust}`, '-Djavax.net.ssl.trustStoreType=JKS'] : []),
    ...['-cp', path.join(home, 'boot', launcher), `-Dclassworlds.conf=${path.join(home, 'bin/m2.conf')}`],
    ...[`-Dmaven.home=${home}`, `-Dmaven.multiModuleProjectDirectory=${work}`],
    'org.codehaus.plexus.classworlds.launcher.Launcher',
  ];
}

const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];

/**
 * An extracted Java has no certificates at all, since Debian makes that file when the package is installed: this
 * writes one in the JKS format (magic, version, entries, salted SHA-1 of all) from the system's PEM bundle.
 */
function writeTrustStore(/** @type {string} */ file) {
  const bundle = [process.env.SSL_CERT_FILE, ...bundles].find((name) => name && existsSync(name));
  if (!bundle) return undefined;
  const pems = readFileSync(bundle, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const certificates = pems.map((pem, index) => {
    const der = new X509Certificate(pem).raw;
    return Buffer.concat([uint32(2), utf(`ca-${index}`), uint64(Date.now()), utf('X.509'), uint32(der.length), der]);
  });
  const body = Buffer.concat([uint32(0xfeedfeed), uint32(2), uint32(certificates.length), ...certificates]);
  const password = Buffer.from('changeit', 'utf16le').swap16();
  const seal = createHash('sha1').update(password).update('Mighty Aphrodite').update(body).digest();
  writeFileSync(file, Buffer.concat([body, seal]));
  return file;
}

const uint32 = (/** @type {number} */ value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const uint64 = (/** @type {number} */ value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

const utf = (/** @type {string} */ text) => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
