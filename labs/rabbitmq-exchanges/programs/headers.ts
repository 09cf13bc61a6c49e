// Header pairs as people type them, "region=asia, vip=yes", for shop.ts and operator.ts. It is no program.

/** Throws in words for the learner where the text is no list of pairs. */
export function readHeaders(text: string): Record<string, string> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [, name = '', value = ''] = /^([\w-]+)\s*=\s*([\w.-]+)$/.exec(pair) ?? [];
      if (name === '') throw new Error(`Header "${pair}" viết sai. Viết tên=giá trị bằng chữ không dấu: region=asia`);
      // A binding that has nothing else takes every message.
      if (/^x-/i.test(name)) throw new Error(`Header "${pair}" không dùng được: tên có x- thì headers exchange bỏ qua`);
      return [name, value];
    });
  return Object.fromEntries(pairs);
}
