import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { type CallPicture, callIn, connectionsBetween, type Direction } from './picture.ts';
import { callOfLane, endsOfRails } from './stations.ts';

/** A rail is there from its HEADERS to its end, or to the end of the call. */
export const trackState = (picture: Picture, from: string, to: string): TrackState | undefined => {
  const web = stateOfWeb(picture, from, to);
  if (web) return web;
  const ends = endsOfRails(from) ?? endsOfRails(to);
  if (ends) return stateOfRails(picture, ends, to);
  const id = callOfLane(from) ?? callOfLane(to);
  if (id === undefined) return undefined;
  const call = callIn(picture, id);
  if (!call) return 'gone';
  return isThere(call, directionOf(call, from, to)) ? 'open' : 'gone';
};

/** A browser has a connection to a server for as long as a call of it goes on. */
const stateOfWeb = ({ webCalls }: Picture, from: string, to: string): TrackState | undefined => {
  const between = webCalls.filter(
    ({ client, exchange }) =>
      (client === from && exchange?.server === to) || (client === to && exchange?.server === from),
  );
  if (between.length === 0) return undefined;
  return between.some(({ exchange }) => !exchange?.ended) ? 'open' : 'gone';
};

/** Plain rails are there as long as the connection is; a server's death cuts its end of the way out alone: one cross for it. */
const stateOfRails = (picture: Picture, ends: { client: string; server: string }, to: string): TrackState => {
  if (connectionsBetween(picture, ends).some(({ closed }) => !closed)) return 'open';
  return to === ends.server && picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};

const directionOf = ({ client }: CallPicture, from: string, to: string): Direction =>
  from === client || (to !== client && callOfLane(from) !== undefined) ? 'out' : 'back';

const isThere = (call: CallPicture, direction: Direction): boolean => {
  const rail = call[direction];
  return rail.begun && !rail.closedSeen && !call.ended && !call.reset;
};
