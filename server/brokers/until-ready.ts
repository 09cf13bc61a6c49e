import type { BrokerHandle } from './handle.ts';

const limitMs = 90_000;

/** The broker's address once it is ready; rejects with its own sentence when it is missing, or after 90 s. */
export const untilReady = <Address>(handle: BrokerHandle<Address>): Promise<Address> =>
  new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      leave();
      how();
    };
    const look = (status: ReturnType<typeof handle.status>): void => {
      if (status.state === 'ready') settle(() => resolve(status.address));
      if (status.state === 'missing') settle(() => reject(new Error(`${status.sentence} ${status.remedy}`)));
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`${handle.technology}: not ready`))), limitMs);
    timer.unref();
    const leave = handle.onChange(look);
    look(handle.status());
  });
