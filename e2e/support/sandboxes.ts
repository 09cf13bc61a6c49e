import type { BrowserContext } from '@playwright/test';
import { z } from 'zod';

const opened = z.object({ sandboxId: z.string() });

/**
 * Remembers the sandboxes that the pages of a context open; returns the way to close them. Left open, those of earlier
 * tests would use up the machine's places, and whoever comes next would be queued.
 */
export const rememberSandboxes = (context: BrowserContext): (() => Promise<void>) => {
  const urls = new Set<string>();
  context.on('response', async (response) => {
    const { origin, pathname } = new URL(response.url());
    if (pathname !== '/api/sandboxes' || response.request().method() !== 'POST') return;
    const body: unknown = await response.json().catch(() => undefined);
    const answer = opened.safeParse(body);
    if (answer.success) urls.add(`${origin}/api/sandboxes/${answer.data.sandboxId}`);
  });
  return async () => {
    // A page would say that its sandbox has gone.
    for (const page of context.pages()) await page.close();
    await Promise.all([...urls].map((url) => context.request.delete(url)));
  };
};
