import type { EventOf } from '../../events.ts';
import type { Apply, Picture } from '../../picture.ts';
import { subjectIn } from '../../subject.ts';
import { idOfMessage } from './ids.ts';
import { type CallPicture, type ConnectionPicture, callIn, type Ending, emptyRail, senderOf } from './picture.ts';
import { timeoutIn } from './timeout.ts';
import { applyWeb } from './web-fold.ts';

const keptCalls = 24;
const keptConnections = 12;
const keptOfRail = 8;

/** What was seen on the wire. */
export const applyGrpc: Apply = (draft, event) => {
  switch (event.type) {
    case 'http2.opened': {
      const { connection: id, client, server, port, at: openedAt } = event;
      draft.http2[id] = { id, client, server, port, openedAt };
      forgetOldConnections(draft);
      break;
    }
    case 'http2.closed':
      closeConnection(draft, event);
      break;
    case 'http2.left': {
      const connection = draft.http2[event.connection];
      if (connection) connection.left ??= { code: event.code, at: event.at };
      break;
    }
    case 'http2.pinged': {
      const connection = draft.http2[event.connection];
      if (!connection || event.side === 'server') break;
      if (event.direction === 'out' && !event.ack) connection.pingedAt ??= event.at;
      if (event.direction === 'back' && event.ack) delete connection.pingedAt;
      break;
    }
    case 'call.opened':
      openCall(draft, event);
      break;
    case 'call.answered': {
      const call = callIn(draft, event.call);
      if (!call) break;
      call.back.begun = true;
      if (event.side === 'client') call.back.begunSeen = true;
      break;
    }
    case 'call.message':
      passMessage(draft, event);
      break;
    case 'call.half-closed': {
      const out = callIn(draft, event.call)?.out;
      if (out && event.side === 'client') out.closed = true;
      else if (out) out.closedSeen = true;
      break;
    }
    case 'call.closed': {
      const call = callIn(draft, event.call);
      if (!call) break;
      call.back.begun = true;
      call.back.closed = true;
      if (event.side === 'server') break;
      call.back.closedSeen = true;
      const { status, details, at, seq, passed } = event;
      if (passed) call.passed = passed;
      end(call, { how: 'trailers', status, details, at, seq });
      break;
    }
    case 'call.reset': {
      const call = callIn(draft, event.call);
      if (!call) break;
      const { code, at, seq, side } = event;
      const by = senderOf[event.direction];
      call.reset ??= { code, by, at, seen: false };
      if (side !== by) call.reset.seen = true;
      if (side === 'client') end(call, { how: 'reset', code, at, seq });
      break;
    }
    default:
      applyWeb(draft, event);
  }
};

const end = (call: CallPicture, ending: Ending): void => {
  call.ended ??= ending;
};

const openCall = (draft: Picture, event: EventOf<'call.opened'>): void => {
  const { call: id, connection, stream, method, kind, input, output, headers, at, seq } = event;
  if (event.side === 'server') {
    const call = callIn(draft, event.call);
    if (!call) return;
    call.seenAt = at;
    call.out.begunSeen = true;
    return;
  }
  const subject = subjectIn(headers);
  const timeoutMs = timeoutIn(headers);
  const call: CallPicture = {
    id,
    connection,
    stream,
    method,
    ...(kind && { kind }),
    ...(input && { input }),
    ...(output && { output }),
    client: event.program,
    server: draft.http2[connection]?.server ?? null,
    contentType: headers['content-type'] ?? '',
    ...(subject !== undefined && { subject }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    openedAt: at,
    openedSeq: seq,
    out: { ...emptyRail(), begun: true },
    back: emptyRail(),
  };
  draft.streams = [...draft.streams, call].slice(-keptCalls);
};

const passMessage = (draft: Picture, event: EventOf<'call.message'>): void => {
  const call = callIn(draft, event.call);
  if (!call) return;
  const rail = call[event.direction];
  const { bytes, hex, number, seq } = event;
  if (senderOf[event.direction] === event.side) {
    rail.sent += 1;
    rail.sentBytes += bytes;
    return;
  }
  rail.got += 1;
  rail.gotBytes += bytes;
  if (isLate(call, event)) draft.lateMessages += 1;
  rail.newest = [...rail.newest, { number, bytes, hex, seq, message: idOfMessage(event) }].slice(-keptOfRail);
};

/** What comes to an end that has reset the call is thrown away. */
const isLate = ({ reset }: CallPicture, { side }: EventOf<'call.message'>): boolean => reset?.by === side;

const closeConnection = (draft: Picture, event: EventOf<'http2.closed'>): void => {
  const { connection: id, error, side, at, seq } = event;
  const connection = draft.http2[id];
  if (connection) connection.closed ??= { error, side, at };
  if (side === 'server') return;
  for (const call of draft.streams) if (call.connection === id) end(call, { how: 'connection', error, at, seq });
};

const forgetOldConnections = (draft: Picture): void => {
  const all = Object.values(draft.http2);
  const gone = all.filter((one: ConnectionPicture) => one.closed).slice(0, Math.max(0, all.length - keptConnections));
  for (const { id } of gone) delete draft.http2[id];
};
