import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { serverOfInbox } from './stations.ts';

/** A track to an inbox is open as long as both programs are there: each mail dials anew. */
export const trackState = ({ programs }: Picture, from: string, to: string): TrackState | undefined => {
  const server = serverOfInbox(to);
  if (server === undefined) return undefined;
  const isThere = (program: string): boolean => ['running', 'frozen'].includes(programs[program]?.state ?? '');
  return isThere(from) && isThere(server) ? 'open' : 'gone';
};
