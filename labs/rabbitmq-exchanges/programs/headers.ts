// Header pairs as people type them, "region=asia, vip=yes", for shop.ts and operator.ts. It is no program.

/** Throws in words for the learner where the text is no list of pairs. */
export function readHeaders(text: string) {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([\w-]+)\s*=\s*([\w.-]+)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) {
        throw new Error(`Header "${pair}" viết sai. Viết tên=giá trị bằng chữ không dấu: region=asia, vip=yes`);
      }
      return [name, value];
    }),
  );
}
