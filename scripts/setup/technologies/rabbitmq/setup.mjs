import { rabbitmqFromEnvironment } from '#server/technologies/rabbitmq/environment.mjs';
import { copy } from './copy.vi.mjs';
import { extractRabbitmq } from './extracted.mjs';
import { findRabbitmq } from './installed.mjs';

/**
 * Installed it is RabbitMQ and the Erlang it runs on, extracted the same from Debian's packages.
 * @type {import('../../technology-setup.ts').TechnologySetup<'rabbitmq'>}
 */
export const rabbitmq = {
  name: copy.name,
  remedy: copy.remedy,
  variable: 'TRAMTIN_RABBITMQ_URL',
  addressFrom: rabbitmqFromEnvironment,
  ports: [
    { name: 'amqp', usual: 5672, option: 'amqp-port', variable: 'TRAMTIN_RABBITMQ_PORT' },
    { name: 'management', usual: 15672, option: 'management-port', variable: 'TRAMTIN_RABBITMQ_MANAGEMENT_PORT' },
  ],
  async installed() {
    const programs = await findRabbitmq();
    return programs && { why: copy.installed, setup: { source: 'installed', ...programs } };
  },
  async extracted(extraction, say) {
    const { programs, why } = await extractRabbitmq(extraction, say);
    return { why, setup: { source: 'extracted', ...programs } };
  },
};
