import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { connectionOfSocket } from './stations.ts';

/** A track is there as long as its connection is. */
export const trackState = ({ http1 }: Picture, from: string, to: string): TrackState | undefined => {
  const connection = connectionOfSocket(from) ?? connectionOfSocket(to);
  if (connection === undefined) return undefined;
  return http1[connection]?.closed === false ? 'open' : 'gone';
};
