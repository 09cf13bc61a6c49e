import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Site, startSite } from '#scripts/site.ts';
import { test as base } from './test.ts';

const dataDir = path.resolve(process.env.TRAMTIN_E2E_DATA || '.data/e2e');
const setup = z.looseObject({ format: z.number(), rabbitmq: z.unknown() });

/** A site of its own on a machine that has room for one sandbox, with RabbitMQ alone. */
const startSmallSite = async (): Promise<Site> => {
  const folder = mkdtempSync(`${dataDir}-small-`);
  const { format, rabbitmq } = setup.parse(
    JSON.parse(readFileSync(process.env.TRAMTIN_SETUP || path.resolve('.data/setup.json'), 'utf8')),
  );
  const file = path.join(folder, 'setup.json');
  writeFileSync(file, JSON.stringify({ format, rabbitmq }));
  const site = await startSite({ dataDir: folder, env: { TRAMTIN_SETUP: file, TRAMTIN_MAX_SANDBOXES: '1' } });
  return {
    ...site,
    async stop() {
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The test of specs that want to see a full machine. */
export const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
    async ({}, use) => {
      const site = await startSmallSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
});
