import { drawnIcon } from '../drawn-icon.tsx';

export const dynamic = 'force-static';

const size = 32;

/** For whatever asks for this name without reading the page: one PNG in an ICO's shell. */
export async function GET(): Promise<Response> {
  const png = Buffer.from(await drawnIcon(size, { onPaper: false }).arrayBuffer());
  const head = Buffer.alloc(22);
  // Directory: type icon, one image.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  // Entry: width, height, planes, bits a pixel, length, offset.
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.byteLength, 14);
  head.writeUInt32LE(head.byteLength, 18);
  return new Response(Buffer.concat([head, png]), { headers: { 'content-type': 'image/x-icon' } });
}
