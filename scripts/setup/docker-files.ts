import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import { kafkaAdmin, kafkaProperties } from '#server/technologies/kafka/properties.ts';
import { tokenKeyOf } from '#server/technologies/kafka/token-key.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';

// Where docker-compose.yml mounts the folder, and the ports inside the containers.
const mount = '/config';
const inside = { amqp: 5672, management: 15672, controller: 19093 };

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    /** Hosts and ports under which whoever runs the site reaches the brokers. */
    'rabbitmq-host': { type: 'string', default: 'rabbitmq' },
    'kafka-host': { type: 'string', default: 'kafka' },
    'amqp-port': { type: 'string', default: `${inside.amqp}` },
    'management-port': { type: 'string', default: `${inside.management}` },
    'kafka-port': { type: 'string', default: '9092' },
    'kafka-program-port': { type: 'string', default: '9094' },
  },
});
if (!values.out) throw new Error('--out names the folder to write');
const out = path.resolve(values.out);

for (const folder of ['rabbitmq', 'kafka', 'site']) mkdirSync(path.join(out, folder), { recursive: true });
const write = (name: string, text: string) => writeFileSync(path.join(out, name), text, { mode: 0o644 });
/** Made once: both brokers keep the password they were first given. */
const secret = (name: string) => {
  const file = path.join(out, 'site', name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};

const rabbitmq: RabbitmqAddress = {
  host: values['rabbitmq-host'],
  amqpPort: Number(values['amqp-port']),
  managementUrl: `http://${values['rabbitmq-host']}:${values['management-port']}`,
  username: 'tramtin',
  password: secret('rabbitmq-password'),
};
write('rabbitmq/enabled_plugins', '[rabbitmq_management,rabbitmq_event_exchange].\n');
write(
  'rabbitmq/tramtin.conf',
  [
    `listeners.tcp.default = ${inside.amqp}`,
    `management.tcp.port = ${inside.management}`,
    `default_user = ${rabbitmq.username}`,
    `default_pass = ${rabbitmq.password}`,
    'log.console = true',
    'collect_statistics_interval = 500',
    '',
  ].join('\n'),
);

const key = tokenKeyOf(path.join(out, 'site'));
write('kafka/jwks.json', readFileSync(key.jwksFile, 'utf8'));
const kafka = {
  adminBrokers: [`${values['kafka-host']}:${values['kafka-port']}`],
  admin: { username: kafkaAdmin, password: secret('kafka-password') },
  programBrokers: [`${values['kafka-host']}:${values['kafka-program-port']}`],
  tokenIssuer: key.issuer,
} satisfies KafkaAddress;
write(
  'kafka/server.properties',
  kafkaProperties({
    bind: {
      host: '0.0.0.0',
      // The broker also calls itself by what it advertises, so the port must be the same inside and out.
      admin: Number(values['kafka-port']),
      programs: Number(values['kafka-program-port']),
      controller: inside.controller,
    },
    advertised: { admin: kafka.adminBrokers.join(), programs: kafka.programBrokers.join() },
    controller: `127.0.0.1:${inside.controller}`,
    logDirs: '/var/lib/kafka/data/logs',
    jwksFile: `${mount}/kafka/jwks.json`,
    adminPassword: kafka.admin.password,
    issuer: key.issuer.issuer,
    audience: key.issuer.audience,
  }),
);

const setup = {
  format: 1,
  rabbitmq: { source: 'docker', version: '4', address: rabbitmq },
  kafka: { source: 'docker', version: '4', address: kafka },
};
writeFileSync(path.join(out, 'site/setup.json'), `${JSON.stringify(setup, undefined, 2)}\n`, { mode: 0o600 });
