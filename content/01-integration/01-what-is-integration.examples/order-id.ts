// Đơn do service khác gửi sang bằng JSON. Bên đó viết bằng Java, mã đơn là số nguyên 64 bit.

/** Mã đơn trong JSON của một đơn. Chỉ nhận chuỗi, vì số lớn đã bị làm tròn. */
export function orderIdOf(text: string): string {
  const { orderId }: { orderId: unknown } = JSON.parse(text);
  if (typeof orderId === 'string') return orderId;
  throw new TypeError(`orderId là ${typeof orderId}, phải là chuỗi`);
}
