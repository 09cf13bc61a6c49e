import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import type { FrameReport } from './client-report.ts';
import { createObserver } from './observe.ts';
import { flagsOf, frameTypes } from './wire/frames.ts';

const observed = () => {
  const told: EventDraft[] = [];
  const observer = createObserver({
    emit: (draft) => told.push(draft),
    contracts: () => ({ kind: 'unary' }),
    serverAt: (port) => (port === 15_000 ? 'stock' : undefined),
  });
  const frame = (side: 'client' | 'server', number: number, rest: Partial<FrameReport>): void =>
    observer.reported(side === 'client' ? 'counter' : 'stock', {
      kind: 'frame',
      connection: 'c',
      side,
      direction: 'out',
      number,
      type: frameTypes.DATA,
      flags: 0,
      stream: 1,
      length: 0,
      ...rest,
    });
  const types = (): string[] => told.map((draft) => `${draft.type} ${'side' in draft ? draft.side : ''}`);
  return { told, observer, frame, types };
};

const path = { type: frameTypes.HEADERS, payload: '0403 2f61 62'.replaceAll(' ', '') };

test('a frame that is told by who got it first waits for who sent it', () => {
  const { frame, types } = observed();
  const whole = { ...path, flags: flagsOf.END_HEADERS, length: 5 };
  frame('server', 1, whole);
  expect(types()).toEqual([]);
  frame('client', 1, whole);
  expect(types()).toEqual(['call.opened client', 'call.opened server']);
});

test('what a program sent before it was killed is told although it cannot tell of it', () => {
  const { frame, types, observer } = observed();
  observer.reported('counter', { kind: 'dialled', connection: 'c', port: 15_000 });
  frame('server', 1, { ...path, flags: flagsOf.END_HEADERS, length: 5 });
  observer.exited('counter');
  expect(types()).toEqual(['http2.opened client', 'call.opened server', 'http2.closed client']);
});

test('headers that go on in a second frame are read as one block', () => {
  const { frame, told } = observed();
  frame('client', 1, { type: frameTypes.HEADERS, flags: flagsOf.END_STREAM, payload: '0403', length: 2 });
  expect(told).toEqual([]);
  frame('client', 2, { type: frameTypes.CONTINUATION, flags: flagsOf.END_HEADERS, payload: '2f6162', length: 3 });
  expect(told[0]).toMatchObject({ type: 'call.opened', method: '/ab', bytes: 5, kind: 'unary' });
});

test('messages are counted on from frame to frame, each direction by itself', () => {
  const { frame, told } = observed();
  const message = { compressed: false, length: 3, head: '0a0161' };
  frame('client', 1, { messages: [message, message], length: 16 });
  frame('client', 2, { messages: [message], length: 8, flags: flagsOf.END_STREAM });
  frame('server', 1, { direction: 'back', messages: [message], length: 8 });
  const numbers = told.map((draft) =>
    draft.type === 'call.message' ? [draft.direction, draft.number, draft.flags] : draft.type,
  );
  expect(numbers).toEqual([
    ['out', 1, undefined],
    ['out', 2, undefined],
    ['out', 3, flagsOf.END_STREAM],
    'call.half-closed',
    ['back', 1, 0],
  ]);
});

test('a client’s end of a call says what has passed on the connection since the end before, frames of nobody’s call included', () => {
  const { frame, told } = observed();
  const settings = { type: frameTypes.SETTINGS, stream: 0, length: 6 };
  const trailers = {
    type: frameTypes.HEADERS,
    direction: 'back',
    flags: flagsOf.END_HEADERS | flagsOf.END_STREAM,
  } as const;
  const passed = () =>
    told.flatMap((draft) => (draft.type === 'call.closed' ? [draft.side === 'client' && draft.passed] : []));
  frame('client', 1, settings);
  frame('client', 2, { ...path, flags: flagsOf.END_HEADERS, length: 5 });
  frame('server', 1, { ...settings, direction: 'back' });
  frame('server', 2, { ...trailers, length: 12, payload: '' });
  frame('client', 1, { ...settings, direction: 'back' });
  frame('client', 2, { ...trailers, length: 12, payload: '' });
  // What HTTP/2 says first, and nine bytes before each payload.
  expect(passed()).toEqual([false, { out: 24 + 9 + 6 + 9 + 5, back: 9 + 6 + 9 + 12 }]);
  frame('client', 3, { ...path, flags: flagsOf.END_HEADERS, length: 2, stream: 3 });
  frame('server', 3, { ...trailers, length: 1, payload: '', stream: 3 });
  frame('client', 3, { ...trailers, length: 1, payload: '', stream: 3 });
  expect(passed().at(-1)).toEqual({ out: 11, back: 10 });
});

test('a PING is told with its direction, and its answer as such', () => {
  const { frame, told } = observed();
  const ping = { type: frameTypes.PING, stream: 0, length: 8 };
  frame('client', 1, ping);
  frame('server', 1, ping);
  frame('server', 1, { ...ping, direction: 'back', flags: flagsOf.ACK });
  expect(told).toMatchObject([
    { type: 'http2.pinged', side: 'client', direction: 'out', ack: false },
    { type: 'http2.pinged', side: 'server', direction: 'out', ack: false },
    { type: 'http2.pinged', side: 'server', direction: 'back', ack: true },
  ]);
});
