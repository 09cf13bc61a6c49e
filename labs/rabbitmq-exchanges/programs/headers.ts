// Đọc các cặp header gõ tay, "region=asia, vip=yes", cho shop.ts và operator.ts. Không chạy riêng.

/** Viết sai thì ném lỗi, nói rõ sai ở đâu. */
export function readHeaders(text: string): Record<string, string> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [, name = '', value = ''] = /^([\w-]+)\s*=\s*([\w.-]+)$/.exec(pair) ?? [];
      if (name === '') throw new Error(`Header "${pair}" viết sai. Viết tên=giá trị bằng chữ không dấu: region=asia`);
      // Binding chỉ toàn header x- thì message nào cũng khớp.
      if (/^x-/i.test(name)) throw new Error(`Header "${pair}" không dùng được: tên có x- thì headers exchange bỏ qua`);
      return [name, value];
    });
  return Object.fromEntries(pairs);
}
