// Cùng một số âm trong field 4, khai bằng hai kiểu.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

const points = 4;

/** int32: bù hai trên 64 bit. */
export const asInt32 = (value: number) => new BinaryWriter().tag(points, WireType.Varint).int32(value).finish();

/** sint32: zigzag, 0, −1, 1, −2, 2 … thành 0, 1, 2, 3, 4 … */
export const asSint32 = (value: number) => new BinaryWriter().tag(points, WireType.Varint).sint32(value).finish();

/** Bên đọc tưởng là sint32. Trên dây không có gì cho biết. */
export function readAsSint32(bytes: Uint8Array) {
  const reader = new BinaryReader(bytes);
  reader.tag();
  return reader.sint32();
}
