'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { Picture } from '#model/picture.ts';
import type { FrameLoop } from './frame-loop.ts';

const stepMs = 500;

/**
 * The picture with `at` at the moment that the playback shows, in steps of half a second. An event carries its own time;
 * where none comes, a rate over the last seconds falls only if somebody tells it that they have passed.
 */
export const usePictureOnClock = (picture: Picture, loop: FrameLoop): Picture => {
  const moment = useSyncExternalStore(
    loop.add,
    () => Math.floor(loop.now() / stepMs) * stepMs,
    () => 0,
  );
  return useMemo(
    () => (moment > picture.at && picture.seq > 0 ? { ...picture, at: moment } : picture),
    [picture, moment],
  );
};
