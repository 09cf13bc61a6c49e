import type { ServerTechnology } from '../technology.ts';
import { openCorner } from './corner.ts';

/** OpenTelemetry: the SDK in the programs themselves, and a collector for each sandbox. Nothing is patched in them. */
export const opentelemetry: ServerTechnology = {
  // A span is what the program says of itself; nobody else could be asked.
  audit: () => ({ aspects: [], leftovers: async () => [] }),
  open: (_address, scope, emit) => openCorner(scope, emit),
  // A collector ends with this process.
  sweep: async () => 0,
};
