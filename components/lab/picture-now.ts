'use client';
import type { Picture } from '#model/picture.ts';
import type { Playback, PlaybackState } from '#model/playback.ts';

/**
 * The picture at the end of a growing log, also while the playhead stands earlier: objectives, predictions and
 * settings do not go back with it. Of a file it is the picture at the playhead.
 */
export const pictureNow = (playback: Playback, state: PlaybackState): Picture =>
  state.growing && state.mode === 'replay' ? playback.latest() : state.picture;
