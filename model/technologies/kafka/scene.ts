import type { Port } from '../../scene/ports.ts';
import type { Frame, StationOf } from '../../scene.ts';
import { partitionStation } from './stations.ts';

/** Distance between two cells of a tape, in scene units; a tape is `cells` times as wide. */
export const cellPitch: Readonly<Record<Frame, number>> = { landscape: 37, portrait: 34 };

// As far off as a carriage needs.
const clearance = { landscape: { before: 12, behind: 2 }, portrait: { before: 6, behind: 0 } };

const widthOf = (cells: number, frame: Frame): number => cells * cellPitch[frame];

/** The tape of a partition, with its records in cells; the first of them begins at `left`. */
export const partitionTape = (
  topic: string,
  partition: number,
  { left, ...rest }: Pick<StationOf<'partition'>, 'y' | 'cells' | 'groups'> & { left: number },
  frame: Frame,
): StationOf<'partition'> => ({
  id: partitionStation(topic, partition),
  kind: 'partition',
  topic,
  partition,
  x: left + widthOf(rest.cells, frame) / 2,
  ...rest,
});

/** Where records come to a tape. */
export const tapeStart = ({ id, x, y, cells }: StationOf<'partition'>, frame: Frame): Port => ({
  station: id,
  axis: 'x',
  point: [x - widthOf(cells, frame) / 2 - clearance[frame].before, y],
});

/** Where they are read from it, in the middle or at the height `y`. */
export const tapeEnd = (tape: StationOf<'partition'>, frame: Frame, y = tape.y): Port => ({
  station: tape.id,
  axis: 'x',
  point: [tape.x + widthOf(tape.cells, frame) / 2 + clearance[frame].behind, y],
});
