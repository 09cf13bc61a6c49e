import type { Playback } from '#model/playback.ts';

/** One requestAnimationFrame loop for a whole stage, outside React; it rests while the tab is hidden. */
export interface FrameLoop {
  /** Calls back once a frame with the playback's time in ms; returns how to stop. */
  add: (draw: (time: number) => void) => () => void;
  /** Time of the last frame. */
  now: () => number;
  start: () => () => void;
}

export const createFrameLoop = (playback: Playback): FrameLoop => {
  const draws = new Set<(time: number) => void>();
  let request = 0;
  const flush = (): void => {
    const time = playback.now();
    for (const draw of draws) draw(time);
  };
  const frame = (): void => {
    playback.tick();
    flush();
    request = requestAnimationFrame(frame);
  };
  const turn = (): void => {
    cancelAnimationFrame(request);
    playback.suspend(document.hidden);
    if (!document.hidden) request = requestAnimationFrame(frame);
  };
  return {
    add: (draw) => {
      draws.add(draw);
      return () => draws.delete(draw);
    },
    now: () => playback.now(),
    start: () => {
      document.addEventListener('visibilitychange', turn);
      turn();
      return () => {
        document.removeEventListener('visibilitychange', turn);
        cancelAnimationFrame(request);
        playback.suspend(true);
      };
    },
  };
};
