'use client';
import type { LabEvent } from '#model/events.ts';
import { newestMessages } from '#model/history.ts';
import type { Timetable } from '#model/timetable.ts';
import { copy } from '../copy.vi.ts';

/** The timetable for a screen reader: the newest messages and the stations they passed, with times. */
export function TripsTable({
  timetable,
  events,
  until,
}: {
  timetable: Timetable;
  events: readonly LabEvent[];
  until: number;
}) {
  const wanted = new Set(newestMessages(events, 12));
  const trips = timetable
    .trips()
    .slice(-60)
    .filter((trip) => wanted.has(trip.message) && (trip.stops[0]?.at ?? 0) <= until);
  return (
    // A table grows with its content whatever width it is given, so the box around it does the hiding.
    <div className="sr-only">
      <table>
        <caption>{copy.timetable.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{copy.timetable.message}</th>
            <th scope="col">{copy.timetable.way}</th>
          </tr>
        </thead>
        <tbody>
          {trips.map((trip) => (
            <tr key={trip.id}>
              <th scope="row">{trip.label}</th>
              <td>
                {trip.stops
                  .filter((stop) => stop.at <= until)
                  .map((stop) => `${copy.clock(stop.at)} ${stop.station.replace(/^(queue|exchange|partition):/, '')}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
