import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/setup/chromium.mjs';

const port = Number(process.env.TRAMTIN_E2E_PORT || 3777);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One server and one pair of brokers on a small machine: what the specs time must not compete.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ...(process.env.TRAMTIN_E2E_JSON ? [['json', { outputFile: process.env.TRAMTIN_E2E_JSON }] as const] : []),
  ],
  use: {
    baseURL,
    actionTimeout: 15_000,
    browserName: 'chromium',
    locale: 'vi-VN',
    trace: 'retain-on-failure',
    launchOptions,
  },
  webServer: {
    command: 'node server/main.ts',
    url: `${baseURL}/readyz`,
    timeout: 90_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: `${port}`,
      NODE_ENV: 'production',
      TRAMTIN_DATA: process.env.TRAMTIN_E2E_DATA || '.data/e2e',
    },
  },
});
