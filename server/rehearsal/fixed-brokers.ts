import type { BrokerHandle, BrokerStatus, KafkaAddress, RabbitmqAddress } from '#server/brokers/handle.ts';
import type { Brokers } from '#server/brokers/open.ts';

/** Brokers that somebody else runs and answers for: always ready, never stopped from here. */
export const fixedBrokers = (addresses: { rabbitmq: RabbitmqAddress; kafka: KafkaAddress }): Brokers => ({
  rabbitmq: fixed('rabbitmq', addresses.rabbitmq),
  kafka: fixed('kafka', addresses.kafka),
  stop: async () => {},
});

const fixed = <Address>(technology: 'rabbitmq' | 'kafka', address: Address): BrokerHandle<Address> => {
  const status: BrokerStatus<Address> = {
    state: 'ready',
    address,
    source: 'environment',
    version: '',
    since: Date.now(),
  };
  return { technology, status: () => status, onChange: () => () => {}, stop: async () => {} };
};
