// Các bước của saga: mỗi bước là một lời gọi tới service khác, kèm mã đơn làm khoá chống làm hai lần.
import { Code, ConnectError } from '@connectrpc/connect';
import { PaymentService } from '#proto/shop/v2/payment_pb.ts';
import { ProductService } from '#proto/shop/v2/product_pb.ts';
import { UserService } from '#proto/shop/v2/user_pb.ts';
import { about, clientOf } from './client.ts';
import type { Order } from './journal.ts';
import { pause, pausesMs } from './patience.ts';
import { isClear, refusing } from './refusal.ts';

const users = clientOf(UserService, process.env.USER_URL ?? 'http://127.0.0.1:50051');
const products = clientOf(ProductService, process.env.PRODUCT_URL ?? 'http://127.0.0.1:50052');
const payments = clientOf(PaymentService, process.env.PAYMENT_URL ?? 'http://127.0.0.1:50054');

export async function findEmail({ id, userId }: Order) {
  const { user } = await users
    .getUser({ id: userId }, about(id))
    .catch(refusing({ [Code.NotFound]: 'user_not_found' }));
  return { email: user?.email ?? '' };
}

export async function reserve({ id, productId, quantity }: Order) {
  const { name, price } = await products
    .reserveStock({ orderId: id, productId, quantity }, about(id))
    .catch(refusing({ [Code.NotFound]: 'product_not_found', [Code.FailedPrecondition]: 'out_of_stock' }));
  return { product: name, amount: price * quantity };
}

/** Thu tiền là bước duy nhất được thử lại khi không rõ kết quả: ngân hàng hay chậm, và gọi lại thì không thu hai lần. */
export async function charge({ id, userId }: Order, amount: number) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { paymentId } = await payments.charge({ orderId: id, userId, amount }, about(id));
      return { paymentId };
    } catch (thrown) {
      const error = ConnectError.from(thrown);
      const pauseMs = pausesMs[attempt];
      if (isClear(error) || pauseMs === undefined) {
        return refusing({ [Code.FailedPrecondition]: 'payment_declined' })(error);
      }
      console.log(
        `Đơn #${id}: thu tiền lần ${attempt + 1} không rõ kết quả, thử lại sau ${pauseMs} ms. ${error.message}`,
      );
      await pause(pauseMs);
    }
  }
}

export async function refund({ id }: Order) {
  const { amount } = await payments.refund({ orderId: id }, about(id));
  return { amount };
}

export async function release({ id }: Order) {
  const { quantity } = await products.releaseStock({ orderId: id }, about(id));
  return { quantity };
}
