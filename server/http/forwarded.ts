import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { comesFrom } from '#server/visitors/client-address.ts';

/** Takes from a request what only a reverse proxy may say of it, unless a trusted one sent it; before anybody reads it. */
export const believeOnly =
  (trusted: BlockList) =>
  (request: IncomingMessage): void => {
    if (!comesFrom(trusted, request)) delete request.headers['x-forwarded-proto'];
  };

/** Whether the learner's browser speaks TLS, by the word of a proxy that `believeOnly` has let through. */
export const isSecure = ({ headers }: Request): boolean =>
  headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
