'use client';
import { useMemo } from 'react';
import { copy as stageCopy } from '#components/diagram/copy.vi.ts';
import { eventText } from '#components/lab/events/copy.vi.ts';
import type { Names } from '#components/lab/names.ts';
import { useReadState } from '#components/lab/use-playback.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from './copy.vi.ts';
import { toldOf } from './kill-story.ts';

interface ToldLinesProps {
  playback: Playback;
  names: Names;
  /** The kill before that event is not told any more. */
  since: number;
  /** Whether it is the visitor's own run; of a recording, which begins again and again, a screen reader is told nothing. */
  live: boolean;
}

/** What has happened to the order whose worker was killed, a line for each event that tells it. */
export function ToldLines({ playback, names, since, live }: ToldLinesProps) {
  const { shown, picture } = useReadState(playback);
  // What a reset makes anew counts its events from the beginning again.
  const after = since > picture.seq ? 0 : since;
  const told = useMemo(() => toldOf(playback.events().slice(0, shown), after), [playback, shown, after]);
  const began = told[0]?.at ?? 0;
  return (
    <>
      <ol aria-live={live ? 'polite' : 'off'}>
        {told.map((event) => (
          <li key={event.seq} data-type={event.type}>
            <time>{stageCopy.seconds(event.at - began)}</time> {eventText(event, names)}
          </li>
        ))}
      </ol>
      {told.length === 0 ? <p>{copy.untold}</p> : null}
    </>
  );
}
