import type { PartitionPicture } from './picture.ts';

type Surveyed = Pick<PartitionPicture, 'segments' | 'gaps' | 'high'>;

/** A segment of which something is left, from its first offset to the one behind its last. */
export interface Segment {
  first: number;
  until: number;
  /** It is the one that is written to. */
  isActive: boolean;
}

/** Whether nothing is left at the offset, above the low watermark. */
export const isGap = ({ gaps = [] }: Pick<Surveyed, 'gaps'>, offset: number): boolean =>
  gaps.some(({ from, until }) => offset >= from && offset < until);

/** Segments, oldest first, as far as they have been surveyed; what was written since counts to the last. */
export const segmentsOf = ({ segments = [], gaps = [], high }: Surveyed): Segment[] =>
  segments.map((first, i) => {
    const next = segments[i + 1];
    if (next === undefined) return { first, until: high, isActive: true };
    const gap = gaps.find(({ until }) => until === next);
    return { first, until: gap ? Math.max(first + 1, gap.from) : next, isActive: false };
  });
