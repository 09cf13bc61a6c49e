import { z } from 'zod';
import type { BrokerNode, BrokerNodeOptions } from './broker-node.ts';

/** What the set-up found for a broker: programs that can be started, an address, or why there is none. */
export type BrokerSetup<Address> =
  | { source: 'missing'; sentence: string; remedy: string }
  | { source: 'environment' }
  | { source: 'docker'; version: string; address: Address }
  | {
      source: 'installed' | 'extracted';
      version: string;
      start(options: BrokerNodeOptions): Promise<BrokerNode<Address>>;
    };

/** The same as the set-up writes it: of programs that can be started, where they are. */
export type WrittenSetup<Address, Programs> =
  | Exclude<BrokerSetup<Address>, { source: 'installed' | 'extracted' }>
  | ({ source: 'installed' | 'extracted' } & Programs);

/** How a broker's part of the set-up file is to be read: its own address, its own programs and what starts them. */
export interface BrokerSetupSpec<Address, Programs extends { version: string }> {
  address: z.ZodType<Address>;
  programs: z.ZodType<Programs>;
  start(programs: Programs, options: BrokerNodeOptions): Promise<BrokerNode<Address>>;
}

/** The schema of that part; what it parses to can be started without knowing what it is. */
export const brokerSetup = <Address, Programs extends { version: string }>({
  address,
  programs,
  start,
}: BrokerSetupSpec<Address, Programs>): z.ZodType<BrokerSetup<Address>> =>
  z.union([
    z.object({ source: z.literal('missing'), sentence: z.string(), remedy: z.string() }),
    z.object({ source: z.literal('environment') }),
    z.object({ source: z.literal('docker'), version: z.string(), address }),
    z.intersection(z.object({ source: z.enum(['installed', 'extracted']) }), programs).transform((found) => ({
      source: found.source,
      version: found.version,
      start: (options: BrokerNodeOptions) => start(found, options),
    })),
  ]);
