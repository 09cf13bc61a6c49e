import { kafka } from './technologies/kafka/setup.mjs';
import { rabbitmq } from './technologies/rabbitmq/setup.mjs';

/** @import { BrokerTechnology, SetupFile, TechnologySetup } from './technology-setup.ts' */

/**
 * Every technology that has a broker; one left out does not compile.
 * @type {{ [T in BrokerTechnology]: TechnologySetup<T> }}
 */
export const technologies = { rabbitmq, kafka };

/**
 * What `find` says of each technology, asked of all at once.
 * @param {<T extends BrokerTechnology>(technology: T) => Promise<SetupFile[T]>} find
 * @returns {Promise<Pick<SetupFile, BrokerTechnology>>}
 */
export async function findEach(find) {
  const [rabbitmq, kafka] = await Promise.all([find('rabbitmq'), find('kafka')]);
  return { rabbitmq, kafka };
}
