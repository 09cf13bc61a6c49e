import type { StationBase } from '../../scene.ts';

/** Station id of a connection of HTTP/1.1. */
export const socketStation = (connection: string): string => `socket:${connection}`;

/** The connection that a station is; undefined where it is none. */
export const connectionOfSocket = (station: string): string | undefined =>
  station.startsWith(socketStation('')) ? station.slice(socketStation('').length) : undefined;

/** A connection, halfway between its two ends: one request at a time passes it. */
export interface SocketStation extends StationBase {
  kind: 'socket';
  width: number;
  height: number;
}
