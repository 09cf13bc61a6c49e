import { technologyOfKind } from '#components/station-id.ts';
import type { SceneLayout, Track } from '#model/scene.ts';
import type { Technology } from '#model/technology.ts';

/** What travels on each track of a layout: by the stations at its ends, or by its own word where both are the platform's. */
export const technologiesOfTracks = ({ stations, tracks }: SceneLayout): ReadonlyMap<Track, Technology | undefined> => {
  const ofStation = new Map(stations.map(({ id, kind }) => [id, technologyOfKind(kind)]));
  return new Map(
    tracks.map((track) => [track, track.technology ?? ofStation.get(track.to) ?? ofStation.get(track.from)]),
  );
};
