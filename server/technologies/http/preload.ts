import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Tell } from '#server/programs/report.ts';
import { tellListening } from '../tell-listening.ts';

/** A connection that has been told of, and how much of what it has carried belongs to answers that have come. */
interface Known {
  id: string;
  out: number;
  back: number;
}

/**
 * Tells what node:http itself publishes of the requests that a program makes, with the bytes that its sockets have counted.
 * Nothing is patched: these are Node's own diagnostics channels.
 */
export const patch = (tell: Tell): void => {
  const requests = new WeakMap<ClientRequest, string>();
  const sockets = new WeakMap<Socket, Known>();
  const own = `${process.env.PROGRAM_ID}/${process.pid}`;
  let made = 0;
  let dialled = 0;

  const knownOf = (socket: Socket): Known => {
    const known = sockets.get(socket);
    if (known) return known;
    dialled += 1;
    const fresh: Known = { id: `${own}.h${dialled}`, out: 0, back: 0 };
    sockets.set(socket, fresh);
    let error: string | null = null;
    socket.on('error', (reason: NodeJS.ErrnoException) => {
      error = reason.code ?? reason.message;
    });
    whenConnected(socket, () => {
      tell('connected', { connection: fresh.id, port: socket.remotePort });
      socket.once('close', () => tell('closed', { connection: fresh.id, error }));
    });
    return fresh;
  };

  tellListening(tell);

  subscribe('http.client.request.created', (message) => {
    const request = requestIn(message);
    if (!request) return;
    made += 1;
    const id = `${own}.r${made}`;
    requests.set(request, id);
    const subject = request.getHeader('ce-subject');
    const port = Number(String(request.getHeader('host') ?? '').split(':')[1] ?? 80);
    const { method, path } = request;
    tell('made', { request: id, port, method, path, ...(typeof subject === 'string' && { subject }) });
  });

  subscribe('http.client.request.start', (message) => {
    const request = requestIn(message);
    const id = request && requests.get(request);
    const socket = request?.socket;
    if (id === undefined || !socket) return;
    const known = knownOf(socket);
    whenConnected(socket, () => tell('sent', { request: id, connection: known.id }));
  });

  subscribe('http.client.response.finish', (message) => {
    const request = requestIn(message);
    const response = responseIn(message);
    const id = request && requests.get(request);
    if (!request || id === undefined || !response) return;
    const { socket } = request;
    response.once('end', () => {
      if (!socket) return;
      const known = knownOf(socket);
      const { bytesWritten, bytesRead } = socket;
      const passed = { out: bytesWritten - known.out, back: bytesRead - known.back };
      Object.assign(known, { out: bytesWritten, back: bytesRead });
      const encoding = response.headers['content-encoding'] ?? null;
      tell('answered', { request: id, connection: known.id, status: response.statusCode, encoding, passed });
    });
    response.once('close', () => {
      if (!response.complete) tell('failed', { request: id, error: 'ECONNRESET' });
    });
  });

  subscribe('http.client.request.error', (message) => {
    const request = requestIn(message);
    const id = request && requests.get(request);
    if (id !== undefined) tell('failed', { request: id, error: errorIn(message) });
  });
};

/** At once where it is connected already. */
const whenConnected = (socket: Socket, go: () => void): void => {
  if (socket.connecting) socket.once('connect', go);
  else go();
};

const fieldOf = (message: unknown, field: string): unknown =>
  typeof message === 'object' && message !== null ? Reflect.get(message, field) : undefined;

const requestIn = (message: unknown): ClientRequest | undefined => {
  const request = fieldOf(message, 'request');
  return request instanceof ClientRequest ? request : undefined;
};

const responseIn = (message: unknown): IncomingMessage | undefined => {
  const response = fieldOf(message, 'response');
  return response instanceof IncomingMessage ? response : undefined;
};

const errorIn = (message: unknown): string => {
  const error = fieldOf(message, 'error');
  const code = fieldOf(error, 'code');
  return typeof code === 'string' ? code : String(fieldOf(error, 'message') ?? error);
};
