import type { Corner, SandboxScope } from '../technology.ts';
import { doorOf, type KafkaAddress } from './address.ts';
import { tenantEnv, tenantName } from './corner.ts';
import { deprovision, nameTenant, provision } from './provision.ts';
import { holdAdmin } from './shared-admin.ts';

/** A corner as `openCorner` makes it, for programs that run bare: nobody asks the broker how things stand. */
export const openBareCorner = async (address: KafkaAddress, { id, lab }: SandboxScope): Promise<Corner> => {
  const tenant = nameTenant(id);
  const giveBack = holdAdmin(address);
  const close = async (): Promise<void> => {
    await deprovision(address, tenant).catch(() => {});
    giveBack();
  };
  try {
    await provision(address, tenant, lab.topics ?? {});
  } catch (error) {
    await close();
    throw error;
  }
  return {
    env: () => tenantEnv(address, tenant),
    resolve: (value) => tenantName(tenant, value),
    doors: address.programBrokers.map(doorOf),
    report: () => {},
    close,
  };
};
