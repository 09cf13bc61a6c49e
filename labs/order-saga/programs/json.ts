// Từ message của Protobuf sang JSON của API: enum thành chữ thường, int64 thành số.
import type { GetReportResponse } from '#proto/shop/v2/analytics_pb.ts';
import { CancelReason, CancelReasonSchema, type Order, OrderStatus } from '#proto/shop/v2/order_pb.ts';

const statuses = new Map<OrderStatus, 'running' | 'placed' | 'cancelling' | 'cancelled'>([
  [OrderStatus.RUNNING, 'running'],
  [OrderStatus.PLACED, 'placed'],
  [OrderStatus.CANCELLING, 'cancelling'],
  [OrderStatus.CANCELLED, 'cancelled'],
]);

/** PAYMENT_DECLINED thành payment_declined; null khi đơn không bị huỷ. */
export function reasonName(reason: CancelReason): string | null {
  if (reason === CancelReason.UNSPECIFIED) return null;
  return CancelReasonSchema.value[reason]?.localName.toLowerCase() ?? null;
}

export function orderJson({ id, userId, productId, quantity, amount, status, cancelReason }: Order) {
  const name = statuses.get(status) ?? 'running';
  return { id, userId, productId, quantity, amount, status: name, cancelReason: reasonName(cancelReason) };
}

export function reportJson(report: GetReportResponse) {
  const { totalOrders, placedOrders, successRate, ordersLastMinute } = report;
  return {
    totalOrders,
    placedOrders,
    successRate,
    ordersLastMinute,
    revenue: Number(report.revenue),
    topProducts: report.topProducts.map(({ productId, name, quantity, revenue }) => ({
      productId,
      name,
      quantity,
      revenue: Number(revenue),
    })),
    revenueByDay: report.revenueByDay.map(({ day, revenue }) => ({ day, revenue: Number(revenue) })),
  };
}
