// npm run leftovers [-- remove <folder>]: whose sandboxes are on the brokers, by the name of the data folder that owns
// them; removes those of a folder that somebody knows to be gone: a living server's would go as well.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrokers } from '#server/brokers/open.ts';
import { claimOwner, folderOf } from '#server/brokers/owner.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import type { IsLeft } from '#server/technologies/technology.ts';
import { type BrokerTechnology, brokered, brokerTechnologies } from '#server/technologies.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [command, folder] = positionals;
const dataDir = path.resolve(process.env.TRAMTIN_DATA || '.data/labs');
const owner = claimOwner(dataDir);
const brokers = openBrokers({ dataDir, log: () => {} });
try {
  const addresses = await addressesOf(brokers);
  const sweep = <Of extends BrokerTechnology>(technology: Of, isLeft: IsLeft): Promise<number> =>
    brokered(technology).sweep(addresses[technology], isLeft);
  const isOf = (id: string): string => folderOf(id) ?? 'none';
  if (command === 'remove' && folder) {
    for (const technology of brokerTechnologies) {
      console.log(technology, await sweep(technology, (id) => isOf(id) === folder));
    }
  } else {
    const own = folderOf(owner.newSandboxId());
    for (const technology of brokerTechnologies) {
      const counts: Record<string, number> = {};
      await sweep(technology, (id) => {
        counts[isOf(id)] = (counts[isOf(id)] ?? 0) + 1;
        return false;
      });
      for (const [name, count] of Object.entries(counts)) {
        console.log(technology, name, count, name === own ? '(this folder)' : '');
      }
    }
  }
} finally {
  owner.leave();
  await brokers.stop();
}
