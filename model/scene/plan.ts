import type { Picture } from '../picture.ts';
import type { SceneLayout, TrackState } from '../scene.ts';
import { technologyModels } from '../technologies.ts';
import type { PlannedTrack } from './tracks.ts';

/** A drawing before it is known which of its connections are there. */
export interface Plan extends Pick<SceneLayout, 'width' | 'height' | 'stations'> {
  tracks: PlannedTrack[];
}

/**
 * The plan with the state of each track: what the lab says of it, where it has a rule of its own, else what the technology
 * knows that one of its ends belongs to.
 */
export const withStates = (
  picture: Picture,
  plan: Plan,
  own: (track: PlannedTrack) => TrackState | undefined = () => undefined,
): Omit<SceneLayout, 'rows'> => ({
  ...plan,
  tracks: plan.tracks.map((track) => ({ ...track, state: own(track) ?? stateOf(picture, track) })),
});

const stateOf = (picture: Picture, { from, to }: PlannedTrack): TrackState => {
  for (const { trackState } of Object.values(technologyModels)) {
    const state = trackState(picture, from, to);
    if (state) return state;
  }
  return 'gone';
};

/** Size of a drawing for a desk; `height` where the usual one does not hold everything. */
export const desk = (height = 490): { width: number; height: number } => ({ width: 996, height });

/** Size of a drawing for a phone, as high as what stands on it. */
export const phone = (height: number): { width: number; height: number } => ({ width: 390, height });
