'use client';
import { useEffect, useState } from 'react';
import { FollowFlag } from '#components/diagram/follow-flag.tsx';
import { messageName } from '#components/message-name.ts';
import { readStationId } from '#components/station-id.ts';
import { reasons } from '#components/technologies.ts';
import { newestMessages } from '#model/history.ts';
import type { Playback } from '#model/playback.ts';
import type { Timetable } from '#model/timetable.ts';
import { copy } from '../copy.vi.ts';
import type { Follow } from '../follow/follow.ts';
import type { Inscriptions } from '../inscriptions.ts';
import { incidentsUntil } from './incidents.ts';

const freshEveryMs = 2000;

interface TripsTableProps {
  timetable: Timetable;
  follow: Follow;
  playback: Playback;
  inscriptions: Inscriptions;
}

/**
 * The timetable for a screen reader: the newest messages and the stations they passed, and what befell the stations, with
 * times. It is written anew every two seconds and not with every event, which nobody could follow.
 */
export function TripsTable({ timetable, follow, playback, inscriptions }: TripsTableProps) {
  const [{ shown, until }, setMoment] = useState({ shown: 0, until: 0 });
  useEffect(() => {
    const look = (): void => {
      const { shown: count, picture } = playback.getState();
      if (!document.hidden) setMoment((was) => (was.shown === count ? was : { shown: count, until: picture.at }));
    };
    look();
    const timer = setInterval(look, freshEveryMs);
    return () => clearInterval(timer);
  }, [playback]);
  const wanted = new Set(newestMessages(playback.events().slice(0, shown), 12));
  const trips = timetable
    .trips()
    .filter(({ sign }) => !sign)
    .slice(-60)
    .filter((trip) => wanted.has(trip.message) && (trip.stops[0]?.at ?? 0) <= until);
  const incidents = incidentsUntil(timetable.spans(), until).slice(-12);
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
              <th scope="row">
                {follow.isFollowed(trip.message) ? <FollowFlag /> : null}
                {messageName(inscriptions.on(trip.message, trip.label))}
              </th>
              <td>
                {trip.stops
                  .filter((stop) => stop.at <= until)
                  .map((stop) => `${copy.clock(stop.at)} ${readStationId(stop.station)?.name ?? stop.station}`)
                  .join(', ')}
                {trip.lost && (trip.stops.at(-1)?.at ?? 0) <= until
                  ? `: ${copy.timetable.lost(messageName(inscriptions.on(trip.message, trip.label)), reasons[trip.lost])}`
                  : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {incidents.length > 0 ? (
        <table>
          <caption>{copy.timetable.incidentsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{copy.timetable.station}</th>
              <th scope="col">{copy.timetable.what}</th>
              <th scope="col">{copy.timetable.when}</th>
            </tr>
          </thead>
          <tbody>
            {incidents.map(({ id, station, what, when }) => (
              <tr key={id}>
                <th scope="row">{station}</th>
                <td>{what}</td>
                <td>{when}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
