import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { type CallPicture, callIn, isOpen } from '#model/technologies/grpc/picture.ts';

/** The call that an event is about, as it was before it. */
export const callBefore = (before: Picture, event: { call: string }): CallPicture | undefined =>
  callIn(before, event.call);

/** Calls that go on, oldest first. */
export const openCalls = ({ streams }: Picture, kind?: CallPicture['kind']): CallPicture[] =>
  streams.filter((call) => isOpen(call) && (kind === undefined || call.kind === kind));

/** What the server has sent of a stream, and since when it has been allowed to send on. */
export interface Flow {
  /** Its last message. */
  sent: { seq: number; at: number; count: number } | undefined;
  /** WINDOW_UPDATE of the stream that has come since. */
  update: number | undefined;
}

/** The server had to wait for the client's leave: the last message before it, the leave, and the first message after it. */
export interface Pause {
  call: CallPicture;
  evidence: [before: number, update: number, after: number];
  /** Messages that were sent before it waited, and how long it did, in ms. */
  sent: number;
  ms: number;
}

/** Longer than a server that is in no hurry takes between two messages without a pause of its own. */
const pauseMs = 200;

/** Follows what servers send, and tells of a pause that a WINDOW_UPDATE ended; `burst` says that they make none themselves. */
export const followFlow = (flows: Map<string, Flow>, event: LabEvent, before: Picture): Pause | undefined => {
  if (event.type === 'window.updated') {
    const flow = event.side === 'server' && flows.get(`${event.connection}:${event.stream}`);
    if (flow) flow.update = event.seq;
    return undefined;
  }
  if (!isSentBack(event)) return undefined;
  const flow = flows.get(event.call) ?? { sent: undefined, update: undefined };
  flows.set(event.call, flow);
  const { sent, update } = flow;
  flow.sent = { seq: event.seq, at: event.at, count: event.number };
  flow.update = undefined;
  const call = callBefore(before, event);
  if (!call || !sent || update === undefined || before.settings.pace !== 'burst') return undefined;
  const ms = event.at - sent.at;
  return ms < pauseMs ? undefined : { call, evidence: [sent.seq, update, event.seq], sent: sent.count, ms };
};

/** A message that a server has just sent. */
export const isSentBack = (event: LabEvent): event is EventOf<'call.message'> =>
  event.type === 'call.message' && event.direction === 'back' && event.side === 'server';
