import { expect, it } from 'vitest';
import type { LabEvent } from './events.ts';
import { createFlightLog } from './flights.ts';
import { createInterpreter } from './legs.ts';
import { emptyPicture } from './picture.ts';
import { createTimetable } from './timetable.ts';

const origin = 'broker' as const;
const published: LabEvent = {
  type: 'message.published',
  seq: 1,
  at: 1000,
  origin,
  message: '17',
  label: '17',
  program: 'producer',
  exchange: '',
  routingKey: 'orders',
  queues: ['orders'],
  properties: {},
  body: '',
  bytes: 0,
};
const delivered = (seq: number, at: number, program: string, redelivered: boolean): LabEvent => ({
  type: 'message.delivered',
  seq,
  at,
  origin,
  message: '17',
  queue: 'orders',
  program,
  redelivered,
  ackMode: 'manual',
});
const death: LabEvent[] = [
  {
    type: 'program.exited',
    seq: 3,
    at: 2000,
    origin: 'platform',
    program: 'worker-2',
    pid: 1,
    signal: 'SIGKILL',
    code: null,
    cause: 'killed',
  },
  { type: 'connection.closed', seq: 4, at: 2010, origin, program: 'worker-2', connection: 'c' },
];
const log = [published, delivered(2, 1001, 'worker-2', false), ...death, delivered(5, 2019, 'worker-3', true)];

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
  interpreter.append([{ ...published, queues: [] }]);
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
