import { type BrokerAddresses, type BrokerTechnology, brokerTechnologies, isWhole } from '#server/technologies.ts';
import type { BrokerHandle } from './handle.ts';

/** The handle of each broker. */
export type BrokerHandles<Of extends BrokerTechnology = BrokerTechnology> = {
  [One in Of]: BrokerHandle<BrokerAddresses[One]>;
};

/** All brokers of one server. */
export type Brokers = BrokerHandles & {
  /** Stops what this server started, side by side. */
  stop(): Promise<void>;
};

/** A handle for each broker, all made by the same code. */
export const eachHandle = (
  make: <Of extends BrokerTechnology>(technology: Of) => BrokerHandle<BrokerAddresses[Of]>,
): BrokerHandles => {
  const handles: Partial<BrokerHandles> = {};
  const put = <Of extends BrokerTechnology>(into: Partial<BrokerHandles<Of>>, technology: Of): void => {
    into[technology] = make(technology);
  };
  for (const technology of brokerTechnologies) put(handles, technology);
  if (!isWhole(handles)) throw new Error('a broker is missing');
  return handles;
};
