import http from 'node:http';
import http2 from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import type { Tell } from '#server/programs/report.ts';
import { tellListening } from '../tell-listening.ts';
import type { FrameReport } from './client-report.ts';
import { greetingOf, takeGreeting } from './greeting.ts';
import { join, openRelay } from './relay.ts';
import { createFrameReader, type Frame, flagsOf, frameTypes, preface } from './wire/frames.ts';
import { createMessageReader, type MessageReader } from './wire/messages.ts';

/** Takes what the platform alone shall know out of the environment: the secret, and whether the program is one of the servers. */
const takeSecret = (): { secret: string; serves: boolean } => {
  const { TRAMTIN_GRPC: secret = '', TRAMTIN_GRPC_SERVES: serves } = process.env;
  delete process.env.TRAMTIN_GRPC;
  delete process.env.TRAMTIN_GRPC_SERVES;
  return { secret, serves: serves !== undefined };
};

const relay = await openRelay();

type Side = FrameReport['side'];
type Direction = FrameReport['direction'];

/**
 * Makes node:http2 tell every frame that goes over a program's connections, as its own end sends or gets it: from the bytes
 * themselves, which pass through unchanged. The client's end greets first, so that nobody else's server is spoken to; where the
 * program is a server of gRPC over node:http, that asks for the same greeting.
 */
export const patch = (tell: Tell): void => {
  const { secret, serves } = takeSecret();
  tellListening(tell);
  const { connect, createServer } = http2;
  const { createServer: createPlain } = http;
  let dialled = 0;

  const telling = (connection: string, side: Side) => {
    const frames = { out: frameTeller('out'), back: frameTeller('back') };
    const own: Direction = side === 'client' ? 'out' : 'back';
    const other: Direction = side === 'client' ? 'back' : 'out';
    function frameTeller(direction: Direction) {
      const toReport = reportOf();
      let number = 0;
      return createFrameReader(direction === 'out' ? preface.length : 0, (frame) => {
        number += 1;
        tell('frame', { connection, side, direction, number, ...toReport(frame) });
      });
    }
    return {
      said: (bytes: Uint8Array) => frames[own].take(bytes),
      heard: (bytes: Uint8Array) => frames[other].take(bytes),
      ended: (error: string | null) => tell('ended', { connection, side, error }),
    };
  };

  const dial: typeof http2.connect = (
    authority: string | URL,
    given?: http2.ClientSessionOptions | http2.SecureClientSessionOptions | Listener,
    heard?: Listener,
  ) => {
    const [options, listener] = typeof given === 'function' ? [{}, given] : [given ?? {}, heard];
    const { protocol, hostname, port } = new URL(authority);
    if (protocol !== 'http:' || options.createConnection) return connect(authority, options, listener);
    dialled += 1;
    const connection = `${process.env.PROGRAM_ID}/${process.pid}.${dialled}`;
    const socket = net.connect({ host: hostname, port: Number(port || 80), noDelay: true, allowHalfOpen: true });
    let isThere = false;
    socket.once('connect', () => {
      isThere = true;
      tell('dialled', { connection, port: Number(port) });
    });
    socket.write(greetingOf({ secret, connection }));
    const pair = relay.pair();
    join(pair, socket, telling(connection, 'client'));
    const session = connect(authority, { ...options, createConnection: () => pair.own }, listener);
    // Its own socket is connected at once. Whoever listens shall hear of it when that is true of the connection.
    const { emit } = session;
    session.emit = (event: string | symbol, ...args: unknown[]): boolean => {
      if (event !== 'connect' || isThere) return Reflect.apply(emit, session, [event, ...args]);
      socket.once('connect', () => Reflect.apply(emit, session, [event, ...args]));
      return true;
    };
    return session;
  };

  /** Each connection that it accepts has to greet first. */
  const greeted = <Server extends net.Server>(server: Server, listenerOf: (connection: string) => Listened): Server => {
    const { emit } = server;
    server.emit = (event: string | symbol, ...given: unknown[]): boolean => {
      const [socket] = given;
      if (event !== 'connection' || !(socket instanceof net.Socket))
        return Reflect.apply(emit, server, [event, ...given]);
      takeGreeting(socket, secret, (connection) => {
        const pair = relay.pair();
        join(pair, socket, listenerOf(connection));
        Reflect.apply(emit, server, [event, pair.own]);
      });
      return true;
    };
    return server;
  };

  const listening: typeof http2.createServer = (...args: unknown[]) =>
    greeted<http2.Http2Server>(Reflect.apply(createServer, http2, args), (connection) => {
      tell('accepted', { connection });
      return telling(connection, 'server');
    });
  const listeningPlainly: typeof http.createServer = (...args: unknown[]) =>
    greeted<http.Server>(Reflect.apply(createPlain, http, args), () => unheard);

  Object.assign(http2, { connect: dial, createServer: listening });
  // Whoever only calls others may answer HTTP/1.1 to anybody.
  if (serves) Object.assign(http, { createServer: listeningPlainly });
  syncBuiltinESMExports();
};

type Listened = Parameters<typeof join>[2];

/** Over HTTP/1.1 only the site calls, which tells what passes by itself. */
const unheard: Listened = { said: () => {}, heard: () => {}, ended: () => {} };

type Listener = (session: http2.ClientHttp2Session, socket: net.Socket) => void;

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** More than are ever open at once; of what was reset from the other end nothing is heard in this direction. */
const mostStreams = 1_000;

/** What is told of the frames of one direction: of DATA the messages that are whole with it, of most others all they hold. */
const reportOf = () => {
  const messages = new Map<number, MessageReader>();
  return ({ type, flags, stream, payload, length }: Frame): object => {
    // What the one end has reset, the other ends in no other way.
    if (type === frameTypes.RST_STREAM) messages.delete(stream);
    if (type !== frameTypes.DATA) return { type, flags, stream, length, payload: hexOf(payload) };
    const reader = messages.get(stream) ?? createMessageReader();
    messages.set(stream, reader);
    const [oldest] = messages.keys();
    if (messages.size > mostStreams && oldest !== undefined) messages.delete(oldest);
    const whole = reader.take(payload).map(({ head, ...rest }) => ({ ...rest, head: hexOf(head) }));
    if (flags & flagsOf.END_STREAM) messages.delete(stream);
    return { type, flags, stream, length, messages: whole };
  };
};
