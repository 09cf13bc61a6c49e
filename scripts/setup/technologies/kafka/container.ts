import { readFileSync } from 'node:fs';
import { kafkaAdmin, kafkaProperties } from '#server/technologies/kafka/properties.ts';
import { tokenKeyOf } from '#server/technologies/kafka/token-key.ts';
import type { ContainerSpec, SetupFile } from '../../technology-setup.ts';

const controllerPort = 19093;

/** Writes what Kafka's container reads at its start, and says where the site will find it. */
export function configureKafka({ host, port, siteFolder, write, secret }: ContainerSpec): SetupFile['kafka'] {
  const key = tokenKeyOf(siteFolder);
  const jwksFile = write('jwks.json', readFileSync(key.jwksFile, 'utf8'));
  const admin = { username: kafkaAdmin, password: secret('kafka-password') };
  const advertised = { admin: `${host}:${port('kafka')}`, programs: `${host}:${port('programs')}` };
  write(
    'server.properties',
    kafkaProperties({
      // The broker also calls itself by what it advertises, so the port must be the same inside and out.
      bind: { host: '0.0.0.0', admin: port('kafka'), programs: port('programs'), controller: controllerPort },
      advertised,
      controller: `127.0.0.1:${controllerPort}`,
      logDirs: '/var/lib/kafka/data/logs',
      jwksFile,
      adminPassword: admin.password,
      issuer: key.issuer.issuer,
      audience: key.issuer.audience,
    }),
  );
  const address = {
    adminBrokers: [advertised.admin],
    admin,
    programBrokers: [advertised.programs],
    tokenIssuer: key.issuer,
  };
  return { source: 'docker', version: '4', address };
}
