'use client';
import { useMemo } from 'react';
import type { FlightLog } from '#model/flights.ts';
import type { Picture } from '#model/picture.ts';
import type { Scene, Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import { FlightLayer } from './flight-layer.tsx';
import { Legend } from './legend.tsx';
import { Meter } from './meter.tsx';
import { PartitionTape } from './partition-tape.tsx';
import { Caption, Exchange, Producer } from './points.tsx';
import { ProgramCard } from './program-card.tsx';
import { QueuePlatform } from './queue-platform.tsx';
import { SqlTable } from './sql-table.tsx';
import styles from './stage.module.css';
import { StageContext, type StageScope, useStage } from './stage-context.ts';
import { TrackLabel, TrackLine } from './track-line.tsx';

interface StageProps {
  scope: StageScope;
  scene: Scene;
  flights: FlightLog;
  legend?: boolean;
  /** `scroll`: as wide as its place, however high; `contain`: all of it within its place, if that is large enough. */
  fit?: 'contain' | 'scroll';
}

/** The drawing of a lab at the moment that the playback shows. */
export function Stage({ scope, scene, flights, legend = true, fit = 'contain' }: StageProps) {
  const { picture, frame, lab } = scope;
  const layout = useMemo(() => scene(picture, frame), [scene, picture, frame]);
  const broken = layout.tracks.toSorted((a, b) => order(b.state) - order(a.state));
  return (
    <StageContext value={scope}>
      <div
        className={styles.stage}
        data-fit={fit}
        style={{ '--l': `var(--${lab.line})`, '--drawn-width': layout.width, '--drawn-height': layout.height }}
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
          {broken.map((track) => (
            <TrackLine key={`${track.from}>${track.to}`} track={track} />
          ))}
          {broken.map((track) => (
            <TrackLabel key={`${track.from}>${track.to}`} track={track} />
          ))}
          {layout.stations.map((station) => (
            <StationDrawing key={station.id} station={station} />
          ))}
          <FlightLayer flights={flights} layout={layout} />
        </svg>
        {legend ? <Legend layout={layout} /> : null}
        <Phases picture={picture} />
      </div>
    </StageContext>
  );
}

/** Rebalances go on at the group, not at any one station. */
function Phases({ picture }: { picture: Picture }) {
  const phases = Object.values(picture.groups).flatMap((group) =>
    group.state === 'PreparingRebalance' || group.state === 'CompletingRebalance'
      ? [copy.rebalancing(group.name, copy.rebalance[group.state])]
      : [],
  );
  return phases.length > 0 ? <div className={styles.phases}>{phases.join(' · ')}</div> : null;
}

// What is gone lies under what is there.
const order = (state: 'open' | 'gone' | 'cut'): number => (state === 'gone' ? 2 : state === 'cut' ? 1 : 0);

function StationDrawing({ station }: { station: Station }) {
  switch (station.kind) {
    case 'producer':
      return <Producer station={station} />;
    case 'exchange':
      return <Exchange station={station} />;
    case 'queue':
      return <QueuePlatform station={station} />;
    case 'partition':
      return <PartitionTape station={station} />;
    case 'program':
      return <ProgramCard station={station} />;
    case 'caption':
      return <Caption station={station} />;
    case 'meter':
      return <Meter station={station} />;
    case 'table':
      return <SqlTable station={station} />;
    case 'own':
      return <Own station={station} />;
  }
}

/** A drawing that the lab brought itself. */
function Own({ station }: { station: Extract<Station, { kind: 'own' }> }) {
  const { picture, frame, parts } = useStage();
  const Part = parts[station.part];
  const { x, y, width, height } = station;
  return Part ? (
    <g transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <Part picture={picture} frame={frame} width={width} height={height} />
    </g>
  ) : null;
}
