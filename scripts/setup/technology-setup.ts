import type { Environment } from '#server/settings/reading.mjs';
import type { WrittenSetup } from '#server/technologies/broker-setup.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import type { KafkaPrograms } from '#server/technologies/kafka/node.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';
import type { RabbitmqPrograms } from '#server/technologies/rabbitmq/node.ts';
import type { BrokerTechnology } from '#server/technologies.ts';
import type { Extraction } from './extraction.mjs';

export type { BrokerTechnology };

/** What the set-up writes for the server to read. */
export interface SetupFile {
  format: 1;
  rabbitmq: WrittenSetup<RabbitmqAddress, RabbitmqPrograms>;
  kafka: WrittenSetup<KafkaAddress, KafkaPrograms>;
}

/** A port of a broker's container, as the compose file and `docker-files.ts` know it. */
export interface ContainerPort {
  /** In the file that remembers which port was taken. */
  name: string;
  usual: number;
  /** Option of `docker-files.ts`, without its dashes. */
  option: string;
  /** Variable of `docker-compose.yml`. */
  variable: string;
}

/** How one technology's broker can be had; its service in `docker-compose.yml` bears the technology's name. */
export interface TechnologySetup<T extends BrokerTechnology> {
  /** As sentences call it. */
  name: string;
  /** Vietnamese: what to do when the broker cannot be had. */
  remedy: string;
  /** The variable that, when set, names a broker that runs already. */
  variable: string;
  /** Where those variables say that it is; throws a `WrongSetting` where they say what cannot be used. */
  addressFrom(env: Environment): unknown;
  ports: readonly ContainerPort[];
  /** With what the machine has; undefined where that does not suffice. */
  installed(extraction: Extraction): Promise<{ why: string; setup: SetupFile[T] } | undefined>;
  /** Out of Debian's packages; asked only where they can be opened. `say` hears why a better choice was passed over. */
  extracted(extraction: Extraction, say: (line: string) => void): Promise<{ why: string; setup: SetupFile[T] }>;
}

/** What a technology needs in order to write its container's settings. */
export interface ContainerSpec {
  /** Under which whoever runs the site reaches the container. */
  host: string;
  /** The number chosen for a {@link ContainerPort}, by its name. */
  port(name: string): number;
  /** Folder of the site's own files, which containers do not need. */
  siteFolder: string;
  /** Writes a file of the technology's folder and hands back its path inside the container. */
  write(name: string, text: string): string;
  /** Made once: a broker keeps the password that it was first given. */
  secret(name: string): string;
}
