import { type Technology, technologies } from '#model/technology.ts';
import { grpc } from './technologies/grpc/technology.ts';
import { http } from './technologies/http/technology.ts';
import { kafka } from './technologies/kafka/technology.ts';
import { opentelemetry } from './technologies/opentelemetry/technology.ts';
import { rabbitmq } from './technologies/rabbitmq/technology.ts';
import { smtp } from './technologies/smtp/technology.ts';
import { sqlite } from './technologies/sqlite/technology.ts';
import type { BrokeredTechnology, ServerTechnology } from './technologies/technology.ts';

/** The technologies as the server knows them. */
export const serverTechnologies = { grpc, http, rabbitmq, kafka, sqlite, smtp, opentelemetry } satisfies {
  [Of in Technology]: ServerTechnology<never>;
};

type Table = typeof serverTechnologies;
type AddressOfBroker<Value> = Value extends BrokeredTechnology<infer Address> ? Address : never;

/** Those whose programs talk through a broker. */
export type BrokerTechnology = {
  [Of in Technology]: Table[Of] extends { broker: unknown } ? Of : never;
}[Technology];

/** Where the platform reaches each broker: administrator credentials, never handed to a lab program. */
export type BrokerAddresses = { [Of in BrokerTechnology]: AddressOfBroker<Table[Of]> };

const table: { readonly [Of in BrokerTechnology]: BrokeredTechnology<BrokerAddresses[Of]> } = serverTechnologies;

/** A broker's entry, in a form that one piece of code can use for any of them. */
export const brokered = <Of extends BrokerTechnology>(technology: Of): BrokeredTechnology<BrokerAddresses[Of]> =>
  table[technology];

export const hasBroker = (technology: Technology): technology is BrokerTechnology =>
  'broker' in serverTechnologies[technology];

export const brokerTechnologies: readonly BrokerTechnology[] = technologies.filter(hasBroker);

/** Whether no broker is left out. */
export const isWhole = <Table extends { [Of in BrokerTechnology]: unknown }>(table: Partial<Table>): table is Table =>
  brokerTechnologies.every((technology) => technology in table);

/** URLs of the `Preload` modules for a program that uses those technologies, by technology. */
export const preloadsOf = (used: readonly Technology[]): Record<string, string> =>
  urlsOf(used, ({ preload }) => preload);

/** The same for one that runs bare. */
export const barePreloadsOf = (used: readonly Technology[]): Record<string, string> =>
  urlsOf(used, ({ barePreload }) => barePreload);

type Preloads = Pick<ServerTechnology<never>, 'preload' | 'barePreload'>;

const urlsOf = (
  used: readonly Technology[],
  read: (preloads: Preloads) => string | undefined,
): Record<string, string> =>
  Object.fromEntries(
    used.flatMap((technology) => {
      const url = read(serverTechnologies[technology]);
      return url === undefined ? [] : [[technology, url]];
    }),
  );
