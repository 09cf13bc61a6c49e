'use client';
import { useStore } from 'zustand';
import type { Picture } from '#model/picture.ts';
import type { Playback, PlaybackState } from '#model/playback.ts';

const pictureNow = (playback: Playback, state: PlaybackState): Picture =>
  state.growing && state.mode === 'replay' ? playback.latest() : state.picture;

/**
 * A part of the picture at the end of a growing log, also while the playhead stands earlier: objectives, predictions and
 * settings do not go back with it. Of a file it is the picture at the playhead. Rendered again only when the part changes.
 */
export const usePictureNow = <Part>(playback: Playback, part: (picture: Picture) => Part): Part =>
  useStore(playback, (state) => part(pictureNow(playback, state)));
