const seed = 0x9747b28c;
const m = 0x5bd1e995;

/** A key as it goes over the wire. */
const bytesOf = (key: string): Uint8Array => new TextEncoder().encode(key);

/** Murmur2 with Kafka's seed, as an unsigned number: the hash by which kafkajs and the Java client choose a key's partition. */
export const murmur2 = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  let h = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    let k = Math.imul(view.getInt32(at, true), m);
    k = Math.imul(k ^ (k >>> 24), m);
    h = Math.imul(h, m) ^ k;
  }
  const rest = bytes.subarray(whole);
  for (const [place, byte] of rest.entries()) h ^= byte << (8 * place);
  if (rest.length > 0) h = Math.imul(h, m);
  h = Math.imul(h ^ (h >>> 13), m);
  return (h ^ (h >>> 15)) >>> 0;
};

/** Each step from a key to its partition. */
export const stepsOf = (key: string, partitions: number) => {
  const bytes = bytesOf(key);
  const hash = murmur2(bytes);
  const positive = hash & 0x7fffffff;
  return { bytes, hash, positive, partition: positive % partitions };
};
