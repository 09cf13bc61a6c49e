import { brokerSetup } from '../broker-setup.ts';
import type { BrokeredTechnology } from '../technology.ts';
import { doorOf, type KafkaAddress, kafkaAddress } from './address.ts';
import { auditKafka } from './audit.ts';
import { openBareCorner } from './bare-corner.ts';
import { openCorner } from './corner.ts';
import { kafkaFromEnvironment } from './environment.mjs';
import { kafkaPrograms, startKafkaNode } from './node.ts';
import { sweepTenants } from './provision.ts';
import { warmKafka } from './warm.ts';

/** Kafka: kafkajs in the programs, a prefix of names for each sandbox. */
export const kafka: BrokeredTechnology<KafkaAddress> = {
  preload: new URL('./preload.ts', import.meta.url).href,
  barePreload: new URL('./bare-preload.ts', import.meta.url).href,
  audit: auditKafka,
  open: (address, scope, emit) => (scope.lab.bare ? openBareCorner(address, scope) : openCorner(address, scope, emit)),
  sweep: sweepTenants,
  broker: {
    setup: brokerSetup({ address: kafkaAddress, programs: kafkaPrograms, start: startKafkaNode }),
    addressFrom: kafkaFromEnvironment,
    doors: ({ adminBrokers }) => adminBrokers.map(doorOf),
    warm: warmKafka,
  },
};
