// Những gì service order báo ra ngoài: hợp đồng với ai đọc topic và ai đọc queue.

/** Trong topic order-events: kết cục của một đơn. */
export interface OrderEvent {
  eventType: 'ORDER_PLACED' | 'ORDER_CANCELLED';
  data: {
    id: string;
    productId: string;
    product: string;
    quantity: number;
    amount: number;
    reason: string;
    at: number;
  };
}

/** Trong queue order_notifications: một thư phải gửi. */
export interface Notice {
  orderId: string;
  email: string;
  product: string;
  quantity: number;
  amount: number;
}
