import type { BrokerAddresses } from '#server/technologies.ts';
import type { BrokerHandle, BrokerStatus } from './handle.ts';
import { type Brokers, eachHandle } from './handles.ts';

/** Brokers that somebody else runs and answers for: always ready, never stopped from here. */
export const fixedBrokers = (addresses: BrokerAddresses): Brokers => ({
  ...eachHandle((technology) => ({ technology, ...standing(addresses[technology]) })),
  stop: async () => {},
});

const standing = <Address>(address: Address): Omit<BrokerHandle<Address>, 'technology'> => {
  const status: BrokerStatus<Address> = {
    state: 'ready',
    address,
    source: 'environment',
    version: '',
    since: Date.now(),
  };
  return { status: () => status, onChange: () => () => {}, stop: async () => {} };
};
