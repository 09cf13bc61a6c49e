import { prediction } from '#model/prediction.ts';
import { webCallIn } from '#model/technologies/grpc/web-picture.ts';
import { endedBy, endedIn, isAsked, nameOf, statusOf } from './calls.ts';

/** The same answer, once in JSON and once by gRPC-Web: whose body is longer. */
export const replySize = prediction(
  'reply-size',
  ['json', 'grpc-web', 'same'],
  () => ({}),
  (_, event, before) => {
    const one = endedBy(event, before);
    if (!one) return undefined;
    const [json, binary] = (['connect-json', 'grpc-web'] as const).map((protocol) =>
      [...endedIn(before), one].findLast((call) => isAsked(call, false, protocol)),
    );
    if (!json || !binary || (one.call !== json.call && one.call !== binary.call)) return undefined;
    const [text, bytes] = [json.ended.backBytes, binary.ended.backBytes];
    return {
      actual: text > bytes ? 'json' : text < bytes ? 'grpc-web' : 'same',
      facts: { json: text, binary: bytes },
      evidence: [binary.ended.seq, json.ended.seq],
    };
  },
);

/** What HTTP says of a call by gRPC-Web that failed. */
export const errorStatus = prediction(
  'error-status',
  ['ok', 'not-found', 'server-error'],
  () => ({}),
  (_, event, before) => {
    const one = endedBy(event, before);
    if (!one || !isAsked(one, true, 'grpc-web')) return undefined;
    const { answered } = one.exchange;
    if (!answered) return undefined;
    const { status } = answered;
    return {
      actual: status === 200 ? 'ok' : status < 500 ? 'not-found' : 'server-error',
      facts: { http: status, grpc: statusOf(one.exchange) ?? '' },
      evidence: [answered.seq, one.ended.seq],
    };
  },
);

/** A browser is to send several messages in one call. */
export const clientStream = prediction(
  'client-stream',
  ['gathered', 'server', 'browser'],
  () => ({}),
  (_, event, before) => {
    if (event.type !== 'web.reported' || nameOf(event) !== 'ReceiveGoods') return undefined;
    const exchange = webCallIn(before.webCalls, event.requestId)?.exchange;
    const actual = event.code === null ? 'gathered' : exchange ? 'server' : 'browser';
    const evidence = [...(exchange ? [exchange.openedSeq] : []), event.seq];
    return { actual, facts: { error: event.text }, evidence };
  },
);
