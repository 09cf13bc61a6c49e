import { brokerSetup } from '../broker-setup.ts';
import type { BrokeredTechnology } from '../technology.ts';
import { type RabbitmqAddress, rabbitmqAddress } from './address.ts';
import { auditRabbitmq } from './audit.ts';
import { openBareCorner } from './bare-corner.ts';
import { openCorner } from './corner.ts';
import { rabbitmqFromEnvironment } from './environment.mjs';
import { createManagement } from './management.ts';
import { rabbitmqPrograms, startRabbitmqNode } from './node.ts';
import { sweepTenants } from './provision.ts';
import { warmRabbitmq } from './warm.ts';

/** RabbitMQ: amqplib in the programs, a vhost for each sandbox. */
export const rabbitmq: BrokeredTechnology<RabbitmqAddress> = {
  preload: new URL('./preload.ts', import.meta.url).href,
  audit: auditRabbitmq,
  open: (address, scope, emit) => (scope.lab.bare ? openBareCorner(address, scope) : openCorner(address, scope, emit)),
  sweep: (address, isLeft) => sweepTenants(createManagement(address), isLeft),
  broker: {
    setup: brokerSetup({ address: rabbitmqAddress, programs: rabbitmqPrograms, start: startRabbitmqNode }),
    addressFrom: rabbitmqFromEnvironment,
    doors: ({ host, amqpPort }) => [{ host, port: amqpPort }],
    warm: warmRabbitmq,
  },
};
