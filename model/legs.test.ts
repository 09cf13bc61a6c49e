import { expect, test } from 'vitest';
import type { EventDraft } from './events.ts';
import { createFlightLog } from './flights.ts';
import { createInterpreter } from './legs.ts';
import { emptyPicture } from './picture.ts';
import { exited, started, thawed } from './platform/drafts.ts';
import { logOf } from './replay.ts';
import { draftsOf as kafkaDrafts } from './technologies/kafka/drafts.ts';
import { closed, draftsOf as rabbitmqDrafts } from './technologies/rabbitmq/drafts.ts';
import { createTimetable } from './timetable.ts';

const mail = rabbitmqDrafts('mail', 'order');
const events = kafkaDrafts('order-events', 'analytics');

const drawn = (drafts: readonly EventDraft[]) => {
  const flights = createFlightLog();
  const timetable = createTimetable();
  const interpreter = createInterpreter([flights, timetable]);
  const log = logOf(drafts);
  interpreter.begin(emptyPicture);
  interpreter.append(log);
  return { flights: flights.around(2_000, log.length, 60_000), timetable };
};

test('one order is followed through two technologies by its subject', () => {
  const { flights, timetable } = drawn([
    events.appended(0, 7, { program: 'order', headers: { ce_subject: 'order-4711' }, label: '4711' }),
    mail.published('m-1', { properties: { headers: { 'cloudEvents:subject': 'order-4711' } }, label: '4711' }),
    events.consumed('analytics', 7),
    mail.delivered('m-1', 'notification'),
    mail.acked('m-1', 'notification'),
    events.handled('analytics', 7),
  ]);
  expect(flights.map(({ technology, subject, label }) => [technology, subject, label])).toEqual([
    ['kafka', 'order-4711', '4711'],
    ['rabbitmq', 'order-4711', '4711'],
    ['kafka', 'order-4711', '4711'],
    ['rabbitmq', 'order-4711', '4711'],
  ]);
  expect(timetable.trips().map(({ technology, subject, ended }) => [technology, subject, ended])).toEqual([
    ['kafka', 'order-4711', true],
    ['rabbitmq', 'order-4711', true],
  ]);
});

test('a message whose id holds an @ is no record: it comes back to its queue when its holder dies', () => {
  const { timetable } = drawn([
    started('notification'),
    mail.published('user@shop'),
    mail.delivered('user@shop', 'notification'),
    exited('notification'),
    closed('notification'),
  ]);
  const [trip] = timetable.trips();
  expect(trip?.ended).toBe(false);
  expect(trip?.stops.at(-1)).toMatchObject({ station: 'queue:mail', back: true });
});

test('a program that holds a message and a record gives back the one, and the other is read anew', () => {
  const { timetable } = drawn([
    started('both'),
    mail.published('m-1'),
    events.appended(0, 7),
    mail.delivered('m-1', 'both'),
    events.consumed('both', 7),
    exited('both'),
    closed('both'),
    events.consumed('other', 7),
  ]);
  expect(timetable.trips().map(({ technology, ended, stops }) => [technology, ended, stops.at(-1)?.station])).toEqual([
    ['rabbitmq', false, 'queue:mail'],
    ['kafka', true, 'both'],
    ['kafka', false, 'other'],
  ]);
});

test('a silent member is silent until its own group drops it, or it thaws', () => {
  const other = kafkaDrafts('order-events', 'email');
  const { timetable } = drawn([
    events.silenced('a', [0]),
    events.silenced('b', [1]),
    other.described({ c: [0] }),
    thawed('b'),
    events.described({ b: [1] }),
  ]);
  expect(timetable.spans().map(({ kind, station, to }) => [kind, station, to])).toEqual([
    ['silent', 'a', 1_004],
    ['silent', 'b', 1_003],
  ]);
});

test('a member that was killed and runs again is silent until its group lets it in', () => {
  const { timetable } = drawn([
    started('a'),
    exited('a'),
    events.silenced('a', [0]),
    started('a'),
    events.joined('a', [0], 2),
    events.described({ a: [0] }, { generation: 2 }),
  ]);
  expect(timetable.spans().map(({ kind, to }) => [kind, to])).toEqual([
    ['dead', 1_003],
    ['silent', 1_004],
  ]);
});

test('a record that was removed before anybody read it waits no more, and one that was read is not touched', () => {
  const kept = [
    events.created(1),
    ...[0, 1, 2, 3].map((offset) => events.appended(0, offset)),
    events.consumed('a', 0),
  ];
  const ended = (removal: EventDraft) =>
    drawn([...kept, removal])
      .timetable.trips()
      .flatMap(({ message, ended }) => (ended ? [message] : []));
  expect(ended(events.measured(2, 4))).toEqual(['order-events/0@1']);
  expect(ended(events.surveyed([1, 3], [2, 3]))).toEqual(['order-events/0@2']);
});
