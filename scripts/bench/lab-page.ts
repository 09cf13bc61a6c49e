import type { Browser, Page } from '@playwright/test';

const startName = 'Chạy thật lab này';

/** Longest that a click may take until its carriage is on the screen, and a lab until it has started, in ms. */
const limits = { firstClicks: 3_000, click: 10_000, start: 60_000 };

/** What a learner waits for on a lab page, in ms. */
export interface LabTimes {
  /** From the click on start until a program's pid is on the stage. */
  start: number;
  /** From each click on the button until its carriage is on the screen. */
  clicks: number[];
}

/** The button that sends one message: its label, and whether a number stands beside it, which is set to 1. */
export interface Press {
  label: string;
  amount: boolean;
}

/**
 * Opens the lab as a new learner, starts it and clicks the button so many times, each click after the last one's
 * carriage; `look` is called while it still runs, then the sandbox is closed. Rejects with what it waited for in vain.
 */
export const timeLabPage = async (
  browser: Browser,
  url: string,
  press: Press,
  clicks: number,
  look: () => Promise<void> = async () => {},
): Promise<LabTimes> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(limits.start);
  try {
    await page.goto(url);
    await page.getByRole('button', { name: startName }).waitFor();
    const start = await untilProgram(page);
    const button = page.getByRole('button', { name: press.label, exact: true });
    if (press.amount) await page.locator('form').filter({ has: button }).locator('input[type=number]').fill('1');
    // Waits until it can be clicked.
    await button.click({ trial: true });
    await button.evaluate((element) => element.setAttribute('data-bench', ''));
    const failure = (click: number): string => `no carriage after click ${click} on “${press.label}”`;
    // The first clicks may meet programs that are still connecting, or another's queue that is not there yet.
    for (let i = 1; i <= 3; i += 1) await untilCarriage(page, failure(i), limits.firstClicks).catch(() => {});
    const times: number[] = [];
    for (let i = 1; i <= clicks; i += 1) times.push(await untilCarriage(page, failure(i + 3), limits.click));
    await look();
    return { start, clicks: times };
  } finally {
    await close(page, url.split('/').at(-1) ?? '');
  }
};

/** A sandbox left open would take its part of the machine from what is measured next. */
const close = async (page: Page, slug: string): Promise<void> => {
  await page
    .evaluate(async (lab) => {
      const { sandbox } = await (await fetch(`/api/sandboxes?lab=${lab}`)).json();
      if (sandbox) await fetch(`/api/sandboxes/${sandbox.sandboxId}`, { method: 'DELETE' });
    }, slug)
    .catch(() => {});
  await page.close();
};

const untilProgram = (page: Page): Promise<number> =>
  page.evaluate(
    ({ name, limit }) =>
      new Promise<number>((resolve, reject) => {
        const from = performance.now();
        [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(name))?.click();
        const look = (): void => {
          const stage = document.querySelector('main')?.textContent ?? '';
          if (stage.includes('TRỰC TIẾP') && /pid \d+/.test(stage)) resolve(performance.now() - from);
          else if (performance.now() - from > limit) reject(new Error(`no program on the stage after ${limit} ms`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    { name: startName, limit: limits.start },
  );

const untilCarriage = (page: Page, failure: string, longest: number): Promise<number> =>
  page.evaluate(
    ({ why, limit }) =>
      new Promise<number>((resolve, reject) => {
        const carriages = (): string[] =>
          [...document.querySelectorAll<SVGElement>('svg [data-message]')]
            .filter((one) => one.style.display !== 'none')
            .map((one) => one.dataset.message ?? '');
        const before = new Set(carriages());
        const button = document.querySelector<HTMLButtonElement>('[data-bench]');
        if (!button || button.disabled)
          return reject(new Error(`${why}: the button is ${button ? 'disabled' : 'gone'}`));
        const from = performance.now();
        button.click();
        const look = (): void => {
          if (carriages().some((one) => !before.has(one))) resolve(performance.now() - from);
          else if (performance.now() - from > limit) reject(new Error(`${why} within ${limit} ms`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    { why: failure, limit: longest },
  );
