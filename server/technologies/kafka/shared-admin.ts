import type { Admin } from 'kafkajs';
import type { KafkaAddress } from './address.ts';
import { adminClient } from './warm.ts';

interface Shared {
  admin: Admin;
  connected: Promise<void>;
  users: number;
  idle?: NodeJS.Timeout;
}

/** Provisioning of all sandboxes goes over one connection per broker: connecting would cost each of them a moment. */
const shared = new Map<string, Shared>();
const idleMs = 500;

/** Lends the connected admin client of this address; it is hung up some time after the last user gave it back. */
export const withAdmin = async <Result>(
  address: KafkaAddress,
  use: (admin: Admin) => Promise<Result>,
): Promise<Result> => {
  const give = borrow(address);
  try {
    const { admin, connected } = give.shared;
    await connected;
    return await use(admin);
  } finally {
    give.back();
  }
};

/** Keeps the address's admin client connected until the returned function is called. */
export const holdAdmin = (address: KafkaAddress): (() => void) => borrow(address).back;

const borrow = (address: KafkaAddress): { shared: Shared; back: () => void } => {
  const key = JSON.stringify(address);
  const one = shared.get(key) ?? connect(address, key);
  one.users += 1;
  clearTimeout(one.idle);
  let given = false;
  return {
    shared: one,
    back() {
      if (given) return;
      given = true;
      one.users -= 1;
      if (one.users > 0) return;
      one.idle = setTimeout(() => hangUp(key, one), idleMs);
    },
  };
};

const connect = (address: KafkaAddress, key: string): Shared => {
  const admin = adminClient(address, 'tramtin').admin();
  const one: Shared = { admin, connected: admin.connect(), users: 0 };
  shared.set(key, one);
  // Whoever comes after a failure tries anew.
  one.connected.catch(() => {
    if (shared.get(key) === one) shared.delete(key);
  });
  return one;
};

const hangUp = (key: string, one: Shared): void => {
  if (shared.get(key) === one) shared.delete(key);
  one.admin.disconnect().catch(() => {});
};
