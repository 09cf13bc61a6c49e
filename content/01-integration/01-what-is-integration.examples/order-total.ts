// Tính tiền một đơn. Cùng một hàm này chạy ở hai chỗ: trong chính cửa hàng, và trong service giá.

export interface Order {
  lines: { price: number; quantity: number }[];
}

/** Tổng tiền của đơn, tính bằng đồng. */
export const totalOf = (order: Order): number => order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
