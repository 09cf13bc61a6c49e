import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import type { CallPicture, Direction } from './picture.ts';
import { callOfLane } from './stations.ts';

/** A rail is there from its HEADERS to its end, or to the end of the call. */
export const trackState = (picture: Picture, from: string, to: string): TrackState | undefined => {
  const id = callOfLane(from) ?? callOfLane(to);
  if (id === undefined) return undefined;
  const call = picture.streams.findLast((one) => one.id === id);
  if (!call) return 'gone';
  return isThere(call, directionOf(call, from, to)) ? 'open' : 'gone';
};

const directionOf = ({ client }: CallPicture, from: string, to: string): Direction =>
  from === client || (to !== client && callOfLane(from) !== undefined) ? 'out' : 'back';

const isThere = (call: CallPicture, direction: Direction): boolean => {
  const rail = call[direction];
  return rail.begun && !rail.closedSeen && !call.ended && !call.reset;
};
