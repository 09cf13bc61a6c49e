/** How many of a list, in ascending order of `of`, have at most that value. */
export const countUpTo = <Item>(items: readonly Item[], value: number, of: (item: Item) => number): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && of(item) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};
