'use client';
import { useMemo } from 'react';
import type { Picture } from '#model/picture.ts';
import type { Playback, PlaybackState } from '#model/playback.ts';
import { fold } from '#model/reduce.ts';

/**
 * The picture at the end of a growing log, also while the playhead stands earlier: objectives, predictions and
 * settings do not go back with it. Of a file it is the picture at the playhead.
 */
export const usePictureNow = (playback: Playback, state: PlaybackState): Picture =>
  useMemo(() => {
    if (!state.growing || state.mode === 'live') return state.picture;
    return fold(state.picture, playback.events().slice(state.shown, state.length));
  }, [playback, state]);
