import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { isTable } from './stations.ts';

/** A track to a table is open as long as there is a program that can write. */
export const trackState = ({ programs }: Picture, from: string, to: string): TrackState | undefined => {
  if (!isTable(to)) return undefined;
  const state = programs[from]?.state;
  return state === 'running' || state === 'frozen' ? 'open' : 'gone';
};
