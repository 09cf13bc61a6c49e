// Service order: nhận đơn, điều phối saga, và giữ sổ để giết lúc nào cũng làm tiếp được.
// Chạy riêng:  PORT=50053 DB=order.db USER_URL=… PRODUCT_URL=… PAYMENT_URL=… node order.ts   rồi gõ:  context off
import { Code, ConnectError } from '@connectrpc/connect';
import { CancelReason, OrderService, OrderStatus } from '#proto/shop/v2/order_pb.ts';
import { closeAnnouncers, passContext } from './announce.ts';
import { listenToCommands } from './commands.ts';
import { findOrder, type Order, openOrder, unfinished } from './journal.ts';
import { stopTrying } from './patience.ts';
import { decided } from './saga.ts';
import { onLeave, serve } from './serve.ts';
import { traceHeaders } from './tracing.ts';

const statuses = {
  running: OrderStatus.RUNNING,
  placed: OrderStatus.PLACED,
  cancelling: OrderStatus.CANCELLING,
  cancelled: OrderStatus.CANCELLED,
};

const reasons = new Map<string, CancelReason>([
  ['user_not_found', CancelReason.USER_NOT_FOUND],
  ['product_not_found', CancelReason.PRODUCT_NOT_FOUND],
  ['out_of_stock', CancelReason.OUT_OF_STOCK],
  ['payment_declined', CancelReason.PAYMENT_DECLINED],
  ['service_late', CancelReason.SERVICE_LATE],
  ['service_away', CancelReason.SERVICE_AWAY],
]);

function asMessage({ id, userId, productId, quantity, amount, status, reason }: Order) {
  const cancelReason = reasons.get(reason) ?? CancelReason.UNSPECIFIED;
  return { id, userId, productId, quantity, amount, status: statuses[status], cancelReason };
}

function found(id: string): Order {
  const order = findOrder(id);
  if (!order) throw new ConnectError(`không có đơn #${id}`, Code.NotFound);
  return order;
}

const door = serve(50053, (router) => {
  router.service(OrderService, {
    async placeOrder({ orderId: id, userId, productId, quantity }) {
      const before = findOrder(id);
      if (!before) openOrder({ id, userId, productId, quantity, trace: traceHeaders().traceparent ?? '' });
      else if (before.userId !== userId || before.productId !== productId || before.quantity !== quantity) {
        throw new ConnectError(`đơn #${id} đã có, với nội dung khác`, Code.AlreadyExists);
      }
      // Khách hết kiên nhẫn thì saga vẫn đi tiếp: đơn đã vào sổ là phải có kết cục.
      await decided(id);
      return { order: asMessage(found(id)) };
    },

    getOrder: ({ id }) => ({ order: asMessage(found(id)) }),
  });
});

listenToCommands({ context: (mode = 'on') => passContext(mode) });

onLeave(async () => {
  stopTrying();
  await door.close();
  await closeAnnouncers();
});

const left = unfinished();
if (left.length > 0) console.log(`Làm tiếp ${left.length} đơn dở trong sổ: #${left.join(', #')}`);
for (const id of left) void decided(id);
