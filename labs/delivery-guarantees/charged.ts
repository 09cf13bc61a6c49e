import type { Picture } from '#model/picture.ts';

/** Whether the order that the shop wrote down last is the one that was charged last. */
export const isLastCharged = ({ tables }: Pick<Picture, 'tables'>): boolean =>
  tables.charges?.newest.at(-1) === String(tables.orders?.newest.at(-1));
