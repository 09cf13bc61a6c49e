const sampleMs = 250;
/** How many of the newest samples are kept: a minute in which something always happens. */
export const keptSamples = 240;

/** Adds how something stands now to how it stood lately: one sample for each quarter of a second in which it changed. */
export const addSample = <Sample extends { at: number }>(samples: Sample[], now: Sample): void => {
  const last = samples.at(-1);
  if (last && isSame(last, now)) return;
  if (last && Math.floor(last.at / sampleMs) === Math.floor(now.at / sampleMs)) {
    Object.assign(last, now);
    return;
  }
  samples.push(now);
  if (samples.length > keptSamples) samples.shift();
};

const isSame = <Sample extends { at: number }>(one: Sample, other: Sample): boolean =>
  JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });
