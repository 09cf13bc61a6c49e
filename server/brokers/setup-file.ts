import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { BrokerSetup } from '#server/technologies/broker-setup.ts';
import { type BrokerAddresses, type BrokerTechnology, brokered } from '#server/technologies.ts';

const setupFile = z.looseObject({ format: z.literal(1) });

/** What the set-up found for that broker; undefined where it has left no word of it that this version understands. */
export const readSetup = <Of extends BrokerTechnology>(
  technology: Of,
  dataDir: string,
): BrokerSetup<BrokerAddresses[Of]> | undefined => readPart(technology, brokered(technology).broker.setup, dataDir);

/** That broker's part of what the set-up wrote, read in another way than the site does. */
export const readPart = <Part>(
  technology: BrokerTechnology,
  schema: z.ZodType<Part>,
  dataDir: string,
): Part | undefined => schema.safeParse(readFile(dataDir)?.[technology]).data;

/**
 * Reads what the set-up wrote: from `TRAMTIN_SETUP`, else from the given folder, else from the checkout's own `.data`,
 * so that a test's data folder shares the programs.
 */
const readFile = (dataDir: string): z.infer<typeof setupFile> | undefined => {
  const file = [process.env.TRAMTIN_SETUP, path.join(dataDir, 'setup.json'), path.resolve('.data', 'setup.json')].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!file) return undefined;
  try {
    return setupFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
};
