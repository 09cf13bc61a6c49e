import { expect, test } from 'vitest';
import { createChronicle } from '../../chronicle.ts';
import type { EventDraft, LabEvent } from '../../events.ts';
import { createFlightLog, type Flight } from '../../flights.ts';
import { createInterpreter } from '../../legs.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { createTimetable } from '../../timetable.ts';
import { draftsOf } from './drafts.ts';
import { frameId } from './ids.ts';
import { isOpen } from './picture.ts';
import { laneStation, tunnelStation } from './stations.ts';
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

const isMessage = ({ sign }: { sign?: unknown }): boolean => sign === undefined;

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
  expect(flights.filter(isMessage).map(({ manner, reason }) => [manner, reason])).toEqual([
    ['sent', undefined],
    ['fallen', 'late'],
  ]);
  expect(timetable.trips().filter(isMessage)).toMatchObject([{ lost: 'late', ended: true }]);
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
  expect(timetable.trips().filter(isMessage)).toMatchObject([{ lost: 'broken', ended: true }]);
  expect(timetable.spans()).toMatchObject([{ kind: 'call', to: 1_500 }]);
});

test('a message goes from its sender into the lane, and from there to who gets it', () => {
  const { flights } = drawn(...begun, call.message('client', 'out', 1), call.message('server', 'out', 1));
  expect(flights.filter(isMessage).map(({ stops, label }) => [...stops, label])).toEqual([
    ['counter', lane, '1'],
    [lane, 'stock', '1'],
  ]);
});

const signsOf = (flights: readonly Flight[]) => flights.flatMap(({ sign, stops }) => (sign ? [[sign, ...stops]] : []));

test('HEADERS, END_STREAM and trailers go over their rails, as each end has them', () => {
  const { flights, timetable } = drawn(
    call.connected(),
    call.opened('client'),
    call.halfClosed('client'),
    call.opened('server'),
    call.halfClosed('server'),
    call.answered('server'),
    call.answered('client'),
    call.closed('server', 5),
    call.closed('client', 5),
  );
  expect(signsOf(flights)).toEqual([
    ['headers', 'counter', lane],
    ['end', 'counter', lane],
    ['headers', lane, 'stock'],
    ['end', lane, 'stock'],
    ['headers', 'stock', lane],
    ['headers', lane, 'counter'],
    ['trailers', 'stock', lane],
    ['trailers', lane, 'counter'],
  ]);
  expect(flights.at(-1)?.label).toBe('5');
  expect(timetable.trips().map(({ sign, ended, lost }) => [sign, ended, lost])).toEqual([
    ['headers', true, undefined],
    ['end', true, undefined],
    ['headers', true, undefined],
    ['trailers', true, undefined],
  ]);
});

test('a reset goes the way of who sent it, also where the other end is the server', () => {
  const { flights } = drawn(...begun, call.reset('server', 'back'), call.reset('client', 'back'));
  expect(signsOf(flights).slice(-2)).toEqual([
    ['reset', 'stock', lane],
    ['reset', lane, 'counter'],
  ]);
});

test('GOAWAY belongs to no call: it goes along the wall of the tunnel, and what never came is under way no more', () => {
  const wall = tunnelStation({ client: 'counter', server: 'stock' });
  const told = drawn(call.connected(), call.left('server'), call.left('client'), call.disconnected('client'));
  expect(signsOf(told.flights)).toEqual([
    ['goaway', 'stock', wall],
    ['goaway', wall, 'counter'],
  ]);
  const twice = drawn(
    ...[call.connected(), call.left('server'), call.left('server'), call.left('client'), call.left('client')],
  );
  expect(signsOf(twice.flights)).toEqual(signsOf(told.flights));
  const cut = drawn(call.connected(), call.left('server'), call.disconnected('client', 'ECONNRESET'));
  expect(signsOf(cut.flights)).toEqual([['goaway', 'stock', wall]]);
  expect(cut.timetable.trips()).toMatchObject([{ sign: 'goaway', ended: true }]);
  expect(cut.timetable.trips()[0]).not.toHaveProperty('lost');
});

test('a message leaves behind its HEADERS, though both are sent in one moment', () => {
  const events = logOf([call.connected(), call.opened('client'), call.message('client', 'out', 1)]).map((event) => ({
    ...event,
    at: 1_000,
  }));
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append(events);
  const [headers, message] = flights.around(1_000, 3, 0);
  expect(headers).toMatchObject({ sign: 'headers', departs: 1_000 });
  expect(message?.departs).toBeGreaterThan(1_000);
});

test('HEADERS stand half way until the other end has them', () => {
  const seen = (...drafts: EventDraft[]) => {
    const [one] = after(call.connected(), ...drafts).streams;
    return [one?.out.begunSeen, one?.back.begunSeen];
  };
  expect(seen(call.opened('client'))).toEqual([false, false]);
  expect(seen(call.opened('client'), call.opened('server'), call.answered('server'))).toEqual([true, false]);
  expect(seen(...begun.slice(1), call.answered('client'))).toEqual([true, true]);
});

test('an order is followed by its messages; its frames are lit with it and are no part of its life', () => {
  const chronicle = createChronicle();
  const interpreter = createInterpreter([chronicle]);
  interpreter.begin(emptyPicture);
  const headers = { 'ce-subject': 'order-7' };
  interpreter.append(logOf([call.connected(), call.opened('client', { headers }), call.message('client', 'out', 1)]));
  const [subject = ''] = [chronicle.subjectOf(frameId(call.call, 'out', 'headers'))];
  expect(chronicle.legsOf(subject).map(({ sign }) => sign)).toEqual([undefined]);
});

test('a PING waits for its answer, and only a client that asked does', () => {
  const pingedAt = (...drafts: EventDraft[]) => Object.values(after(call.connected(), ...drafts).http2)[0]?.pingedAt;
  expect(pingedAt(call.pinged('client', 'out'), call.pinged('client', 'out'))).toBe(1_100);
  expect(pingedAt(call.pinged('client', 'out'), call.pinged('client', 'back', true))).toBeUndefined();
  expect(pingedAt(call.pinged('server', 'out'))).toBeUndefined();
  expect(pingedAt(call.pinged('client', 'back'), call.pinged('client', 'out', true))).toBeUndefined();
});
