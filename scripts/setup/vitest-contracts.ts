import { generateContracts } from './contracts.mjs';

/** Programs and tests import what the contracts make, also where nothing else was set up. */
export default async function contractsForTests(): Promise<void> {
  await generateContracts();
}
