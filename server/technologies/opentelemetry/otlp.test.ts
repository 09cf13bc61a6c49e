import { expect, test } from 'vitest';
import { readExport } from './otlp.ts';

const span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: '00f067aa0ba902b7',
  name: 'Charge',
  kind: 3,
  startTimeUnixNano: '1764460800000500000',
  endTimeUnixNano: '1764460800002000000',
  attributes: [
    { key: 'rpc.system', value: { stringValue: 'grpc' } },
    { key: 'cloudevents.event_subject', value: { stringValue: 'order-12' } },
    { key: 'retries', value: { intValue: '2' } },
  ],
  status: { code: 2, message: 'declined' },
};
const bodyOf = (one: object): unknown => ({ resourceSpans: [{ resource: {}, scopeSpans: [{ spans: [one] }] }] });

test('a span is read with its times in ms, what it went over and what it is about', () => {
  expect(readExport(bodyOf(span))).toEqual([
    {
      trace: span.traceId,
      span: span.spanId,
      parent: span.parentSpanId,
      name: 'Charge',
      kind: 'client',
      technology: 'grpc',
      from: 1_764_460_800_000.5,
      ms: 1.5,
      error: 'declined',
      subject: 'order-12',
    },
  ]);
});

test('the first span of a trace has no parent, and one without a status did not fail', () => {
  const { parentSpanId: _, status: __, attributes: ___, ...root } = span;
  expect(readExport(bodyOf(root))).toMatchObject([{ parent: null, error: null, technology: null }]);
});

test.each([
  ['no object', 'spans'],
  ['an id that is none', bodyOf({ ...span, traceId: 'x' })],
  ['a time that is none', bodyOf({ ...span, endTimeUnixNano: 'soon' })],
])('%s is no export', (_, body) => {
  expect(readExport(body)).toBeUndefined();
});
