import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks until the answer is yes; false when the limit passes or `abandoned` resolves first.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {{ everyMs: number, limitMs: number, abandoned?: Promise<unknown> }} limits
 */
export async function until(holds, { everyMs, limitMs, abandoned }) {
  let given = false;
  abandoned?.then(() => {
    given = true;
  });
  const deadline = Date.now() + limitMs;
  while (!given && Date.now() < deadline) {
    if (await holds()) return true;
    await wait(everyMs);
  }
  return false;
}
