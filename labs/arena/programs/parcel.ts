// Gói hàng của cuộc đo: cả ba cách chở đúng những byte này.
// 8 byte đầu là giờ hẹn gửi, 4 byte kế là lượt đo, 1 byte nói gói có cần trả lời không; còn lại là hàng.

export const headBytes = 16;

/** Ms của đồng hồ chung: CLOCK_MONOTONIC của máy, mọi tiến trình đọc ra cùng một số. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export interface Head {
  due: number;
  phase: number;
  wantsReply: boolean;
}

export function pack({ due, phase, wantsReply }: Head, bytes: number): Buffer {
  const parcel = Buffer.alloc(Math.max(bytes, headBytes), 'x');
  parcel.writeDoubleLE(due, 0);
  parcel.writeUInt32LE(phase, 8);
  parcel.writeUInt8(wantsReply ? 1 : 0, 12);
  return parcel;
}

export function readHead(parcel: Uint8Array): Head {
  const view = new DataView(parcel.buffer, parcel.byteOffset, headBytes);
  return { due: view.getFloat64(0, true), phase: view.getUint32(8, true), wantsReply: view.getUint8(12) === 1 };
}
