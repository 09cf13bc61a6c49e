import type { StageScope } from '#components/diagram/stage-context.ts';
import { lastFinish } from '#model/history.ts';
import type { PlaybackState } from '#model/playback.ts';
import type { Frame } from '#model/scene.ts';
import type { Highlight } from './highlight.ts';
import type { LabAssets } from './lab-assets.ts';
import type { Player } from './use-playback.ts';

/** What a stage needs where it is only watched: nothing can be done or chosen. Who lets more be done adds it. */
export const watchedScope = (
  { picture, shown }: Pick<PlaybackState, 'picture' | 'shown'>,
  { lab, copy, parts }: LabAssets,
  { playback, loop, follow }: Player,
  highlight: Highlight,
  frame: Frame,
): StageScope => ({
  picture,
  frame,
  lab,
  copy,
  parts,
  loop,
  pending: () => false,
  lastFinish: (program) => lastFinish(playback.events(), shown, program),
  selected: null,
  isFollowed: follow.isFollowed,
  inscribed: (_, label) => label,
  select: () => undefined,
  hover: highlight.set,
});
