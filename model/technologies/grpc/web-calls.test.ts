import { expect, test } from 'vitest';
import type { EventDraft, EventFields, LabEvent } from '../../events.ts';
import { createFlightLog } from '../../flights.ts';
import { createInterpreter } from '../../legs.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { createTimetable } from '../../timetable.ts';
import { trackState } from './track-state.ts';
import { endsStream, flagOf, protocolOf } from './web-picture.ts';

const base = { origin: 'wire' as const, exchange: 'web-1' };
const method = '/shop.v1.StockService/WatchStock';
const requested = (type = 'application/grpc-web+proto'): EventDraft => ({
  type: 'web.requested',
  ...base,
  program: 'browser',
  server: 'gateway',
  requestId: 'r1',
  method,
  headers: { 'content-type': type },
});
const message = (direction: 'out' | 'back', number: number, flag: number | null = 0): EventDraft => ({
  type: 'web.message',
  ...base,
  program: direction === 'out' ? 'browser' : 'gateway',
  direction,
  number,
  flag,
  bytes: 4,
  hex: '08011017',
});
const answered: EventDraft = { type: 'web.answered', ...base, program: 'gateway', status: 200, headers: {} };
const ended = (error: string | null = null): EventDraft => ({
  type: 'web.ended',
  ...base,
  program: 'gateway',
  outBytes: 9,
  backBytes: 9,
  error,
});
const reported = (rest: EventFields<'web.reported'> = {}): EventDraft => ({
  type: 'web.reported',
  origin: 'client',
  program: 'browser',
  requestId: 'r1',
  method,
  code: null,
  text: 'done',
  messages: 1,
  agent: 'Chrome/147',
  ...rest,
});

const logOf = (drafts: readonly EventDraft[]): LabEvent[] =>
  drafts.map((draft, index): LabEvent => ({ ...draft, seq: index + 1, at: 1_000 + index * 100 }));
const after = (...drafts: EventDraft[]): Picture => fold(emptyPicture, logOf(drafts));

test('what the site saw and what the browser tells is one call, by its request id', () => {
  const { webCalls } = after(requested(), message('out', 1), answered, message('back', 1), ended(), reported());
  expect(webCalls).toHaveLength(1);
  expect(webCalls[0]).toMatchObject({
    id: 'r1',
    exchange: { out: [{ number: 1 }], back: [{ number: 1 }], answered: { status: 200 }, ended: { backBytes: 9 } },
    report: { text: 'done' },
  });
});

test('a call that never left the browser is there too, without anything on the wire', () => {
  const [call] = after(reported({ code: 'Unknown', text: '[unknown] no' })).webCalls;
  expect(call?.exchange).toBeUndefined();
  expect(call && protocolOf(call)).toBeUndefined();
  expect(call?.report?.code).toBe('Unknown');
});

test('its protocol is told by the content type, and the end of a stream by its flag', () => {
  const protocols = ['application/grpc-web+proto', 'application/json', 'application/connect+json', 'application/proto'];
  expect(protocols.flatMap((type) => after(requested(type)).webCalls.map(protocolOf))).toEqual([
    'grpc-web',
    'connect-json',
    'connect-json',
    'connect',
  ]);
  expect([null, 0, 1, flagOf.trailers, flagOf.endOfStream].map((flag) => endsStream({ flag }))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('the way is there while a call goes on, in both directions, and nobody else’s', () => {
  const states = (picture: Picture) => [
    trackState(picture, 'browser', 'gateway'),
    trackState(picture, 'gateway', 'browser'),
    trackState(picture, 'gateway', 'stock'),
  ];
  expect(states(after(requested()))).toEqual(['open', 'open', undefined]);
  expect(states(after(requested(), ended('ECONNRESET')))).toEqual(['gone', 'gone', undefined]);
});

test('each message goes from end to end, and the call is a band between them until it ends; also from a picture on', () => {
  const log = logOf([requested(), message('out', 1), answered, message('back', 1), ended()]);
  for (const seen of [0, 1, 3]) {
    const [flights, timetable] = [createFlightLog(), createTimetable()];
    const interpreter = createInterpreter([flights, timetable]);
    interpreter.begin(fold(emptyPicture, log.slice(0, seen)));
    const rest = log.slice(seen);
    interpreter.append(rest);
    const stops = flights.of(rest.map(({ seq }) => seq)).map((flight) => flight.stops);
    const ways = [
      ['browser', 'gateway'],
      ['gateway', 'browser'],
    ];
    expect(stops).toEqual(seen === 3 ? ways.slice(1) : ways);
    expect(timetable.spans()).toMatchObject([{ kind: 'call', between: ['browser', 'gateway'], to: 1_400 }]);
  }
});
