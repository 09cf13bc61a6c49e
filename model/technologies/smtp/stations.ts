import type { StationBase } from '../../scene.ts';

/** Station id of what a mail server has taken over. */
export const inboxStation = (server: string): string => `inbox:${server}`;

/** The mail server whose inbox a station is; undefined where it is none. */
export const serverOfInbox = (station: string): string | undefined =>
  station.startsWith(inboxStation('')) ? station.slice(inboxStation('').length) : undefined;

/** Mails that a server has taken over, the newest last. */
export interface InboxStation extends StationBase {
  kind: 'inbox';
  server: string;
  width: number;
  height: number;
}
