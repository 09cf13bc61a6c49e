import { expect, it } from 'vitest';
import type { EventDraft, LabEvent } from './events.ts';
import { createFlightLog } from './flights.ts';
import { createInterpreter } from './legs.ts';
import { emptyPicture } from './picture.ts';
import { exited } from './platform/drafts.ts';
import { closed, draftsOf } from './technologies/rabbitmq/drafts.ts';
import { createTimetable } from './timetable.ts';

const orders = draftsOf('orders', 'producer');
const at = (seq: number, ms: number, draft: EventDraft): LabEvent => ({ ...draft, seq, at: ms });
const published = at(1, 1000, orders.published('17'));
const log = [
  published,
  at(2, 1001, orders.delivered('17', 'worker-2')),
  at(3, 2000, exited('worker-2')),
  at(4, 2010, closed('worker-2')),
  at(5, 2019, orders.delivered('17', 'worker-3', { redelivered: true })),
];

it('lets no message leave before it has arrived', () => {
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append(log);
  const all = flights.around(2200, 5, 3000);
  expect(all.map((flight) => [flight.manner, flight.stops.at(-1), flight.again])).toEqual([
    ['sent', 'queue:orders', false],
    ['handed', 'worker-2', false],
    ['back', 'queue:orders', true],
    ['handed', 'worker-3', true],
  ]);
  for (const [i, flight] of all.entries()) {
    expect(flight.arrives).toBeGreaterThan(flight.departs);
    expect(flight.departs).toBeGreaterThanOrEqual(all[i - 1]?.arrives ?? 0);
  }
});

it('shows no flight of an event that the picture does not hold yet', () => {
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append(log);
  expect(flights.around(1050, 1, 0).map((flight) => flight.manner)).toEqual(['sent']);
});

it('lets an unroutable message leave the track at its exchange', () => {
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append([at(1, 1000, orders.published('17', { queues: [] }))]);
  expect(flights.around(1100, 1, 0)).toMatchObject([{ manner: 'fallen', stops: ['producer', 'exchange:'] }]);
});

it('draws a redelivery as one line that jumps back up, and a death as a break', () => {
  const timetable = createTimetable();
  const interpreter = createInterpreter([timetable]);
  interpreter.begin(emptyPicture);
  interpreter.append(log);
  const [trip, ...others] = timetable.trips();
  expect(others).toEqual([]);
  expect(trip?.stops.map((stop) => [stop.station, stop.back])).toEqual([
    ['producer', false],
    ['exchange:', false],
    ['queue:orders', false],
    ['queue:orders', false],
    ['worker-2', false],
    ['worker-2', false],
    ['worker-2', false],
    ['queue:orders', true],
    ['queue:orders', true],
    ['worker-3', true],
  ]);
  expect(timetable.breaks()).toEqual([{ at: 2000, station: 'worker-2', signal: 'SIGKILL' }]);
});
