import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { secretIn } from '#server/secret-file.ts';
import { configureKafka } from './technologies/kafka/container.ts';
import { configureRabbitmq } from './technologies/rabbitmq/container.ts';
import { technologies } from './technologies.mjs';
import type { BrokerTechnology, ContainerSpec, SetupFile } from './technology-setup.ts';

// Where docker-compose.yml mounts the folder.
const mount = '/config';

/** By default what holds inside compose's own network: a container's name is its host, its ports are the usual ones. */
const { values } = parseArgs({
  options: Object.fromEntries(
    [
      { name: 'out' },
      ...Object.entries(technologies).flatMap(([technology, { ports }]) => [
        { name: `${technology}-host`, default: technology },
        ...ports.map(({ option, usual }) => ({ name: option, default: `${usual}` })),
      ]),
    ].map(({ name, ...rest }) => [name, { type: 'string' as const, ...rest }]),
  ),
});
const given = (option: string): string => {
  const value = values[option];
  if (typeof value !== 'string') throw new Error(`--${option} is missing`);
  return value;
};
const out = path.resolve(given('out'));
const siteFolder = path.join(out, 'site');
mkdirSync(siteFolder, { recursive: true });

const specOf = (technology: BrokerTechnology): ContainerSpec => {
  const options = new Map(technologies[technology].ports.map(({ name, option }) => [name, option]));
  mkdirSync(path.join(out, technology), { recursive: true });
  return {
    host: given(`${technology}-host`),
    port: (name) => Number(given(options.get(name) ?? name)),
    siteFolder,
    write(name, text) {
      writeFileSync(path.join(out, technology, name), text, { mode: 0o644 });
      return `${mount}/${technology}/${name}`;
    },
    secret: (name) => secretIn(path.join(siteFolder, name)),
  };
};

const setup: SetupFile = {
  format: 1,
  rabbitmq: configureRabbitmq(specOf('rabbitmq')),
  kafka: configureKafka(specOf('kafka')),
};
writeFileSync(path.join(siteFolder, 'setup.json'), `${JSON.stringify(setup, undefined, 2)}\n`, { mode: 0o600 });
