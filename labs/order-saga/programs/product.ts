// Service product: danh mục và kho. Giữ hàng và trả hàng theo mã đơn, gọi lại bao nhiêu lần cũng chỉ một lần có thật.
// Chạy riêng:  PORT=50052 DB=product.db node product.ts   rồi gõ:  work 3000 | die reserve after
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { ProductService } from '#proto/shop/v2/product_pb.ts';
import { listenToCommands } from './commands.ts';
import { here } from './faults.ts';
import { onLeave, serve } from './serve.ts';
import { addProduct, findProduct, release, reserve } from './stock.ts';

/** Mỗi lần giữ hay trả hàng mất bao lâu, ms. */
let workMs = Number(process.env.WORK_MS ?? 0);

function found(id: string) {
  const product = findProduct(id);
  if (!product) throw new ConnectError(`không có món #${id}`, Code.NotFound);
  return product;
}

const door = serve(50052, (router) => {
  router.service(ProductService, {
    createProduct({ name, price, stock }) {
      const product = addProduct(name, price, stock);
      console.log(`Món #${product.id}: ${name}, ${price} đồng, ${stock} cái`);
      return { product };
    },

    getProduct: ({ id }) => ({ product: found(id) }),

    async reserveStock({ orderId, productId, quantity }, { signal }) {
      here('reserve before');
      await sleep(workMs, undefined, { signal });
      const { name, price } = found(productId);
      const outcome = reserve(orderId, productId, quantity);
      console.log(`Đơn #${orderId}: ${outcome.said}`);
      here('reserve after');
      if (outcome.code) throw new ConnectError(outcome.said, outcome.code);
      return { name, price };
    },

    async releaseStock({ orderId }, { signal }) {
      here('release before');
      await sleep(workMs, undefined, { signal });
      const quantity = release(orderId);
      console.log(`Đơn #${orderId}: trả về kho ${quantity} cái`);
      here('release after');
      return { quantity };
    },
  });
});

listenToCommands({
  work: (ms = '0') => {
    workMs = Number(ms);
  },
});

onLeave(() => door.close());
