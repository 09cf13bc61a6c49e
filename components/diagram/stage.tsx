'use client';
import { type ReactNode, useMemo } from 'react';
import { technologyViews } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { FlightLog } from '#model/flights.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { Scene } from '#model/scene.ts';
import { technologiesOfTracks } from './colour.ts';
import { copy } from './copy.vi.ts';
import { FlightLayer } from './flight-layer.tsx';
import { Legend } from './legend.tsx';
import { Roving } from './roving.tsx';
import { SignBoard } from './signs.tsx';
import styles from './stage.module.css';
import { StageContext, type StageScope } from './stage-context.ts';
import { StationDrawing } from './station-drawing.tsx';
import { TrackDrawing, TrackLabel } from './track.tsx';
import { usePictureOnClock } from './use-picture-on-clock.ts';
import { withoutMargins } from './without-margins.ts';

interface StageProps {
  scope: StageScope;
  scene: Scene;
  flights: FlightLog;
  legend?: boolean;
  /** Stands beside the legend, or in its place. */
  foot?: ReactNode;
  /** `scroll`: as wide as its place, however high; `contain`: all of it within its place, if that is large enough. */
  fit?: 'contain' | 'scroll';
  /** Where there is little height: without the empty ground over and under what stands on it. */
  tight?: boolean;
}

/** The drawing of a lab at the moment that the playback shows. */
export function Stage({
  scope: given,
  scene,
  flights,
  legend = true,
  foot,
  fit = 'contain',
  tight = false,
}: StageProps) {
  const { frame, lab, loop } = given;
  const picture = usePictureOnClock(given.picture, loop);
  const scope = { ...given, picture };
  const layout = useMemo(() => {
    const whole = scene(picture, frame);
    return tight ? withoutMargins(whole) : whole;
  }, [scene, picture, frame, tight]);
  const travels = useMemo(() => technologiesOfTracks(layout), [layout]);
  const tracks = layout.tracks.toSorted((a, b) => order(b.state) - order(a.state));
  // What a lab draws itself belongs to no station.
  const [only, another] = lab.needs;
  return (
    <StageContext value={scope}>
      <SignBoard>
        <div
          className={styles.stage}
          data-fit={fit}
          style={{
            '--l': colourOf(another ? undefined : only),
            '--drawn-width': layout.width,
            '--drawn-height': layout.height,
          }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a group of real buttons inside a drawing has no element of its own */}
          <svg
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            // A portrait drawing grows downwards as programs join: its beginning stays where it is.
            preserveAspectRatio={frame === 'portrait' ? 'xMidYMin meet' : 'xMidYMid meet'}
            role="group"
            aria-label={copy.stage}
            data-selected={scope.selected ?? undefined}
          >
            {tracks.map((track) => (
              <TrackDrawing key={`${track.from}>${track.to}`} track={track} colour={colourOf(travels.get(track))} />
            ))}
            {tracks.map((track) => (
              <TrackLabel key={`${track.from}>${track.to}`} track={track} />
            ))}
            <Roving stations={layout.stations}>
              {layout.stations.map((station) => (
                <StationDrawing key={station.id} kind={station.kind} station={station} />
              ))}
            </Roving>
            <FlightLayer flights={flights} layout={layout} />
          </svg>
          {/* Of programs that run bare nothing is drawn that a legend could explain. */}
          {legend && !lab.bare ? (
            <Legend layout={layout} foot={foot} />
          ) : foot ? (
            <div className={styles.foot}>{foot}</div>
          ) : null}
          <Phases picture={picture} lab={lab} />
        </div>
      </SignBoard>
    </StageContext>
  );
}

function Phases({ picture, lab }: { picture: Picture; lab: Lab }) {
  const phases = lab.needs.flatMap((technology) => technologyViews[technology].phases(picture));
  return phases.length > 0 ? <div className={styles.phases}>{phases.join(' · ')}</div> : null;
}

// What is gone lies under what is there.
const order = (state: 'open' | 'gone' | 'cut'): number => (state === 'gone' ? 2 : state === 'cut' ? 1 : 0);
