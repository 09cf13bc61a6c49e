import type { Browser, Page } from '@playwright/test';

const startName = 'Chạy lab này trên broker thật';

/** What a learner waits for on a lab page, in ms. */
export interface LabTimes {
  /** From the click on start until a program's pid is on the stage. */
  start: number;
  /** From each click on the first button until its carriage is on the screen. */
  clicks: number[];
}

/**
 * Opens the lab as a new learner, starts it and clicks its first button so many times, each click after the last one's
 * carriage; `look` is called while it still runs, then the sandbox is closed.
 */
export const timeLabPage = async (
  browser: Browser,
  url: string,
  clicks: number,
  look: () => Promise<void> = async () => {},
): Promise<LabTimes> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByRole('button', { name: startName }).waitFor();
  const start = await untilProgram(page);
  // The first click may meet a program that is still connecting, which is the start's time and not the click's.
  const times: number[] = [];
  for (let i = -3; i < clicks; i += 1) {
    const time = await untilCarriage(page);
    if (i >= 0) times.push(time);
  }
  await look();
  await page.evaluate(async (slug) => {
    const { sandbox } = await (await fetch(`/api/sandboxes?lab=${slug}`)).json();
    await fetch(`/api/sandboxes/${sandbox.sandboxId}`, { method: 'DELETE' });
  }, url.split('/').at(-1));
  await page.close();
  return { start, clicks: times };
};

const untilProgram = (page: Page): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(name))?.click();
        const look = (): void => {
          const stage = document.querySelector('main')?.textContent ?? '';
          if (stage.includes('TRỰC TIẾP') && /pid \d+/.test(stage)) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    startName,
  );

const untilCarriage = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const carriages = (): string[] =>
          [...document.querySelectorAll<SVGElement>('svg [data-message]')]
            .filter((one) => one.style.display !== 'none')
            .map((one) => one.dataset.message ?? '');
        const before = new Set(carriages());
        const from = performance.now();
        [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Gửi 1 đơn hàng')?.click();
        const look = (): void => {
          if (carriages().some((one) => !before.has(one))) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
