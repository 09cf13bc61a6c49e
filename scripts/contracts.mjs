// Code of the contracts in proto/, for whoever checks types, builds or plays a lab without the whole set-up.
import { generateContracts } from './setup/contracts.mjs';

await generateContracts();
