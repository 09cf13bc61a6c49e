import { type BrokerAddresses, type BrokerTechnology, brokerTechnologies, isWhole } from '#server/technologies.ts';
import type { BrokerHandle } from './handle.ts';
import type { BrokerHandles } from './handles.ts';

const limitMs = 60_000;

/** The broker's address once it is ready; rejects after a minute with the broker's own sentence, or with its state. */
export const untilReady = <Address>(handle: BrokerHandle<Address>): Promise<Address> =>
  new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      leave();
      how();
    };
    const look = (status: ReturnType<typeof handle.status>): void => {
      if (status.state === 'ready') settle(() => resolve(status.address));
    };
    // Missing need not be for good: a native broker that failed to start is started again.
    const giveUp = (): void => {
      const status = handle.status();
      const why = 'sentence' in status ? `${status.sentence} ${status.remedy}` : status.state;
      settle(() => reject(new Error(`${handle.technology}: ${why}`)));
    };
    const timer = setTimeout(giveUp, limitMs);
    timer.unref();
    const leave = handle.onChange(look);
    look(handle.status());
  });

/** Where those brokers are, once they are ready; rejects as `untilReady` does. */
export const someAddressesOf = async (
  wanted: readonly BrokerTechnology[],
  brokers: BrokerHandles,
): Promise<Partial<BrokerAddresses>> => {
  const addresses: Partial<BrokerAddresses> = {};
  const put = async <Of extends BrokerTechnology>(
    into: { [One in Of]?: BrokerAddresses[One] },
    technology: Of,
  ): Promise<void> => {
    into[technology] = await untilReady(brokers[technology]);
  };
  await Promise.all(wanted.map((technology) => put(addresses, technology)));
  return addresses;
};

/** Where all brokers are, once they are ready; rejects as `untilReady` does. */
export const addressesOf = async (brokers: BrokerHandles): Promise<BrokerAddresses> => {
  const addresses = await someAddressesOf(brokerTechnologies, brokers);
  if (!isWhole(addresses)) throw new Error('a broker is missing');
  return addresses;
};
