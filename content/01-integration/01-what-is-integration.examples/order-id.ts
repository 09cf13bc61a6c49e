// Mã đơn do service khác gửi sang bằng JSON. Bên đó viết bằng Java, mã đơn là số nguyên 64 bit.

/** Mã đơn trong JSON của một đơn. Chỉ nhận chuỗi: số lớn thì JavaScript đã làm tròn trước khi ai kịp nhìn. */
export function orderIdOf(text: string): string {
  const { orderId }: { orderId: unknown } = JSON.parse(text);
  if (typeof orderId !== 'string') throw new TypeError(`orderId phải là chuỗi, ở đây là ${typeof orderId}`);
  return orderId;
}
