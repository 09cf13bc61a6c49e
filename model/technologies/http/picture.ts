import type { EventOf } from '../../events.ts';

/** What the picture of a sandbox has of its connections and requests of HTTP/1.1. */
export interface HttpPicture {
  /** The newest, by id, oldest first. */
  http1: Record<string, SocketPicture>;
  /** The newest, oldest first. */
  requests: RequestPicture[];
}

export interface SocketPicture {
  id: string;
  client: string;
  server: string;
  /** Its place among the client's connections to that server: the lowest that was free when it was opened, from 0. */
  slot: number;
  closed: boolean;
}

export interface RequestPicture extends Pick<EventOf<'request.made'>, 'method' | 'path' | 'subject'> {
  id: string;
  client: string;
  server: string;
  madeAt: number;
  madeSeq: number;
  /** Absent while it waits for a connection. */
  sent?: { connection: string; at: number; seq: number };
  ended?: { at: number; seq: number } & (
    | Pick<EventOf<'request.answered'>, 'status' | 'encoding' | 'passed'>
    | { error: string }
  );
}

/** Nothing is there yet. */
export const emptyHttp: HttpPicture = { http1: {}, requests: [] };

/** Whether it has been made and has no connection yet. */
export const isWaiting = ({ sent, ended }: RequestPicture): boolean => !sent && !ended;

/** Connections of one program to another, oldest first. */
export const socketsBetween = (
  { http1 }: Pick<HttpPicture, 'http1'>,
  { client, server }: { client: string; server: string },
): SocketPicture[] => Object.values(http1).filter((one) => one.client === client && one.server === server);
