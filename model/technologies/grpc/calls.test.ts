import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '../../events.ts';
import { createFlightLog } from '../../flights.ts';
import { createInterpreter } from '../../legs.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { createTimetable } from '../../timetable.ts';
import { draftsOf } from './drafts.ts';
import { isOpen } from './picture.ts';
import { laneStation } from './stations.ts';
import { trackState } from './track-state.ts';

const call = draftsOf('counter', 'stock');
const lane = laneStation(call.call);

const logOf = (drafts: readonly EventDraft[]): LabEvent[] =>
  drafts.map((draft, index): LabEvent => ({ ...draft, seq: index + 1, at: 1_000 + index * 100 }));
const after = (...drafts: EventDraft[]): Picture => fold(emptyPicture, logOf(drafts));
const drawn = (...drafts: EventDraft[]) => {
  const [flights, timetable] = [createFlightLog(), createTimetable()];
  const interpreter = createInterpreter([flights, timetable]);
  interpreter.begin(emptyPicture);
  const events = logOf(drafts);
  interpreter.append(events);
  return { timetable, flights: flights.of(events.map(({ seq }) => seq)) };
};

const begun = [call.connected(), call.opened('client'), call.opened('server'), call.answered('server')];

test('what was sent and has not come is under way', () => {
  const [one] = after(
    ...begun,
    call.message('client', 'out', 1),
    call.message('client', 'out', 2),
    call.message('server', 'out', 1),
  ).streams;
  expect(one?.out).toMatchObject({ sent: 2, got: 1, sentBytes: 20, gotBytes: 10 });
  expect(one && isOpen(one)).toBe(true);
});

test('a rail lasts until its END_STREAM has come, the other goes on', () => {
  const states = (picture: Picture) => [
    trackState(picture, 'counter', lane),
    trackState(picture, lane, 'stock'),
    trackState(picture, 'stock', lane),
    trackState(picture, lane, 'counter'),
  ];
  expect(states(after(call.connected(), call.opened('client')))).toEqual(['open', 'open', 'gone', 'gone']);
  expect(states(after(...begun))).toEqual(['open', 'open', 'open', 'open']);
  const half = [...begun, call.halfClosed('client'), call.halfClosed('server')];
  expect(states(after(...half))).toEqual(['gone', 'gone', 'open', 'open']);
  expect(states(after(...half, call.closed('server'), call.closed('client')))).toEqual(Array(4).fill('gone'));
  expect(states(after(...begun, call.reset('client')))).toEqual(Array(4).fill('gone'));
  expect(trackState(after(...begun), 'counter', 'stock')).toBeUndefined();
});

test('what comes to an end that has reset the call is late, and falls off', () => {
  const late = [
    ...begun,
    call.message('server', 'back', 1),
    call.reset('client'),
    call.message('client', 'back', 1),
    call.reset('server'),
  ];
  const picture = after(...late);
  expect(picture.lateMessages).toBe(1);
  expect(picture.streams[0]).toMatchObject({ reset: { by: 'client', seen: true }, ended: { how: 'reset', code: 8 } });
  const { flights, timetable } = drawn(...late);
  expect(flights.map(({ manner, reason }) => [manner, reason])).toEqual([
    ['sent', undefined],
    ['fallen', 'late'],
  ]);
  expect(timetable.trips()).toMatchObject([{ lost: 'late', ended: true }]);
});

test('a call is a band from its HEADERS to what the client has of its end', () => {
  const { timetable } = drawn(...begun, call.closed('server'), call.closed('client'));
  expect(timetable.spans()).toMatchObject([
    { kind: 'call', technology: 'grpc', from: 1_100, to: 1_500, between: ['counter', 'stock'] },
  ]);
});

test('a connection that breaks takes its calls along, and what was under way', () => {
  const broken = [...begun, call.message('client', 'out', 1), call.disconnected('client', 'ECONNRESET')];
  expect(after(...broken).streams[0]?.ended).toMatchObject({ how: 'connection', error: 'ECONNRESET' });
  const { timetable } = drawn(...broken);
  expect(timetable.trips()).toMatchObject([{ lost: 'broken', ended: true }]);
  expect(timetable.spans()).toMatchObject([{ kind: 'call', to: 1_500 }]);
});

test('a message goes from its sender into the lane, and from there to who gets it', () => {
  const { flights } = drawn(...begun, call.message('client', 'out', 1), call.message('server', 'out', 1));
  expect(flights.map(({ stops, label }) => [...stops, label])).toEqual([
    ['counter', lane, '1'],
    [lane, 'stock', '1'],
  ]);
});

test('a PING waits for its answer, and only a client that asked does', () => {
  const pingedAt = (...drafts: EventDraft[]) => Object.values(after(call.connected(), ...drafts).http2)[0]?.pingedAt;
  expect(pingedAt(call.pinged('client', 'out'), call.pinged('client', 'out'))).toBe(1_100);
  expect(pingedAt(call.pinged('client', 'out'), call.pinged('client', 'back', true))).toBeUndefined();
  expect(pingedAt(call.pinged('server', 'out'))).toBeUndefined();
  expect(pingedAt(call.pinged('client', 'back'), call.pinged('client', 'out', true))).toBeUndefined();
});
