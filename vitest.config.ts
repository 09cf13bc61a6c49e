import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.live.test.ts'],
          globalSetup: ['scripts/setup/vitest-contracts.ts'],
        },
      },
      {
        test: {
          name: 'live',
          include: ['**/*.live.test.ts'],
          exclude: ignored,
          globalSetup: ['scripts/setup/vitest-contracts.ts', 'scripts/setup/vitest-brokers.ts'],
          // One pair of brokers and times that are being measured: files wait for each other.
          fileParallelism: false,
          // A lab that is being rehearsed keeps half a core busy, with its brokers.
          maxConcurrency: Math.ceil(availableParallelism() * 1.5),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
