import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';
import type { Tell } from '#server/programs/report.ts';

/** Tells, by Node's own diagnostics channel, when the program listens on the port that it has been given. */
export const tellListening = (tell: Tell): void =>
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const server = typeof message === 'object' && message !== null && 'server' in message ? message.server : undefined;
    const address = server instanceof Server ? server.address() : null;
    if (typeof address === 'object' && address?.port === Number(process.env.PORT)) tell('listening', {});
  });
