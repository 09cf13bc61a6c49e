import type { BrokerBoard } from '#server/brokers/board.ts';
import type { Ground } from '#server/brokers/ground.ts';
import { openSandbox, type Sandbox, type SandboxSpec } from './sandbox.ts';

/** A sandbox and the brokers that it stands on. */
export interface Standing {
  sandbox: Sandbox;
  ground: Ground;
  /** Closes the sandbox, and its own brokers with it. */
  close(): Promise<void>;
}

/** Opens a sandbox on what its lab is to stand on, and tells it what becomes of that. Rejects with nothing left behind. */
export const openStanding = async (
  board: BrokerBoard,
  spec: Omit<SandboxSpec, 'openCorners' | 'cpuMsOf' | 'killBrokers'>,
): Promise<Standing> => {
  const { id, lab } = spec;
  const ground = await board.groundFor({ id, lab });
  const { openCorners, cpuMsOf, own } = ground;
  let sandbox: Sandbox;
  try {
    sandbox = await openSandbox({ ...spec, openCorners, cpuMsOf, ...(own && { killBrokers: own.kill }) });
  } catch (error) {
    await own?.leave();
    throw error;
  }
  const unhear = ground.onChange((technology, state) => {
    if (!lab.needs.includes(technology)) return;
    if (state === 'lost') sandbox.brokerLost(technology);
    if (state === 'ready') sandbox.brokerReturned(technology);
  });
  const close = async (): Promise<void> => {
    unhear();
    try {
      await sandbox.close();
    } finally {
      await own?.leave();
    }
  };
  return { sandbox, ground, close };
};
