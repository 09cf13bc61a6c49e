import type { Corner, SandboxScope } from '../technology.ts';
import { amqpUrl, type RabbitmqAddress } from './address.ts';
import { createManagement } from './management.ts';
import { deprovision, nameTenant, provisionBare } from './provision.ts';

/** A vhost and a user as `openCorner` makes them, for programs that run bare: it is not traced, and nobody looks into it. */
export const openBareCorner = async (address: RabbitmqAddress, { id }: SandboxScope): Promise<Corner> => {
  const management = createManagement(address);
  const tenant = nameTenant(id);
  const close = (): Promise<void> => deprovision(management, tenant).catch(() => {});
  try {
    await provisionBare(management, tenant);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    env: () => ({ RABBITMQ_URL: amqpUrl(address, tenant) }),
    resolve: () => undefined,
    doors: [{ host: address.host, port: address.amqpPort }],
    report: () => {},
    // A broker with an empty disk has forgotten it.
    observing: () => provisionBare(management, tenant),
    close,
  };
};
