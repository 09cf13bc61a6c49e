/**
 * Programs in the order in which they can start: in each wave those that call nobody of the waves to come. Who call each
 * other start side by side, as nobody of them can be the first.
 */
export const wavesOf = (programs: readonly string[], calledBy: (program: string) => readonly string[]): string[][] => {
  const waves: string[][] = [];
  let rest = [...programs];
  while (rest.length > 0) {
    const free = rest.filter((one) => !calledBy(one).some((other) => other !== one && rest.includes(other)));
    const wave = free.length > 0 ? free : rest;
    waves.push(wave);
    rest = rest.filter((one) => !wave.includes(one));
  }
  return waves;
};
