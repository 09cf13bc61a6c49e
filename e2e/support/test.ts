import { type BrowserContext, test as base, expect } from '@playwright/test';
import { rememberSandboxes } from './sandboxes.ts';

export { expect };

interface Watch {
  /** Fails the test on whatever this context's pages report as an error. */
  watch: (context: BrowserContext) => void;
  /** Errors that the test itself brings about, such as a lost connection. */
  expected: RegExp[];
}

/** The test of every spec: it fails when any page of it logs an error or throws. */
export const test = base.extend<Watch & { newLearner: () => Promise<BrowserContext> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needs of a fixture from this pattern
  expected: async ({}, use) => {
    await use([]);
  },
  watch: async ({ expected }, use) => {
    const errors: string[] = [];
    await use((context) => {
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => errors.push(error.error().stack ?? error.error().message));
    });
    expect(errors.filter((error) => !expected.some((pattern) => pattern.test(error)))).toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    watch(context);
    const closeSandboxes = rememberSandboxes(context);
    await use(context);
    await closeSandboxes();
  },
  /** A context of its own for each call: somebody else, with other cookies. */
  newLearner: async ({ browser, watch }, use) => {
    const opened: { context: BrowserContext; closeSandboxes: () => Promise<void> }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push({ context, closeSandboxes: rememberSandboxes(context) });
      watch(context);
      return context;
    });
    for (const { context, closeSandboxes } of opened) {
      await closeSandboxes();
      await context.close();
    }
  },
});
