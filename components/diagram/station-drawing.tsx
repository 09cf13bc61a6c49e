'use client';
import type { ReactNode } from 'react';
import { technologyOfKind } from '#components/station-id.ts';
import { stationViews } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { Station } from '#model/scene.ts';
import type { Part } from '#model/technologies.ts';
import { Meter } from './meter.tsx';
import { Caption, Producer } from './points.tsx';
import { ProgramCard } from './program-card.tsx';
import { useStage } from './stage-context.ts';

type Kind = Station['kind'];
type StationOf = { [One in Kind]: Extract<Station, { kind: One }> };
type Drawings<Kinds extends Kind> = {
  readonly [One in Kinds]: { Drawing: (props: { station: StationOf[One] }) => ReactNode };
};

const platform: Drawings<Exclude<Kind, Part<'station'>['kind']>> = {
  producer: { Drawing: Producer },
  program: { Drawing: ProgramCard },
  caption: { Drawing: Caption },
  meter: { Drawing: Meter },
  own: { Drawing: Own },
};

const drawings: Drawings<Kind> = { ...platform, ...stationViews };

/** A station of any kind; that of a technology is in its colour. */
export function StationDrawing<One extends Kind>({ kind, station }: { kind: One; station: StationOf[One] }) {
  const { proof } = useStage();
  const { Drawing } = drawings[kind];
  const technology = technologyOfKind(kind);
  return (
    <g data-proves={proof?.stations.has(station.id) || undefined} style={technology && { '--l': colourOf(technology) }}>
      <Drawing station={station} />
    </g>
  );
}

/** A drawing that the lab brought itself. */
function Own({ station }: { station: StationOf['own'] }) {
  const { picture, frame, parts } = useStage();
  const Part = parts[station.part];
  const { id, x, y, width, height } = station;
  return Part ? (
    <g transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <Part id={id} picture={picture} frame={frame} width={width} height={height} />
    </g>
  ) : null;
}
