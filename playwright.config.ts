import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/setup/chromium.mjs';

const port = Number(process.env.TRAMTIN_E2E_PORT || 3777);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A core for each browser; all of them have one server and one pair of brokers, as learners do.
  workers: Math.min(availableParallelism(), 4),
  fullyParallel: true,
  projects: [
    { name: 'together', grepInvert: /@alone/ },
    // What kills a broker, or counts seconds, would disturb the others or be disturbed by them.
    { name: 'alone', grep: /@alone/, dependencies: ['together'], workers: 1 },
  ],
  // For a machine that draws a lab in two browsers and runs its brokers on two slow cores; what is there is waited for no longer.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ...(process.env.TRAMTIN_E2E_JSON ? [['json', { outputFile: process.env.TRAMTIN_E2E_JSON }] as const] : []),
  ],
  use: {
    baseURL,
    actionTimeout: 30_000,
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
