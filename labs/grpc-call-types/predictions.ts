import { prediction } from '#model/prediction.ts';
import { callBefore, type Flow, followFlow, isSentBack } from './calls.ts';

/** The client closes its way while the server still owes answers. */
export const afterHalfClose = prediction(
  'after-half-close',
  ['lost', 'arrive', 'error'],
  () => ({ owing: new Map<string, { seq: number; sent: number; got: number }>() }),
  ({ owing }, event, before) => {
    if (event.type !== 'call.half-closed' && event.type !== 'call.closed') return undefined;
    if (event.side === 'server') return undefined;
    const call = callBefore(before, event);
    if (call?.kind !== 'bidi-streaming') return undefined;
    const { sent } = call.out;
    const { got } = call.back;
    if (event.type === 'call.half-closed') {
      if (sent > got) owing.set(call.id, { seq: event.seq, sent, got });
      return undefined;
    }
    const then = owing.get(call.id);
    if (!then) return undefined;
    const facts = { stream: call.stream, sent, before: then.got, after: got - then.got };
    const actual = event.status !== 0 ? 'error' : got < sent ? 'lost' : 'arrive';
    return { actual, facts, evidence: [then.seq, event.seq] };
  },
);

/** Longer than what a server had in hand when it heard of the reset takes to be sent. */
const inHandMs = 400;
/** What the server prints when its handler ends because of the client. */
const heardOf = /huỷ/;

/** The client cancels in the middle of what the server sends. */
export const cancel = prediction(
  'cancel',
  ['stops', 'runs-on', 'arrives'],
  () => ({ resets: new Map<string, { seq: number; at: number; stream: number; got: number; heard?: number }>() }),
  ({ resets }, event, before) => {
    if (event.type === 'call.reset' && event.direction === 'out') {
      const call = callBefore(before, event);
      if (call?.kind !== 'server-streaming') return undefined;
      const { stream, back } = call;
      const known = resets.get(call.id);
      if (event.side === 'client') resets.set(call.id, { seq: event.seq, at: event.at, stream, got: back.got });
      else if (known) known.heard = event.at;
      return undefined;
    }
    if (isSentBack(event)) {
      const known = resets.get(event.call);
      if (known?.heard === undefined || event.at - known.heard < inHandMs) return undefined;
      return { actual: 'runs-on', facts: { stream: known.stream }, evidence: [known.seq, event.seq] };
    }
    if (event.type !== 'program.printed' || before.programs[event.program]?.role !== 'stock') return undefined;
    const known = [...resets.values()].findLast(({ heard }) => heard !== undefined);
    if (!known || !heardOf.test(event.line)) return undefined;
    const { stream, got, at, seq } = known;
    return { actual: 'stops', facts: { stream, got, ms: event.at - at }, evidence: [seq, event.seq] };
  },
);

const manyMessages = 10;

/** The server sends without a pause to a client that reads slowly. */
export const fastServer = prediction(
  'fast-server',
  ['all', 'waits', 'dropped'],
  () => ({ flows: new Map<string, Flow>() }),
  ({ flows }, event, before) => {
    const { reading, size, pace, count } = before.settings;
    const pause = followFlow(flows, event, before);
    if (reading !== 'slow' || size !== 'large' || pace !== 'burst' || Number(count) < manyMessages) return undefined;
    if (pause) {
      const { call, sent, ms, evidence } = pause;
      const kb = Math.round(call.back.sentBytes / 1_000);
      return { actual: 'waits', facts: { stream: call.stream, sent, count: Number(count), kb, ms }, evidence };
    }
    if (event.type !== 'call.closed' || event.side === 'server') return undefined;
    const call = callBefore(before, event);
    if (call?.kind !== 'server-streaming' || call.back.got < manyMessages) return undefined;
    const facts = { stream: call.stream, count: call.back.sent };
    const evidence = [call.openedSeq, event.seq];
    return { actual: call.back.got < call.back.sent ? 'dropped' : 'all', facts, evidence };
  },
);
