import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import AppleIcon from './apple-icon.tsx';
import { GET as favicon } from './favicon.ico/route.ts';
import manifest from './manifest.ts';
import { socialImage, socialImageSize } from './social-image.tsx';
import { token } from './token.ts';

/** Width and height of a PNG. */
const sizeOf = (png: Buffer): { width: number; height: number } => {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
};
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

test('icons and social images are drawn, with long Vietnamese titles too', async () => {
  const title = 'Ưu tiên, TTL, giới hạn và backpressure: queue dài thêm mỗi giây';
  expect(sizeOf(await bytesOf(await socialImage(title, 'Bản tin viết ra nhanh hơn tốc độ gửi đi.', 'kafka')))).toEqual(
    socialImageSize,
  );
  expect(sizeOf(await bytesOf(AppleIcon()))).toEqual({ width: 180, height: 180 });
  const ico = await bytesOf(await favicon());
  expect(ico.readUInt16LE(2)).toBe(1);
  const png = ico.subarray(ico.readUInt32LE(18));
  expect(png.byteLength).toBe(ico.readUInt32LE(14));
  expect(sizeOf(png)).toEqual({ width: 32, height: 32 });
});

test('what no style sheet reaches has the colours of the style sheet', () => {
  const icon = readFileSync('app/icon.svg', 'utf8');
  for (const theme of ['light', 'dark'] as const) {
    for (const name of ['rabbitmq', 'ink', 'card']) expect(icon).toContain(token(name, theme));
  }
  expect(manifest().background_color).toBe(token('paper'));
});
