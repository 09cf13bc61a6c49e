// Thử lại: chờ bao lâu giữa hai lần, và lúc nào thì thôi.
import { setTimeout as sleep } from 'node:timers/promises';

/** Chờ 1, 2, rồi 4 giây. */
export const pausesMs = (process.env.RETRY_DELAYS_MS ?? '1000,2000,4000').split(',').map(Number);

const leaving = new AbortController();

/** Chương trình sắp dừng: ai đang chờ để thử lại thì thôi chờ. Việc dở đã có trong sổ. */
export function stopTrying() {
  leaving.abort();
}

export const isStopping = () => leaving.signal.aborted;

export const pause = (ms: number) => sleep(ms, undefined, { signal: leaving.signal });

/** Làm cho bằng được: bù trừ và báo tin thì không có đường bỏ cuộc. */
export async function persist<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (isStopping()) throw error;
      const pauseMs = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 1000;
      console.error(`${what}: chưa được, thử lại sau ${pauseMs} ms. ${error instanceof Error ? error.message : error}`);
      await pause(pauseMs);
    }
  }
}
