import { expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { createFlightLog } from '../../flights.ts';
import { createInterpreter } from '../../legs.ts';
import { emptyPicture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { createTimetable } from '../../timetable.ts';
import { draftsOf } from './drafts.ts';
import { socketStation } from './stations.ts';

const rest = draftsOf('shop', 'rest');
const socket = socketStation(rest.socket(1));

const drawn = (drafts: EventDraft[], before: EventDraft[] = []) => {
  const [flights, timetable] = [createFlightLog(), createTimetable()];
  const interpreter = createInterpreter([flights, timetable]);
  const events = logOf([...before, ...drafts]);
  interpreter.begin(fold(emptyPicture, events.slice(0, before.length)));
  interpreter.append(events.slice(before.length));
  return { timetable, flights: flights.of(events.map(({ seq }) => seq)) };
};

const sent = [rest.opened(1), rest.made('a', '7-12'), rest.sent('a', 1)];

test('a request goes over its connection and back, and bears what it is about', () => {
  const { flights, timetable } = drawn([...sent, rest.answered('a', 1)]);
  expect(flights.map(({ stops, manner }) => [stops, manner])).toEqual([
    [['shop', socket, 'rest'], 'sent'],
    [['rest', socket, 'shop'], 'handed'],
  ]);
  expect(flights[0]).toMatchObject({ technology: 'http', label: '7-12', subject: '7-12' });
  expect(timetable.trips()).toMatchObject([{ ended: true }]);
  expect(timetable.spans()).toMatchObject([{ kind: 'call', between: ['shop', 'rest'], to: expect.any(Number) }]);
});

test('one that waits for a connection moves nothing', () => {
  const { flights, timetable } = drawn([rest.made('a')]);
  expect([flights, timetable.spans()]).toEqual([[], []]);
});

test('one whose connection ends stays unanswered', () => {
  const { timetable } = drawn([...sent, rest.failed('a')]);
  expect(timetable.trips()).toMatchObject([{ ended: true, lost: 'unanswered' }]);
  expect(timetable.spans()[0]?.to).toBeDefined();
});

test('whoever comes in the middle sees the call that goes on', () => {
  const { timetable } = drawn([rest.answered('a', 1)], sent);
  expect(timetable.spans()).toMatchObject([{ station: 'a', to: expect.any(Number) }]);
  expect(timetable.trips()).toMatchObject([{ label: '7-12', ended: true }]);
});
