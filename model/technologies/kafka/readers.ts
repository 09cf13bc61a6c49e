import type { Picture } from '../../picture.ts';

/** Who reads which partition of a topic in these groups, by the word of the broker: also those it only still believes in, as ghosts. */
export const readersOf = (
  { groups, programs }: Pick<Picture, 'groups' | 'programs'>,
  topic: string,
  names: readonly string[],
): { partition: number; program: string; isGhost: boolean }[] =>
  names.flatMap((group) =>
    (groups[group]?.members ?? []).flatMap(({ program, partitions, isGhost = false }) => {
      if (program === null || !programs[program]) return [];
      return partitions.flatMap((one) => (one.topic === topic ? [{ partition: one.partition, program, isGhost }] : []));
    }),
  );
