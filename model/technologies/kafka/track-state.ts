import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { readersOf } from './readers.ts';
import { partitionOf } from './stations.ts';

/**
 * To a partition a track is open while its topic and the program are there; from one where the group gave it to that program,
 * and cut where it gave it to a process that is dead by now, though the program runs again.
 */
export const trackState = (picture: Picture, from: string, to: string): TrackState | undefined => {
  const written = partitionOf(to);
  if (written) return picture.topics[written.topic] && picture.programs[from]?.state === 'running' ? 'open' : 'gone';
  const read = partitionOf(from);
  if (!read) return undefined;
  const state = picture.programs[to]?.state;
  if (state === 'dead') return 'cut';
  const readers = readersOf(picture, read.topic, Object.keys(picture.groups));
  const reader = readers.find(({ program, partition }) => program === to && partition === read.partition);
  if (!reader || state === 'left') return 'gone';
  return reader.isGhost ? 'cut' : 'open';
};
